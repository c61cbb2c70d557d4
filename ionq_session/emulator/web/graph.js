// Draws the graph of a max-cut problem, and its best cut.

import { draw, make } from "./dom.js";
import { several } from "./format.js";

const SIZE = 320, RADIUS = 125, MOST_NODES = 60;

// Draws a graph in NetworkX's adjacency format; letter i of `sides` is the side of node i.
export function graph(problem, sides) {
  if (!Array.isArray(problem?.nodes) || !Array.isArray(problem.adjacency)) return null;
  const names = problem.nodes.map(node => node?.id);
  const edges = problem.adjacency.flatMap((neighbours, from) => [neighbours].flat()
    .map(each => ({ from, to: names.indexOf(each?.id), weight: each?.weight }))
    .filter(edge => edge.to > from));
  const label = "Graph of " + several(names.length, "node") + " and " + several(edges.length, "edge");
  if (names.length > MOST_NODES) return make("p", {}, label + ".");
  const at = node => {
    const angle = 2 * Math.PI * node / names.length - Math.PI / 2;
    return [SIZE / 2 + RADIUS * Math.cos(angle), SIZE / 2 + RADIUS * Math.sin(angle)];
  };
  const isCut = edge => sides && sides[edge.from] !== sides[edge.to];
  return make("figure", { class: "graph" },
    draw("svg", { viewBox: `0 0 ${SIZE} ${SIZE}`, width: SIZE, role: "img", "aria-label": label },
      edges.map(edge => {
        const [x1, y1] = at(edge.from), [x2, y2] = at(edge.to);
        return [
          draw("line", { x1, y1, x2, y2, class: isCut(edge) ? "cut" : "" }),
          edge.weight === undefined || edge.weight === 1 ? null
            : weight(edge.weight, (x1 + x2) / 2, (y1 + y2) / 2),
        ];
      }),
      names.map((name, node) => {
        const [x, y] = at(node);
        return draw("g", { class: sides?.[node] === "1" ? "node one" : "node" },
          draw("circle", { cx: x, cy: y, r: 15 }),
          draw("text", { x, y }, String(name).slice(0, 4)));
      })),
    make("figcaption", {}, sides ? label + ". Filled nodes are on side 1; bold edges are cut."
      : label + "."));
}

function weight(value, x, y) {
  const width = String(value).length * 7;
  return [draw("rect", { class: "patch", x: x - width / 2, y: y - 7, width, height: 14 }),
    draw("text", { class: "value", x, y }, value)];
}
