// Draws a circuit: a wire for each qubit, qubit 0 on top, time from left to right.

import { draw, make } from "./dom.js";
import { describe, readGate } from "./gates.js";
import { number, several } from "./format.js";

const MOST_GATES = 1000, MOST_QUBITS = 64;
const ROW = 52, TOP = 24, HALF = 16, GAP = 10;
const LETTER = 7.9, SMALL = 6.4; // widths of a character, in pixels

// Draws gates; `names` label the wires. What can't be drawn is shown as text.
export function drawing(gates, qubits, names = []) {
  const some = gates.slice(0, MOST_GATES), read = some.map(readGate);
  const named = read.flatMap(gate => [...gate.targets, ...gate.controls]);
  if (!named.every(qubit => Number.isInteger(qubit) && qubit >= 0 && qubit < MOST_QUBITS))
    return [make("pre", {}, some.map(describe).join("\n")), more(gates)];
  const used = Math.max(0, ...named.map(qubit => qubit + 1));
  const rows = Math.max(used, Math.min(Number.isInteger(qubits) ? qubits : 0, MOST_QUBITS));
  if (!rows) return [make("p", {}, "The circuit is empty.")];
  const { placed, width } = arrange(read, rows);
  const height = TOP * 2 + (rows - 1) * ROW;
  const label = "Circuit of " + several(rows, "qubit") + " and " + several(gates.length, "gate");
  const marks = placed.map(({ gate, x, at }) =>
    draw("g", { class: "gate" }, draw("title", {}, describe(some[at])), mark(gate, x)));
  const wires = draw("g", { class: "wires" }, Array.from({ length: rows }, (_, row) =>
    line(0, y(row), width, y(row))));
  const texts = Array.from({ length: rows }, (_, row) => names[row] ?? "q" + row);
  const margin = 12 + Math.max(...texts.map(text => text.length)) * LETTER;
  return [
    make("div", { class: "circuit", tabindex: 0, role: "region", "aria-label": label },
      draw("svg", { class: "names", width: margin, height, "aria-hidden": "true" },
        texts.map((text, row) => draw("text", { x: margin - 6, y: y(row) }, text))),
      draw("svg", { width, height, role: "img", "aria-label": label }, wires, marks)),
    more(gates),
    make("details", {}, make("summary", {}, "Gates as a list"),
      make("ol", { start: 0, class: "gates" }, some.map(gate =>
        make("li", {}, make("code", {}, describe(gate)))))),
  ];
}

function more(gates) {
  return gates.length > MOST_GATES
    ? make("p", { class: "note" }, "The first " + several(MOST_GATES, "gate") + " of "
      + number(gates.length) + ".") : null;
}

function y(row) {
  return TOP + row * ROW;
}

function line(x1, y1, x2, y2, style) {
  return draw("line", { x1, y1, x2, y2, class: style });
}

// Places every gate as far to the left as its qubits allow, in columns as wide as their gates.
function arrange(gates, rows) {
  const free = Array(rows).fill(0), columns = [], arranged = [];
  gates.forEach((gate, at) => {
    const parts = gate.joined ? [gate] : gate.targets.map((qubit, which) => ({
      ...gate, targets: [qubit], labels: [gate.labels[which]], below: [gate.below[which]],
    }));
    for (const part of parts) {
      const all = [...part.targets, ...part.controls];
      if (!all.length) continue;
      const low = Math.min(...all), high = Math.max(...all);
      const column = Math.max(...free.slice(low, high + 1));
      free.fill(column + 1, low, high + 1);
      columns[column] = Math.max(columns[column] ?? 0, widthOf(part));
      arranged.push({ gate: part, column, at });
    }
  });
  const lefts = [];
  let width = GAP;
  columns.forEach((each, column) => {
    lefts[column] = width;
    width += each + GAP;
  });
  const placed = arranged.map(({ gate, column, at }) =>
    ({ gate, at, x: lefts[column] + columns[column] / 2 }));
  return { placed, width: width + GAP };
}

function boxWidth(gate, at) {
  const letters = Math.max(gate.labels[at].length * LETTER, gate.below[at].length * SMALL);
  return Math.max(2 * HALF, letters + 12);
}

function widthOf(gate) {
  const boxes = gate.shape === "box" ? gate.targets.map((_, at) => boxWidth(gate, at)) : [2 * HALF];
  return Math.max(...boxes, gate.between.length * SMALL + 6);
}

function mark(gate, x) {
  const all = [...gate.targets, ...gate.controls];
  const low = Math.min(...all), high = Math.max(...all);
  const parts = [];
  if (gate.shape === "barrier") return line(x, y(low) - ROW / 2, x, y(high) + ROW / 2, "barrier");
  if (gate.joined && low < high) parts.push(line(x, y(low), x, y(high)));
  for (const row of gate.controls) parts.push(draw("circle",
    { class: gate.onZero.includes(row) ? "control zero" : "control", cx: x, cy: y(row), r: 5 }));
  gate.targets.forEach((row, at) => parts.push(...target(gate, at, x, y(row))));
  if (gate.between) parts.push(...between(gate, x));
  return parts;
}

// A value of the whole gate is in the gap below its topmost target.
function between(gate, x) {
  const middle = y(Math.min(...gate.targets)) + ROW / 2, width = gate.between.length * SMALL;
  return [draw("rect", { class: "patch", x: x - width / 2, y: middle - 6, width, height: 12 }),
    draw("text", { class: "value", x, y: middle }, gate.between)];
}

function target(gate, at, x, middle) {
  if (gate.shape === "plus")
    return [draw("circle", { class: "plus", cx: x, cy: middle, r: 12 }),
      line(x - 12, middle, x + 12, middle), line(x, middle - 12, x, middle + 12)];
  if (gate.shape === "cross")
    return [draw("g", { class: "cross" }, line(x - 7, middle - 7, x + 7, middle + 7),
      line(x - 7, middle + 7, x + 7, middle - 7))];
  const width = boxWidth(gate, at), below = gate.below[at];
  return [
    draw("rect", { x: x - width / 2, y: middle - HALF, width, height: 2 * HALF, rx: 4 }),
    draw("text", { x, y: middle - (below ? 6 : 0) }, gate.labels[at]),
    below ? draw("text", { class: "value", x, y: middle + 8 }, below) : null,
  ];
}
