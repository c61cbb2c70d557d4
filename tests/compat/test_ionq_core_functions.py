"""ionq-core 0.2.0, unmodified, against the emulator: jobs that are no circuits."""

from math import cos, pi

import pytest
from ionq_core.api.default import get_job
from ionq_core.models import (
    QaoaJob,
    QctrlQaoaJobCreationPayload,
    QuantumFunctionJob,
    QuantumFunctionJobCreationPayload,
)

from .core import HEAD, Core


def test_an_energy(core: Core) -> None:
    payload = {
        "type": "quantum-function",
        "backend": "simulator",
        "input": {
            "data": {
                "type": "hamiltonian-energy",
                "data": {
                    "hamiltonian": [
                        {"pauli_string": "IZ", "coefficient": 0.5},
                        {"pauli_string": "ZI", "coefficient": 0.25},
                    ],
                    "ansatz": {"data": f"{HEAD}input float a; qubit[2] q; rx(a) q[0]; x q[1];"},
                },
            },
            "params": [pi / 3],
        },
    }
    job = core.run(payload, QuantumFunctionJobCreationPayload)
    assert isinstance(job, QuantumFunctionJob)
    assert job.results is not None
    assert 0.5 * cos(pi / 3) - 0.25 == pytest.approx(job.results.value)


def test_a_maximum_cut(core: Core) -> None:
    payload = {
        "type": "qctrl.qaoa.v1",
        "backend": "simulator",
        "external_settings": {"api_credentials": "made-up"},
        "input": {
            "problem_type": "maxcut",
            "problem": {
                "directed": False,
                "multigraph": False,
                "graph": [],
                "nodes": [{"id": 0}, {"id": 1}, {"id": 2}],
                "adjacency": [[{"id": 1}], [{"id": 0}, {"id": 2}], [{"id": 1}]],
            },
        },
    }
    job = core.run(payload, QctrlQaoaJobCreationPayload)
    found = job.results.qaoa_results
    assert ("complete", -2.0) == (found.processing_status, found.optimal_cost)
    children = [core.call(get_job, child) for child in job.child_job_ids]
    assert isinstance(job, QaoaJob)
    assert children
    assert {"qctrl.qaoa-circuit.v1"} == {child.type_ for child in children}
