"""Quantum functions and max-cut over HTTP: their states, children, results and refusals."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

ANSATZ = """
OPENQASM 3.0;
include "stdgates.inc";
input float theta;
qubit[2] q;
ry(theta) q[0];
cx q[0], q[1];
"""
ENERGY: dict[str, Any] = {
    "type": "quantum-function",
    "backend": "simulator",
    "input": {
        "data": {
            "type": "hamiltonian-energy",
            "data": {
                "hamiltonian": [{"pauli_string": "ZZ", "coefficient": -1.5}],
                "ansatz": {"data": ANSATZ},
            },
        },
        "params": [0.7],
    },
}
SQUARE: dict[str, Any] = {
    "type": "qctrl.qaoa.v1",
    "backend": "simulator",
    "shots": 500,
    "input": {
        "problem_type": "maxcut",
        "problem": {
            "directed": False,
            "multigraph": False,
            "graph": [],
            "nodes": [{"id": node} for node in range(4)],
            "adjacency": [[{"id": (node + 1) % 4}, {"id": (node - 1) % 4}] for node in range(4)],
        },
    },
    "external_settings": {"api_credentials": "secret-of-another-service"},
}


def test_an_energy(run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client) -> None:
    job = run(ENERGY)
    assert ("completed", "quantum-function") == (job["status"], job["type"])
    expected = {"value": pytest.approx(-1.5), "variance": pytest.approx(0, abs=1e-9)}
    assert expected == job["results"]
    assert 404 == http.get(f"/jobs/{job['id']}/results/probabilities").status_code


def test_an_energy_on_a_noisy_simulator_scatters(
    run: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    noisy = ENERGY | {"noise": {"model": "aria-1", "seed": 3}, "shots": 1000}
    first, second = (run(noisy)["results"] for _ in range(2))
    assert first == second
    assert -1.5 < first["value"] < -1.3
    assert 0 < first["variance"]


def test_a_function_that_is_no_good_fails_the_job(
    run: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    job = run(ENERGY | {"input": {"data": {"type": "other", "data": {}}}})
    assert ("failed", None) == (job["status"], job["results"])
    assert "other" in job["failure"]["message"]


def test_a_max_cut_has_children_and_an_answer(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client
) -> None:
    job = run(SQUARE)
    assert "completed" == job["status"], job["failure"]
    assert {
        "qaoa_results": {
            "optimal_cost": -4.0,
            "optimal_bitstring": "0101",
            "processing_status": "complete",
        }
    } == job["results"]
    for child_id in job["child_job_ids"]:
        child = http.get(f"/jobs/{child_id}").json()
        assert ("qctrl.qaoa-circuit.v1", job["id"]) == (child["type"], child["parent_job_id"])
    assert "secret-of-another-service" not in http.get(f"/jobs/{job['id']}").text


def test_a_problem_that_is_no_good_fails_the_job(
    run: Callable[[dict[str, Any]], dict[str, Any]],
) -> None:
    job = run(SQUARE | {"input": {"problem_type": "maxcut", "problem": {}}})
    assert ("failed", None) == (job["status"], job["child_job_ids"])
