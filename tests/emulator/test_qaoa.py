"""Max-cut by QAOA, and jobs of many circuits taken apart."""

from __future__ import annotations

import json
import random
from itertools import combinations
from typing import Any

import pytest

from ionq_session.emulator.execution.splitting import split
from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.job_types import QAOA_CIRCUIT
from ionq_session.emulator.machines.targets import Target, target_of
from ionq_session.emulator.simulation import engine, qaoa, results


def problem(nodes: list[Any], edges: list[tuple[Any, Any, float]]) -> dict[str, Any]:
    """A graph as networkx.adjacency_data writes it."""
    adjacency = [
        [
            {"id": second if node == first else first, "weight": weight}
            for first, second, weight in edges
            if node in (first, second)
        ]
        for node in nodes
    ]
    graph = {"directed": False, "multigraph": False, "graph": [], "adjacency": adjacency}
    return {"problem_type": "maxcut", "problem": graph | {"nodes": [{"id": n} for n in nodes]}}


def solved(source: dict[str, Any], target: Target, shots: int = 500) -> dict[str, Any]:
    graph = qaoa.read_problem(source)
    found: list[dict[str, float]] = []
    for seed, circuit in enumerate(qaoa.circuits(graph)):
        program = engine.prepare(QAOA_CIRCUIT, circuit, target)
        outcome = engine.simulate(program, shots=shots, seed=seed)
        found.append(json.loads(results.artifacts(program, outcome)["probabilities"].content))
    answer: Any = qaoa.conclude(graph, found)["qaoa_results"]
    return dict(answer)


@pytest.mark.parametrize(
    "target", [target_of("simulator"), target_of("qpu.forte-1")], ids=lambda target: target.name
)
def test_a_square_is_cut_at_all_its_edges(target: Target) -> None:
    edges = [(0, 1, 1.0), (1, 2, 1.0), (2, 3, 1.0), (3, 0, 1.0)]
    assert {
        "optimal_cost": -4.0,
        "optimal_bitstring": "0101",
        "processing_status": "complete",
    } == solved(problem([0, 1, 2, 3], edges), target)


@pytest.mark.parametrize("seed", range(5))
def test_the_best_cut_of_small_graphs_is_found(seed: int) -> None:
    chooser = random.Random(seed)  # noqa: S311 - made to be the same every time
    names = ["a", "b", "c", "d", "e", "f"]
    edges = [(*pair, float(chooser.randint(1, 5))) for pair in combinations(names, 2)]
    edges = chooser.sample(edges, 9)
    best = max(
        sum(w for a, b, w in edges if (side >> names.index(a) ^ side >> names.index(b)) & 1)
        for side in range(64)
    )
    answer = solved(problem(names, edges), target_of("simulator", "forte-1"), 1000)
    assert -best == answer["optimal_cost"]
    sides = dict(zip(names, answer["optimal_bitstring"], strict=True))
    assert best == sum(weight for a, b, weight in edges if sides[a] != sides[b])
    assert "0" == sides["a"]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"problem_type": "tsp"}, "problem_type"),
    ({"problem": 1}, "object"),
    ({"problem": {"nodes": []}}, "adjacency"),
    ({"problem": {"nodes": [{"id": 0}], "adjacency": []}}, "one list for each"),
    ({"problem": {"nodes": [{"id": 0}], "adjacency": [[]]}}, "no edges"),
    ({"problem": {"nodes": [{"id": 0}], "adjacency": [[{"id": 3}]]}}, "does not have"),
    ({"problem": {"nodes": [{}], "adjacency": [[]]}}, "id of a node"),
    ({"problem": {"nodes": [{"id": 1}] * 2, "adjacency": [[], []]}}, "twice"),
    ({"problem": {"nodes": [{"id": 1}], "adjacency": [[]], "directed": True}}, "undirected"),
]


@pytest.mark.parametrize(("change", "words"), BAD)
def test_a_bad_problem_is_invalid_input(change: dict[str, Any], words: str) -> None:
    with pytest.raises(JobFailed, match=words) as raised:
        qaoa.read_problem({"problem_type": "maxcut"} | change)
    assert "InvalidInput" == raised.value.failure.code


def test_children_inherit_what_they_do_not_say() -> None:
    gate: dict[str, Any] = {"gate": "gpi", "target": 0, "phase": 0}
    children = split(
        {
            "gateset": "qis",
            "qubits": 3,
            "circuits": [
                {"circuit": [], "name": "first", "qubits": None},
                {"circuit": [gate], "gateset": "native", "qubits": 1, "registers": {"a": [0]}},
            ],
        }
    )
    assert ["first", None] == [child.name for child in children]
    assert {"gateset": "qis", "qubits": 3, "circuit": []} == children[0].input
    registers = {"registers": {"a": [0]}}
    wanted = {"gateset": "native", "qubits": 1, "circuit": [gate], **registers}
    assert wanted == children[1].input
    assert 1 == engine.prepare("ionq.circuit.v1", children[1].input).qubits
