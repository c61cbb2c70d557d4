// The backends, with their status.

import { get } from "./api.js";
import { make, table } from "./dom.js";
import { duration } from "./format.js";

export function title() {
  return "Backends";
}

export async function load() {
  return get("/backends");
}

export function render(backends) {
  const list = values => values?.length ? make("code", {}, values.join(" ")) : "–";
  const columns = [
    ["Backend", each => each.backend],
    ["Status", each => make("span", { class: "status " + each.status }, each.status)],
    ["Qubits", each => each.qubits, "number"],
    ["Queue", each => duration(each.average_queue_time), "number"],
    ["Native gates", each => list(each.supported_native_gates), "wide"],
    ["Gates", each => list(each.supported_gates), "wide"],
    ["Jobs", each => make("a", { href: "#jobs?target=" + encodeURIComponent(each.backend) },
      "Jobs", make("span", { class: "unseen" }, " on " + each.backend))],
  ];
  return [
    make("h1", { tabindex: -1 }, "Backends"),
    table("Backends", columns, backends, each => each.backend),
  ];
}
