"""A gate without a qubit to act on is refused before it is sent, as a model and as a dict."""

import inspect
from typing import cast

import pytest
from attrs import fields

from ionq_api import models
from ionq_api.api import jobs
from ionq_api.codec import Problem
from ionq_api.model import Model

QIS = [
    *("x", "y", "z", "rx", "ry", "rz", "h", "s", "si", "v", "vi", "t", "ti", "not", "cnot"),
    *("swap", "xx", "yy", "zz", "pauliexp"),
]
NATIVE = ["zz", "ms", "gpi", "gpi2"]


def problems(gateset: str, gate: object) -> list[Problem]:
    """What is wrong with a job of one gate."""
    circuit = {"gateset": gateset, "qubits": 2, "circuit": [gate]}
    body = {"type": "ionq.circuit.v1", "backend": "simulator", "input": circuit}
    return jobs.create_job(body).problems()


@pytest.mark.parametrize(
    ("gateset", "name"),
    [*(("qis", each) for each in QIS), *(("native", each) for each in NATIVE)],
)
def test_a_gate_needs_a_target(gateset: str, name: str) -> None:
    wrong: list[object] = [
        *({"gate": name}, {"gate": name, "controls": [1]}, {"gate": name, "targets": []}),
    ]
    right: list[object] = [{"gate": name, "target": 0}, {"gate": name, "targets": [0, 1]}]
    for gate in wrong:
        (problem,) = problems(gateset, gate)
        assert "body.input.circuit[0].target" == problem.field
        assert ("is missing", "it is required, unless `targets` is there") == (
            problem.problem,
            problem.rule,
        )
    for gate in right:
        assert [] == problems(gateset, gate)


def test_a_model_of_a_gate_needs_a_target_likewise() -> None:
    circuit = models.QisCircuitInput(qubits=1, circuit=[models.QisGate(gate="h")])
    payload = models.CircuitJobCreationPayload(
        type_="ionq.circuit.v1", backend="simulator", input_=circuit
    )
    (problem,) = jobs.create_job(payload).problems()
    assert "body.input.circuit[0].target" == problem.field


def test_the_gate_that_does_nothing_needs_none() -> None:
    assert [] == problems("native", {"gate": "nop"})


def test_what_is_needed_names_fields_that_there_are() -> None:
    found: set[str] = set()
    for name in models.__all__:
        model = getattr(models, name)
        if not inspect.isclass(model) or not issubclass(model, Model):
            continue
        known = {
            each.metadata["wire"].name for each in fields(cast("type", model)) if each.metadata
        }
        for need in model.__shape__.needs:
            assert {*need.one_of, *([need.unless[0]] if need.unless[0] else [])} <= known
            found.add(name)
    assert {"NativeGate", "QisGate"} == found
