"""Max-cut by QAOA: the circuits that look for a cut, and the best cut among their outcomes.

How the service chooses its circuits is not public. Here they are a few, with angles on a linear
ramp as in an adiabatic schedule, each at another pace. No optimizer is needed, so all of them are
known beforehand and run as children in parallel.
"""

from collections.abc import Iterable, Mapping

from attrs import frozen

from ..jsontypes import Json, JsonObject
from .constraints import invalid, number_of, object_of

MAXCUT = "maxcut"

_LAYERS = 3
_PACES = (0.45, 0.6, 0.75, 0.9)

# Exact probabilities below this do not count as an outcome: shots would hardly show such a state.
_RARE = 1e-3


@frozen
class Graph:
    """An undirected graph: its edges, as pairs of node indices, with their weights."""

    nodes: int
    edges: Mapping[tuple[int, int], float]

    def cut(self, state: int) -> float:
        """The weight of the edges that a cut crosses; bit i of the state is the side of node i."""
        return sum(
            weight
            for (first, second), weight in self.edges.items()
            if (state >> first ^ state >> second) & 1
        )


def read_problem(source: JsonObject) -> Graph:
    """The graph of a `qctrl.qaoa.v1` job.

    Raises:
        JobFailed: It is not the max-cut of a graph in NetworkX's adjacency format.
    """
    if source.get("problem_type") != MAXCUT:
        raise invalid(f"problem_type must be {MAXCUT}")
    problem = object_of(source.get("problem"), "problem")
    nodes, adjacency = problem.get("nodes"), problem.get("adjacency")
    if not isinstance(nodes, list) or not isinstance(adjacency, list) or not nodes:
        raise invalid("problem needs lists of nodes and adjacency, as networkx writes them")
    if len(nodes) != len(adjacency):
        raise invalid("problem.adjacency needs one list for each node")
    if problem.get("directed") is True or problem.get("multigraph") is True:
        raise invalid("problem must be an undirected graph with single edges")
    names = [_key(object_of(node, "a node").get("id")) for node in nodes]
    places = {name: place for place, name in enumerate(names)}
    if len(places) != len(names):
        raise invalid("problem.nodes names a node twice")
    edges: dict[tuple[int, int], float] = {}
    for place, neighbours in enumerate(adjacency):
        if not isinstance(neighbours, list):
            raise invalid("problem.adjacency must be a list of lists")
        for neighbour in neighbours:
            fields = object_of(neighbour, "a neighbour")
            other = places.get(_key(fields.get("id")))
            if other is None:
                raise invalid("problem.adjacency names a node that problem.nodes does not have")
            if other != place:
                weight = number_of(fields.get("weight", 1), "weight")
                edges[min(place, other), max(place, other)] = weight
    if not edges:
        raise invalid("problem has no edges, so there is nothing to cut")
    return Graph(len(nodes), edges)


def circuits(graph: Graph) -> list[JsonObject]:
    """The inputs of the circuits, as those of `ionq.circuit.v1`; qubit i is node i."""
    return [_circuit(graph, pace) for pace in _PACES]


def conclude(graph: Graph, outcomes: Iterable[Mapping[str, float]]) -> JsonObject:
    """Pick the best cut.

    Args:
        graph: The problem.
        outcomes: Version 1 of the probabilities of each circuit.

    Returns:
        The job's `results`. The cost, which is minimized, is the negative weight of the cut. Letter
        i of the bit string is the side of node i, and node 0 is on side 0.
    """
    likely = {
        int(state)
        for probabilities in outcomes
        for state, weight in probabilities.items()
        if weight >= min(_RARE, max(probabilities.values()))
    }
    best = max(sorted(likely), key=graph.cut)
    if best & 1:
        best ^= (1 << graph.nodes) - 1
    results: JsonObject = {
        "optimal_cost": -graph.cut(best),
        "optimal_bitstring": f"{best:0{graph.nodes}b}"[::-1],
        "processing_status": "complete",
    }
    return {"qaoa_results": results}


def _circuit(graph: Graph, pace: float) -> JsonObject:
    scale = max(abs(weight) for weight in graph.edges.values()) or 1.0
    everywhere: list[Json] = list(range(graph.nodes))
    gates: list[Json] = [{"gate": "h", "targets": everywhere}]
    for layer in range(_LAYERS):
        progress = (layer + 0.5) / _LAYERS
        for (first, second), weight in graph.edges.items():
            angle = 2 * pace * progress * weight / scale
            gates.append({"gate": "zz", "targets": [first, second], "rotation": angle})
        gates.append({"gate": "rx", "targets": everywhere, "rotation": -2 * pace * (1 - progress)})
    return {"gateset": "qis", "qubits": graph.nodes, "circuit": gates}


def _key(value: Json) -> str | float:
    if isinstance(value, str | int | float) and not isinstance(value, bool):
        return value
    raise invalid("the id of a node must be a number or a text")
