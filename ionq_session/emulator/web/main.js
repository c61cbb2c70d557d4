// The page: shows the view that the address names and keeps it up to date.

import { ApiError, NoReply } from "./api.js";
import { buildConstants, make, update } from "./dom.js";
import * as backends from "./backends.js";
import * as job from "./job.js";
import * as jobs from "./jobs.js";
import * as reference from "./reference.js";

const PERIOD = 500; // milliseconds between two refreshes
const VIEWS = { jobs, job, backends, api: reference };

const main = document.getElementById("main");
const trouble = document.getElementById("trouble");
let turn = 0;
let shown; // the address of what is on the page
let final; // the address at which there is nothing to wait for

// An address is #view/argument?name=value.
function readAddress() {
  const [path, query] = location.hash.slice(1).split("?");
  const [name, ...rest] = path.split("/");
  return {
    name: Object.hasOwn(VIEWS, name) ? name : "jobs",
    argument: decodeURIComponent(rest.join("/")),
    query: new URLSearchParams(query),
  };
}

async function refresh() {
  final = undefined;
  const current = ++turn; // a newer refresh makes this one obsolete
  const hash = location.hash;
  const address = readAddress();
  const view = VIEWS[address.name];
  try {
    const content = await view.load(address);
    if (current !== turn) return;
    show(hash, address, view.title(content, address), view.render(content, address));
    notify();
  } catch (error) {
    if (current === turn) showError(error, hash, address);
  }
}

function show(hash, address, title, parts) {
  const key = address.name === "api" ? "api" : address.name + "/" + address.argument;
  update(main, make("main", {}, make("div", { "data-key": key }, parts)));
  buildConstants(main);
  if (hash === shown) return;
  document.title = title + " · IonQ emulator";
  for (const link of document.querySelectorAll("nav a"))
    if (link.hash === "#" + (address.name === "job" ? "jobs" : address.name))
      link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  if (shown !== undefined) {
    scrollTo(0, 0);
    main.querySelector("h1")?.focus({ preventScroll: true });
  }
  shown = hash;
  VIEWS[address.name].arrive?.(address);
}

function notify(...parts) {
  const fresh = make("p", {}, parts);
  if (fresh.textContent !== trouble.textContent) trouble.replaceChildren(...fresh.childNodes);
}

function showError(error, hash, address) {
  if (error instanceof NoReply) {
    notify("The emulator does not answer. What is shown may be out of date; this page keeps trying.");
  } else if (!(error instanceof ApiError)) {
    console.error(error);
    notify("This page has an error: " + error.message);
  } else if (error.status === 401) {
    final = hash;
    notify("The emulator has another key now. ", make("a", { href: "/" }, "Load the page again."));
  } else if (error.status === 404 && address.name === "job") {
    final = hash;
    show(hash, address, "No such job", [
      make("h1", { tabindex: -1 }, "No such job"),
      make("p", {}, "It was deleted, or its emulator kept jobs in memory and has stopped."),
      make("p", {}, make("a", { href: "#jobs" }, "All jobs")),
    ]);
    notify();
  } else notify(error.message);
}

async function poll() {
  if (!document.hidden && location.hash !== final) await refresh();
  setTimeout(poll, PERIOD);
}

document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault(); // the fragment of an address names a view
  main.focus();
});
addEventListener("hashchange", refresh);
document.addEventListener("visibilitychange", () => document.hidden || refresh());
poll();
