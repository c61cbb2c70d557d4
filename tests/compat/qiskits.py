"""Qiskit and qiskit-ionq, unmodified.

Any, for all of them: the types of both are incomplete, so that nothing that comes of them has one.
"""

from importlib import import_module
from typing import Any

import pytest

from .cloud import Cloud

qiskit: Any = import_module("qiskit")
library: Any = import_module("qiskit.circuit.library")
primitives: Any = import_module("qiskit.primitives")
quantum_info: Any = import_module("qiskit.quantum_info")
qiskit_ionq: Any = import_module("qiskit_ionq")
errors: Any = import_module("qiskit_ionq.exceptions")

QuantumCircuit: Any = qiskit.QuantumCircuit
JobStatus: Any = import_module("qiskit.providers.jobstatus").JobStatus

FORTE = "qpu.forte-1"

# Unless a user's settings file has another level than Qiskit's own, every backend warns of it.
quiet = pytest.mark.filterwarnings("ignore:Transpiler default optimization_level")


def point_at(cloud: Cloud, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set what points qiskit-ionq at an emulator.

    The address must come from the environment: given as an argument alone, it is not used for
    asking how many qubits a backend has.
    """
    monkeypatch.setenv("IONQ_API_KEY", cloud.api_key)
    monkeypatch.setenv("IONQ_API_URL", cloud.base_url)


def noisy_simulator(provider: Any) -> Any:
    """A simulator that takes shots, always the same."""
    backend = provider.get_backend("simulator")
    backend.set_options(noise_model="forte-1", sampler_seed=5)
    return backend


def bell() -> Any:
    """A Bell pair, with measurements."""
    circuit = QuantumCircuit(2, 2, name="bell")
    circuit.h(0)
    circuit.cx(0, 1)
    circuit.measure([0, 1], [0, 1])
    return circuit


def uneven() -> Any:
    """Three qubits that all differ, of which two are measured, crosswise: q2 is 1, q0 either."""
    circuit = QuantumCircuit(3, 2, name="uneven")
    circuit.ry(2, 0)
    circuit.x(2)
    circuit.measure(2, 0)
    circuit.measure(0, 1)
    return circuit


def finished(cloud: Cloud, job: Any) -> Any:
    """Let a job end, so that the client finds it so when it first asks."""
    cloud.finish()
    return job
