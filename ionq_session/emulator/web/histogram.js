// Histograms of results, one for each register.

import { make, table } from "./dom.js";
import { number, probability, several } from "./format.js";

const MOST = 32; // states shown; if there are no more, they are in their natural order

// Draws each register of version 2 of the probabilities, with version 2 of the counts if there is one.
export function histograms(probabilities, counts) {
  const registers = Object.entries(probabilities.probabilities.registers);
  return registers.map(([name, weights]) =>
    histogram(name === "output_all" ? null : name, weights, counts?.histogram.registers[name]));
}

// Version 2 has bit 0 on the left; here it is on the right, as in the decimal keys of version 1.
function reversed(state) {
  return [...state].reverse().join("");
}

function histogram(register, weights, counts) {
  const all = Object.entries(weights).map(([state, weight]) =>
    ({ state: reversed(state), weight, count: counts?.[state] }));
  const isWhole = all.length <= MOST;
  const inOrder = (one, other) => one.state < other.state ? -1 : 1;
  all.sort(isWhole ? inOrder : (one, other) => other.weight - one.weight || inOrder(one, other));
  const drawn = isWhole ? all : all.slice(0, MOST);
  const most = Math.max(...drawn.map(each => each.weight), 0);
  const rest = all.slice(drawn.length).reduce((sum, each) => sum + each.weight, 0);
  const columns = [
    [order(register, all[0]?.state.length ?? 0), each => make("code", {}, each.state || "–"), "state"],
    ["Decimal", each => each.state ? BigInt("0b" + each.state).toString() : "0", "number wide"],
    ["Probability", each => probability(each.weight), "number"],
    ...(counts ? [["Count", each => number(each.count ?? 0), "number"]] : []),
    [make("span", { class: "unseen" }, "Bar"), each => bar(each.weight, most), "bar"],
  ];
  const caption = register === null ? "Probabilities of all qubits"
    : "Probabilities of register " + register;
  return make("section", { class: "histogram" },
    register === null ? null : make("h3", {}, "Register ", make("code", {}, register)),
    table(caption, columns, drawn),
    drawn.length < all.length ? make("p", { class: "note" }, "The most probable "
      + several(drawn.length, "state") + " of " + number(all.length) + "; the others have "
      + probability(rest) + " together.") : null);
}

// The heading of the bits says which is which.
function order(register, width) {
  const name = at => register === null ? "q" + at : register + "[" + at + "]";
  if (width < 2) return name(0);
  return name(width - 1) + (width > 2 ? " … " : " ") + name(0);
}

function bar(weight, most) {
  const filled = make("span", {});
  filled.style.width = (most ? 100 * weight / most : 0) + "%";
  return filled;
}
