"""Sweeps against the emulator: numbers equal to those of theory, for circuits of every kind."""

import asyncio
import math
import pickle
from collections.abc import Generator
from importlib import import_module
from typing import Any

import numpy as np
import pytest

from ionq_session import (
    AsyncIonQSession,
    Circuit,
    InvalidCircuitError,
    IonQSession,
    NativeCircuit,
    Parameter,
    SweepHandle,
)
from ionq_session.emulator import Emulator

from ....both import Kind, both, perform
from ....cases import every
from ..shuffling import Shuffling, through

POLL = 0.01
THETAS = [0.0, 0.5, 1.0, math.pi]
PHIS = [0.25, 2.0]
THETA, PHI = Parameter("theta"), Parameter("phi")


@pytest.fixture
def emulator() -> Generator[Emulator]:
    with Emulator(stage_seconds=0) as running:
        yield running


# Any: circuits of packages without types.
def of_qiskit() -> Any:
    qiskit: Any = import_module("qiskit.circuit")
    theta, phi = qiskit.Parameter("theta"), qiskit.Parameter("phi")
    circuit = qiskit.QuantumCircuit(2, name="mine")
    circuit.rx(theta, 0)
    circuit.ry(2 * phi, 1)
    return circuit


def of_cirq() -> Any:
    cirq: Any = import_module("cirq")
    sympy: Any = import_module("sympy")
    first, second = cirq.LineQubit.range(2)
    theta, phi = sympy.Symbol("theta"), sympy.Symbol("phi")
    return cirq.Circuit(cirq.rx(theta)(first), cirq.ry(2 * phi)(second))


def of_a_function(theta: float, phi: float) -> dict[str, Any]:
    return {
        "circuit": [
            {"gate": "rx", "target": 0, "rotation": theta},
            {"gate": "ry", "target": 1, "rotation": 2 * phi},
        ]
    }


TEMPLATES: dict[str, Any] = {
    "ours": Circuit(2).rx(0, THETA).ry(1, 2 * PHI),
    "Qiskit": of_qiskit(),
    "Cirq": of_cirq(),
    "a function": of_a_function,
}


@both
@every("template", TEMPLATES, name=str)
def test_numbers_are_those_of_theory(kind: Kind, emulator: Emulator, template: Any) -> None:
    transport = Shuffling(1)
    found = perform(
        kind,
        lambda session: session.sweep(
            template, {"phi": PHIS, "theta": THETAS}, shots=100, poll=POLL
        ),
        **through(transport, emulator),
    )
    assert len(transport.sent) == 1
    assert found.shape == (2, 4)
    first, second = np.asarray(found.expectation("IZ")), np.asarray(found.expectation("ZI"))
    assert np.allclose(first, np.cos(THETAS)[None, :])
    assert np.allclose(second, np.cos(2 * np.array(PHIS))[:, None])


def test_native_circuits_and_points_side_by_side(emulator: Emulator) -> None:
    circuit = NativeCircuit(1).gpi2(0, 0.25).gpi2(0, Parameter("phase"))
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        found = session.sweep(
            circuit, {"phase": [0.25, -0.25, 0.0]}, mode="zip", shots=50, poll=POLL
        )
    assert np.allclose(np.asarray(found.expectation("Z")), [-1, 1, 0])
    assert [each.name for each in found] == ["phase=0.25", "phase=-0.25", "phase=0"]


def test_a_sweep_is_submitted_and_read_later(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        handle = session.submit_sweep(Circuit(1).rx(0, THETA), {THETA: THETAS}, shots=10)
        handle.batch.wait(poll=POLL)
        whole = handle.result()
        data = pickle.dumps(handle)
    assert emulator.api_key.encode() not in data
    monkeypatch.setenv("IONQ_API_KEY", emulator.api_key)
    again: SweepHandle = pickle.loads(data)  # noqa: S301  # our own
    assert again.result() == whole
    assert again.result(bit_order="big").batch[0].bit_order == "big"
    again.batch.session.close()


def test_a_sweep_is_awaited(emulator: Emulator) -> None:
    async def main() -> None:
        async with AsyncIonQSession(emulator.api_key, base_url=emulator.base_url) as session:
            circuit = Circuit(1).rx(0, THETA)
            handle = await session.submit_sweep(circuit, {THETA: THETAS}, shots=10)
            await handle.batch.wait(poll=POLL)
            assert (await handle.result()).shape == (4,)

    asyncio.run(main())


def test_options_are_those_of_run(emulator: Emulator) -> None:
    updates: list[str] = []
    transport = Shuffling(2)
    with IonQSession(**through(transport, emulator)) as session:
        found = session.sweep(
            Circuit(2).rx(0, THETA),
            {"theta": [math.pi]},
            name="mine",
            shots=7,
            noise="aria-1",
            bit_order="big",
            poll=POLL,
            on_update=lambda job: updates.append(job.status),
        )
    assert (transport.sent[0]["name"], transport.sent[0]["shots"]) == ("mine", 7)
    assert found[0].bit_order == "big"
    assert found.batch.name == "mine"
    assert updates[-1] == "completed"


CIRCUIT = Circuit(1).rx(0, THETA).rz(0, PHI)


def wrong(theta: float) -> Circuit:
    return Circuit(1).rx(1, theta)


def no_circuit(theta: float) -> float:
    return theta


# Any: what users may give.
BAD: dict[str, tuple[Any, Any, str]] = {
    "a missing one": (CIRCUIT, {"theta": [1]}, "no values for phi: the circuit has theta, phi"),
    "an unknown one": (
        CIRCUIT,
        {"theta": [1], "phi": [1], "x": [1]},
        "there is no parameter x: the circuit has theta, phi",
    ),
    "of Qiskit": (of_qiskit(), {"theta": [1], "fi": [1]}, "there is no parameter fi"),
    "of Cirq": (of_cirq(), {"theta": [1]}, "no values for phi"),
    "of a function": (of_a_function, {"theta": [1]}, "missing a required argument: 'phi'"),
    "none": (Circuit(1).h(0), {"theta": [1]}, "the circuit has no parameters"),
    "not a number": (CIRCUIT, {"theta": [1], "phi": [math.nan]}, "value 0 of phi must be"),
    "no values": (CIRCUIT, {"theta": [], "phi": [1]}, "theta has no values"),
    "no circuit": ("theta", {"theta": [1]}, "a sweep takes a circuit with parameters"),
    "a wrong circuit": (wrong, {"theta": [1, 2]}, r"circuit 0 \(theta=1\): gate 0 \(rx\): qubit 1"),
    "no circuit returned": (no_circuit, {"theta": [1]}, "circuit 0: an object of the"),
}


@every("circuit, values, text", BAD)
def test_what_is_no_sweep_is_refused_before_anything_is_sent(
    emulator: Emulator, circuit: Any, values: Any, text: str
) -> None:
    transport = Shuffling(3)
    with (
        IonQSession(**through(transport, emulator)) as session,
        pytest.raises(InvalidCircuitError, match=text),
    ):
        session.sweep(circuit, values)
    assert transport.asked == []


def test_there_is_no_such_option(emulator: Emulator) -> None:
    options: Any = {"colour": "red"}
    with IonQSession(**through(Shuffling(4), emulator)) as session, pytest.raises(TypeError):
        session.sweep(CIRCUIT, {"theta": [1], "phi": [1]}, **options)
