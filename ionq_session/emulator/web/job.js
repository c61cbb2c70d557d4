// One job: its properties, its input, its children and its results.

import { get, getOnce } from "./api.js";
import { drawing } from "./circuit.js";
import { constant, make, table } from "./dom.js";
import { histograms } from "./histogram.js";
import { jobTable, statusOf } from "./jobs.js";
import { problem } from "./problem.js";
import { backendOf, duration, moment, number, probability, several, typeOf } from "./format.js";

const CHILDREN = 25; // a page of the API
const PROBABILITIES = "ionq.result.probabilities.json.v2";
const COUNTS = "ionq.result.histogram.json.v2";
const AGGREGATE = "ionq.result.probabilities-aggregate.json.v1";
const NATIVE = "ionq.native.v1";
const HAS_PROGRAM = new Set(["ionq.qasm3.v1", "quantum-function"]);
const MOST_STATES = 3; // shown of each child

export function title({ job }) {
  return job.name || job.id;
}

export async function load({ argument, query }) {
  const path = "/jobs/" + encodeURIComponent(argument);
  const job = await get(path);
  const artifact = descriptor => descriptor
    && getOnce("/v0.4" + path + "/artifacts/" + encodeURIComponent(descriptor.id));
  const compiled = job.output?.compilation?.compiled_circuits?.[NATIVE];
  const first = Number(query.get("from")) || 0;
  const [input, sketch, probabilities, counts, aggregate, native, children, parent] = await Promise.all([
    getOnce(path + "/input"),
    HAS_PROGRAM.has(job.type) ? getOnce(path + "/sketch") : undefined,
    artifact(job.results?.[PROBABILITIES]),
    artifact(job.results?.[COUNTS]),
    artifact(job.results?.[AGGREGATE]),
    artifact(compiled),
    childrenOf(job, first),
    job.parent_job_id ? getOnce("/v0.4/jobs/" + job.parent_job_id) : undefined,
  ]);
  return { job, input, sketch, probabilities, counts, aggregate, native, children, parent, first };
}

async function childrenOf(job, first) {
  const ids = (job.child_job_ids ?? []).slice(first, first + CHILDREN);
  if (!ids.length) return [];
  const { jobs } = await get("/jobs?" + new URLSearchParams(ids.map(id => ["ids", id])));
  return ids.map(id => jobs.find(job => job.id === id)).filter(Boolean);
}

export function render(content) {
  const { job, parent } = content;
  return [
    make("p", { class: "trail", "data-key": "trail" }, make("a", { href: "#jobs" }, "Jobs"),
      parent ? [" / ", make("a", { href: "#job/" + parent.id }, parent.name || parent.id)] : null),
    make("h1", { tabindex: -1 }, make("span", { class: "name", title: job.name }, job.name || job.id), " ", statusOf(job)),
    make("div", { "data-key": "failure" }, failure(job)),
    facts(job),
    make("div", { "data-key": "children" }, children(content)),
    make("div", { "data-key": "input" }, constant("input " + job.id + " " + Boolean(job.results), () => problem(content))),
    make("div", { "data-key": "results" }, results(content)),
    make("div", { "data-key": "compiled" }, compiled(content)),
    make("div", { "data-key": "metadata" }, metadata(job)),
    make("details", { "data-key": "whole" }, make("summary", {}, "The whole job, as the API returns it"),
      make("pre", {}, JSON.stringify(job, null, 2))),
  ];
}

function failure({ failure: why }) {
  return why && make("div", { class: "failure", role: "alert" },
    make("strong", {}, why.code), make("p", {}, why.message));
}

function facts(job) {
  const { stats } = job, gates = stats?.gate_counts;
  const values = {
    "Type": typeOf(job),
    "Backend": backendOf(job),
    "Shots": job.shots && number(job.shots),
    "Qubits": stats?.qubits,
    "Gates": gates && number(gates["1q"] ?? 0) + " on one qubit, "
      + number(gates["2q"] ?? 0) + " on two or more",
    "Error mitigation": Object.entries(job.settings?.error_mitigation ?? {})
      .filter(([, value]) => value).map(([name]) => name.replace("_", " ")).join(", "),
    "Dry run": job.dry_run && "yes",
    "Session": job.session_id
      && make("a", { href: "#jobs?session_id=" + job.session_id }, job.session_id),
    "Submitted": moment(job.submitted_at),
    "Started": moment(job.started_at),
    "Ended": moment(job.completed_at),
    "Run time": job.execution_duration_ms !== null && duration(job.execution_duration_ms),
    "Id": make("code", {}, job.id),
  };
  return make("dl", { class: "facts", "data-key": "facts" }, Object.entries(values)
    .filter(([, value]) => value || value === 0)
    .map(([name, value]) => make("div", { "data-key": name }, make("dt", {}, name), make("dd", {}, value))));
}

function children({ job, children: page, aggregate, first }) {
  const ids = job.child_job_ids ?? [];
  if (!ids.length) return [];
  const likeliest = child => {
    const states = Object.entries(aggregate?.[child.id] ?? {}).sort((one, other) => other[1] - one[1]);
    return states.length ? make("code", {}, states.slice(0, MOST_STATES).map(([state, weight]) =>
      BigInt(state).toString(2).padStart(child.stats?.qubits ?? 1, "0") + " " + probability(weight))
      .join("  ") + (states.length > MOST_STATES ? " …" : "")) : "–";
  };
  const address = from => "#job/" + job.id + (from ? "?from=" + from : "");
  return [
    make("h2", {}, "Circuits"),
    jobTable("Circuits, in order", page, [["#", (_, at) => first + at, "number"]],
      aggregate ? [["Most probable", likeliest, "state wide"]] : []),
    make("nav", { class: "pages", "aria-label": "Circuits", "data-key": "pages" },
      first ? make("a", { href: address(Math.max(0, first - CHILDREN)) }, "Earlier circuits") : null,
      first + CHILDREN < ids.length
        ? make("a", { href: address(first + CHILDREN) }, "Later circuits") : null,
      ids.length > CHILDREN ? make("span", { class: "note" }, (first + 1) + " to "
        + Math.min(ids.length, first + CHILDREN) + " of " + several(ids.length, "circuit")) : null),
  ];
}

function results({ job, probabilities, counts, aggregate }) {
  const described = job.results;
  if (!described) return job.status === "completed" ? [make("p", {}, "A dry run has no results.")] : [];
  if (aggregate !== undefined) return [];
  const head = make("h2", {}, "Results");
  if (probabilities === null)
    return [head, make("p", {}, "They are too large to show here. Get them from the API at ",
      make("code", {}, "/v0.4/jobs/" + job.id + "/results/probabilities"), ".")];
  if (probabilities)
    return [head, constant("results " + job.id, () => histograms(probabilities, counts ?? undefined))];
  const { qaoa_results: values = described } = described;
  return [head, make("dl", { class: "facts" }, Object.entries(values).map(([name, value]) =>
    make("div", {}, make("dt", {}, name.replace("_", " ")), make("dd", {}, make("code", {}, String(value))))))];
}

function compiled({ job, native }) {
  return native ? [constant("compiled " + job.id, () => [make("details", {},
    make("summary", {}, "The compiled circuit: " + several(native.circuit.length, "native gate")),
    drawing(native.circuit, native.qubits))])] : [];
}

function metadata({ metadata: entries }) {
  return entries && Object.keys(entries).length ? [
    make("h2", {}, "Metadata"),
    table("Metadata", [
      ["Name", ([name]) => make("code", {}, name)],
      ["Value", ([, value]) => make("code", {}, value)],
    ], Object.entries(entries)),
  ] : [];
}
