"""Each gate does on the emulator what its documented matrix says."""

from collections.abc import Iterator, Mapping
from math import pi
from typing import Any, cast

import pytest

from ionq_session import Circuit, IonQSession, NativeCircuit
from ionq_session.jobs.circuits.base import BaseCircuit

from ...cases import every
from ...emulator import reference
from . import samples


@pytest.fixture(scope="module")
def session() -> Iterator[IonQSession]:
    with IonQSession.local() as opened:
        yield opened


def run(session: IonQSession, circuit: BaseCircuit) -> dict[int, float]:
    # Any: the JSON of a payload, which the session checks against the document.
    payload: Any = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": circuit.to_ionq(),
    }
    created = session.create_job(payload)
    while (job := session.get_job(created.id)).status not in ("completed", "failed"):
        pass
    assert "completed" == job.status, job
    found = session.get_job_probabilities(created.id)
    return {int(state): weight for state, weight in found.items()}


def expected(circuit: BaseCircuit) -> dict[int, float]:
    """By matrices of the tests' own; that the JSON is right is tested elsewhere."""
    gates = cast("list[dict[str, Any]]", circuit.to_ionq()["circuit"])
    some = [gate for gate in gates if gate["gate"] != "nop"]
    native = circuit.gateset == "native"
    operators = reference.operators(circuit.qubits, some, native=native)
    weights = reference.probabilities(circuit.qubits, operators)
    return {state: float(each) for state, each in enumerate(weights) if each > 1e-12}


def mixed(circuit: Circuit) -> Circuit:
    """A state in which every gate shows: no amplitude is zero, no two phases are alike."""
    circuit.rx(0, 0.8).ry(1, 1.9).rx(2, 2.5).rz(0, 0.3).rz(1, 0.9).cnot(0, 1).cnot(1, 2)
    return circuit.ry([0, 1], 0.7).rz(2, 1.1)


def native_mixed(circuit: NativeCircuit) -> NativeCircuit:
    circuit.gpi2(0, 0.1).gpi2(1, 0.27).gpi2(2, -0.2).ms(0, 1, 0.05, 0.1, 0.2).zz(1, 2, 0.12)
    return circuit.gpi2(range(3), 0.4)


@every("name", [*samples.QIS])
def test_a_gate_is_what_its_matrix_says(session: IonQSession, name: str) -> None:
    build, _ = samples.QIS[name]
    circuit = mixed(build(mixed(Circuit(3))))
    assert pytest.approx(expected(circuit), abs=1e-9) == run(session, circuit)


@every("name", [*samples.NATIVE])
def test_a_native_gate_is_what_its_matrix_says(session: IonQSession, name: str) -> None:
    build, _ = samples.NATIVE[name]
    circuit = native_mixed(build(native_mixed(NativeCircuit(3))))
    assert pytest.approx(expected(circuit), abs=1e-9) == run(session, circuit)


CERTAIN: Mapping[str, tuple[BaseCircuit, dict[int, float]]] = {
    "qubit 0 is the lowest bit": (Circuit(3).x(0), {1: 1}),
    "the control comes first": (Circuit(2).x(0).cnot(0, 1), {3: 1}),
    "and not second": (Circuit(2).x(1).cnot(0, 1), {2: 1}),
    "all controls must be 1": (Circuit(3).x(0).cnot([0, 1], 2), {1: 1}),
    "a Toffoli": (Circuit(3).x([0, 1]).cnot([0, 1], 2), {7: 1}),
    "a list of targets": (Circuit(3).x([0, 2]), {5: 1}),
    "a Bell pair": (Circuit(2).h(0).cnot(0, 1), {0: 0.5, 3: 0.5}),
    "radians": (Circuit(1).rx(0, pi / 2), {0: 0.5, 1: 0.5}),
    "turns": (NativeCircuit(2).ms(0, 1, 0, 0, 0.125).ms(0, 1, 0, 0, 0.125), {0: 0.5, 3: 0.5}),
    "the last letter is for the first target": (
        Circuit(2).pauliexp([0, 1], ["IX"], [1], pi / 2),
        {1: 1},
    ),
}


@every("circuit, states", CERTAIN)
def test_what_comes_out_for_certain(
    session: IonQSession, circuit: BaseCircuit, states: dict[int, float]
) -> None:
    assert pytest.approx(states, abs=1e-9) == run(session, circuit)


@every("name", [*samples.QIS])
def test_an_inverse_undoes(name: str) -> None:
    circuit = mixed(Circuit(3))
    samples.QIS[name][0](circuit)
    assert pytest.approx({0: 1}) == expected(circuit + circuit.inverse())


@every("name", [*samples.NATIVE])
def test_a_native_inverse_undoes(name: str) -> None:
    circuit = native_mixed(NativeCircuit(3))
    samples.NATIVE[name][0](circuit)
    assert pytest.approx({0: 1}) == expected(circuit + circuit.inverse())


def test_many_gates_in_one_job(session: IonQSession) -> None:
    circuit = mixed(Circuit(3))
    for build, _ in samples.QIS.values():
        build(circuit)
    assert pytest.approx(expected(circuit), abs=1e-9) == run(session, circuit)
