// The list of jobs, the newest first, with its filters.

import { get } from "./api.js";
import { make, table } from "./dom.js";
import { backendOf, moment, number, typeOf } from "./format.js";

const STATUSES = ["submitted", "ready", "started", "completed", "failed", "canceled"];
const FILTERS = ["status", "target", "session_id"];

export function title() {
  return "Jobs";
}

export async function load({ query }) {
  const parameters = new URLSearchParams([...query].filter(([name]) =>
    name === "next" || FILTERS.includes(name)));
  return get("/jobs?" + parameters);
}

export function render(page, { query }) {
  return [
    make("h1", { tabindex: -1 }, "Jobs"),
    filters(query),
    page.jobs.length ? jobTable("Jobs, the newest first", page.jobs) : nothing(query),
    pages(page, query),
  ];
}

function address(query, changes) {
  const parameters = new URLSearchParams(query);
  parameters.delete("next");
  for (const [name, value] of Object.entries(changes))
    if (value === null) parameters.delete(name);
    else parameters.set(name, value);
  return "#jobs" + (parameters.size ? "?" + parameters : "");
}

function filters(query) {
  const status = query.get("status");
  const choice = (text, value) => make("a", {
    href: address(query, { status: value }),
    "aria-current": status === value && "true",
  }, text);
  const others = FILTERS.filter(name => name !== "status" && query.has(name)).map(name =>
    make("a", { href: address(query, { [name]: null }), "data-key": name },
      (name === "target" ? "on " : "in session ") + query.get(name) + " ",
      make("span", { "aria-hidden": "true" }, "×"),
      make("span", { class: "unseen" }, "(remove this filter)")));
  return make("nav", { class: "chips", "aria-label": "Filters", "data-key": "filters" },
    choice("all", null), STATUSES.map(each => choice(each, each)), others);
}

function nothing(query) {
  if (query.size) return make("p", { class: "empty", "data-key": "empty" }, "No such jobs.");
  return make("div", { class: "empty", "data-key": "empty" },
    make("p", {}, "No jobs yet. They appear here as soon as a client submits one to"),
    make("pre", {}, location.origin + "/v0.4"),
    make("p", {}, "with this emulator's API key."));
}

function pages({ next }, query) {
  const links = [];
  if (query.has("next")) links.push(make("a", { href: address(query, {}) }, "Newest jobs"));
  if (next) links.push(make("a", { href: address(query, { next }), rel: "next" }, "Older jobs"));
  return make("nav", { class: "pages", "aria-label": "Pages", "data-key": "pages" }, links);
}

export function statusOf(job) {
  return make("span", { class: "status " + job.status }, job.status);
}

const COLUMNS = [
  ["Status", statusOf],
  ["Job", job => make("a", { href: "#job/" + job.id, title: job.name || job.id },
    job.name || job.id), "name"],
  ["Type", typeOf, "wide"],
  ["Backend", backendOf, "backend wide"],
  ["Qubits", job => job.stats?.qubits ?? "–", "number wide"],
  ["Shots", job => job.shots ? number(job.shots) : "–", "number wide"],
];
const SUBMITTED = ["Submitted (UTC)", job => make("time",
  { datetime: job.submitted_at, title: job.submitted_at }, moment(job.submitted_at)), "moment"];

export function jobTable(caption, jobs, before = [], after = [SUBMITTED]) {
  return make("div", { "data-key": "jobs" },
    table(caption, [...before, ...COLUMNS, ...after], jobs, job => job.id));
}
