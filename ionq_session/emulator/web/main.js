// The page: which view is shown, and that it stays up to date.

import { Refusal, Silence } from "./api.js";
import { make, settle, update } from "./dom.js";
import * as backends from "./backends.js";
import * as job from "./job.js";
import * as jobs from "./jobs.js";
import * as reference from "./reference.js";

const PERIOD = 500; // milliseconds between two looks at the emulator
const VIEWS = { jobs, job, backends, api: reference };

const main = document.getElementById("main");
const trouble = document.getElementById("trouble");
let turn = 0;
let shown; // the address of what is on the page

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

async function look() {
  const mine = ++turn;
  const hash = location.hash;
  const address = readAddress();
  const view = VIEWS[address.name];
  try {
    const found = await view.load(address);
    if (mine !== turn) return;
    show(hash, address, view.title(found, address), view.render(found, address));
    tell();
  } catch (error) {
    if (mine === turn) explain(error, hash, address);
  }
}

function show(hash, address, title, parts) {
  const key = address.name === "api" ? "api" : address.name + "/" + address.argument;
  update(main, make("main", {}, make("div", { "data-key": key }, parts)));
  settle(main);
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

function tell(...parts) {
  const fresh = make("p", {}, parts);
  if (fresh.textContent !== trouble.textContent) trouble.replaceChildren(...fresh.childNodes);
}

function explain(error, hash, address) {
  if (error instanceof Silence) {
    tell("The emulator does not answer. What is shown may be out of date; this page keeps trying.");
  } else if (!(error instanceof Refusal)) {
    console.error(error);
    tell("This page failed: " + error.message);
  } else if (error.status === 401) {
    tell("The emulator has another key now. ", make("a", { href: "/" }, "Load the page again."));
  } else if (error.status === 404 && address.name === "job") {
    show(hash, address, "No such job", [
      make("h1", { tabindex: -1 }, "No such job"),
      make("p", {}, "It was deleted, or the emulator that had it kept its jobs in memory and ended."),
      make("p", {}, make("a", { href: "#jobs" }, "All jobs")),
    ]);
    tell();
  } else tell(error.message);
}

async function watch() {
  if (!document.hidden) await look();
  setTimeout(watch, PERIOD);
}

document.querySelector(".skip").addEventListener("click", event => {
  event.preventDefault(); // an address of this page names a view
  main.focus();
});
addEventListener("hashchange", look);
document.addEventListener("visibilitychange", () => document.hidden || look());
watch();
