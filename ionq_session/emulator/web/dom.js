// Creates elements, from text and never from markup, and updates only what has changed.

const SVG = "http://www.w3.org/2000/svg";

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes))
    if (value !== undefined && value !== null && value !== false) node.setAttribute(name, value);
  node.append(...children.flat(Infinity)
    .filter(child => child !== undefined && child !== null)
    .map(child => child instanceof Node ? child : String(child)));
  return node;
}

export function make(name, attributes = {}, ...children) {
  return fill(document.createElement(name), attributes, children);
}

export function draw(name, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, name), attributes, children);
}

// A table of items. A column is [heading, function of an item that returns the cell's content,
// class]; `key` identifies items when the table changes.
export function table(caption, columns, items, key = () => undefined) {
  return make("div", { class: "scroll" }, make("table", {},
    make("caption", {}, caption),
    make("thead", {}, make("tr", {}, columns.map(([head, , style]) =>
      make("th", { scope: "col", class: style }, head)))),
    make("tbody", {}, items.map((item, at) =>
      make("tr", { "data-key": key(item) }, columns.map(([, cell, style]) =>
        make("td", { class: style }, cell(item, at))))))));
}

// Content that is costly to build and never changes: an empty holder, which `buildConstants` fills
// and `update` then leaves as it is.
export function constant(key, build) {
  const holder = make("div", { "data-key": key, "data-constant": "" });
  holder.build = build;
  return holder;
}

export function buildConstants(root) {
  for (const holder of root.querySelectorAll("[data-constant]:empty"))
    try {
      fill(holder, {}, holder.build());
    } catch (error) {
      console.error(error);
      fill(holder, {}, [make("p", { class: "note" }, "This part can't be shown: " + error.message)]);
    }
}

// Makes the children of one element equal to those of another. What has not changed is kept, with the
// focus, the selection and whatever the reader has opened.
export function update(old, fresh) {
  const keys = new Set([...fresh.childNodes].map(keyOf));
  for (const child of [...old.childNodes])
    if (keyOf(child) && !keys.has(keyOf(child))) child.remove();
  const kept = new Map([...old.childNodes].map(child => [keyOf(child), child]));
  let at = old.firstChild;
  for (const child of [...fresh.childNodes]) {
    const key = keyOf(child);
    const same = at && !keyOf(at) && at.nodeName === child.nodeName ? at : undefined;
    const match = key ? kept.get(key) : same;
    if (!match) {
      old.insertBefore(child, at);
      continue;
    }
    if (match === at) at = at.nextSibling;
    else old.insertBefore(match, at);
    change(match, child);
  }
  while (at) {
    const next = at.nextSibling;
    at.remove();
    at = next;
  }
}

function change(old, fresh) {
  if (old.nodeName !== fresh.nodeName) return old.replaceWith(fresh);
  if (old.nodeType === Node.TEXT_NODE) {
    if (old.data !== fresh.data) old.data = fresh.data;
    return undefined;
  }
  if (old.dataset.constant !== undefined) return undefined;
  for (const { name } of [...old.attributes])
    if (name !== "open" && !fresh.hasAttribute(name)) old.removeAttribute(name);
  for (const { name, value } of fresh.attributes)
    if (name !== "open" && old.getAttribute(name) !== value) old.setAttribute(name, value);
  return update(old, fresh);
}

function keyOf(node) {
  return node.dataset?.key;
}
