// The input of a job: its circuit, program, energy function or graph.

import { drawing } from "./circuit.js";
import { make, table } from "./dom.js";
import { graph } from "./graph.js";

// The kind of input follows from its fields; `sketch` has the gates of its OpenQASM 3 program.
export function problem({ job, input, sketch }) {
  const drawn = head => sketch
    ? [make("h2", {}, head), ...drawing(sketch.gates, sketch.qubits, sketch.names)] : [];
  if (input === null) return [make("h2", {}, "Input"), make("p", {}, "It is too large to show here.")];
  if (Array.isArray(input.circuit))
    return [make("h2", {}, "Circuit"), ...drawing(input.circuit, input.qubits)];
  if (Array.isArray(input.circuits)) return [raw(input)];
  if (typeof input.data === "string")
    return [...drawn("Circuit"), make("h2", {}, "Program"), program(input.data)];
  if (input.problem) {
    const sides = job.results?.qaoa_results?.optimal_bitstring;
    return [make("h2", {}, "Problem"), graph(input.problem, sides), raw(input)];
  }
  return [...(input.data?.data?.hamiltonian ? energy(input, drawn("Ansatz")) : []), raw(input)];
}

function raw(input) {
  return make("details", {}, make("summary", {}, "The input, as submitted"),
    make("pre", {}, JSON.stringify(input, null, 1)));
}

function program(text) {
  return make("pre", { class: "program", tabindex: 0 },
    text.replace(/\n$/, "").split("\n").map(line => make("span", { class: "line" }, line)));
}

function energy({ data: { data }, params }, ansatz) {
  return [
    make("h2", {}, "Hamiltonian"),
    make("div", { class: "compact" }, table("Hamiltonian", [
      ["Pauli string", term => make("code", {}, String(term?.pauli_string))],
      ["Coefficient", term => String(term?.coefficient), "number"],
    ], [data.hamiltonian].flat())),
    make("p", { class: "note" }, "The last letter of a Pauli string is for qubit 0."),
    ...(params?.length ? [make("p", {}, "Parameters: ", make("code", {}, params.join(", ")))] : []),
    ...ansatz,
    ...(data.ansatz?.data ? [make("h2", {}, "Ansatz program"), program(String(data.ansatz.data))] : []),
  ];
}
