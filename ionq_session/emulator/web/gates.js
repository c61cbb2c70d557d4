// Gates of IonQ's JSON or of a program's sketch, prepared for drawing.

import { radians, turns } from "./format.js";

const LABELS = {
  x: "X", not: "X", cnot: "X", y: "Y", z: "Z", h: "H", s: "S", si: "S†", sdg: "S†", t: "T", ti: "T†",
  tdg: "T†", v: "V", vi: "V†", sx: "√X", sxdg: "√X†", rx: "Rx", ry: "Ry", rz: "Rz", p: "P", u: "U",
  xx: "XX", yy: "YY", zz: "ZZ", rxx: "XX", ryy: "YY", rzz: "ZZ", ms: "MS", gpi: "GPi", gpi2: "GPi2",
  id: "I", pauliexp: "exp", measure: "M", reset: "|0⟩",
};
// With several targets, these act on each of them.
const ONE_QUBIT = new Set(["x", "not", "cnot", "y", "z", "h", "s", "si", "t", "ti", "v", "vi", "rx",
  "ry", "rz", "barrier"]);
const LONGEST = 9; // characters of a gate's label

function list(...values) {
  return values.flat().filter(isGiven);
}

// Reads one gate: its qubits, the labels of its targets, and the values below or between them.
export function readGate(gate) {
  const name = String(gate.gate);
  const targets = list(gate.target, gate.targets), controls = list(gate.control, gate.controls);
  const label = !gate.own && LABELS[name] || (name.length > LONGEST ? name.slice(0, LONGEST - 1) + "…" : name);
  const read = {
    name, targets, controls, onZero: list(gate.controls_on_zero),
    labels: targets.map(() => label), below: targets.map(() => ""), between: "",
    shape: gate.own ? "box" : name === "swap" ? "cross" : name === "barrier" ? "barrier"
      : label === "X" && controls.length ? "plus" : "box",
    joined: controls.length > 0 || targets.length > 1 && !ONE_QUBIT.has(name),
  };
  addValues(read, gate);
  return read;
}

function addValues(read, gate) {
  const isShared = read.targets.length > 1 && !ONE_QUBIT.has(read.name);
  const everywhere = value => {
    if (isShared) read.between = value;
    else read.below = read.targets.map(() => value);
  };
  if (isGiven(gate.rotation)) everywhere(radians(gate.rotation));
  if (isGiven(gate.phase)) everywhere(turns(gate.phase));
  if (isGiven(gate.angle)) everywhere(turns(gate.angle));
  if (Array.isArray(gate.phases)) read.below = read.targets.map((_, at) => turns(gate.phases[at]));
  if (Array.isArray(gate.terms)) addPauli(read, gate);
  if (Array.isArray(gate.params)) everywhere(gate.params.map(gate.unit === "turns" ? turns : radians).join(", "));
  if (isGiven(gate.bit)) read.below = ["→ " + gate.bit];
}

function isGiven(value) {
  return value !== undefined && value !== null;
}

// The last letter of a term is for the first target.
function addPauli(read, { terms, coefficients, time }) {
  if (terms.length === 1 && typeof terms[0] === "string")
    read.labels = read.targets.map((_, at) => terms[0].at(-1 - at) ?? "?");
  const first = Array.isArray(coefficients) ? coefficients[0] : undefined;
  read.between = terms.length === 1 && typeof first === "number" && typeof time === "number"
    ? "exp(" + radians(-first * time) + " i)" : terms.length + " terms";
  read.joined = true;
}

// Every field of a gate, in words.
export function describe(gate) {
  const { gate: name, target, targets, control, controls, own, ...rest } = gate;
  const on = list(target, targets).join(", "), by = list(control, controls).join(", ");
  const values = Object.entries(rest).filter(([, value]) => value !== null)
    .map(([key, value]) => key + " " + JSON.stringify(value));
  return [String(name), on && "on " + on, by && "controlled by " + by, ...values]
    .filter(Boolean).join(" ");
}
