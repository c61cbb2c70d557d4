"""The unitaries of the native gates, against their definitions and the packages of others."""

import math
from collections.abc import Callable
from typing import Any

import cirq_ionq  # type: ignore[import-untyped]  # ships no types
import ionq_core
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from qiskit_ionq import GPI2Gate, GPIGate, MSGate, ZZGate

from ionq_session import gpi, gpi2, ms, zz

from ...cases import every
from ...emulator import reference

turns = st.floats(-4, 4)
POINTS = [0.0, 0.1, 0.25, -0.25, 0.37, 0.5, -0.5, 0.75, 1.0, -1.0, 2.6]
TRIPLES = [(0.0, 0.0, 0.25), (0.1, 0.35, 0.25), (-0.2, 0.7, 0.1), (1.0, 0.25, 0.0), (2.6, 0, 0.2)]


def same(expected: object, actual: object) -> bool:
    # Any: what NumPy makes of either.
    left: NDArray[Any] = np.array(expected, dtype=complex)
    right: NDArray[Any] = np.array(actual, dtype=complex)
    return left.shape == right.shape and bool(np.allclose(left, right, atol=1e-12))


def fields(name: str, *values: float) -> dict[str, Any]:
    if name in ("gpi", "gpi2"):
        return {"gate": name, "phase": values[0]}
    if name == "zz":
        return {"gate": name, "angle": values[0]}
    return {"gate": name, "phases": list(values[:2]), "angle": values[2]}


ONE_VALUE: dict[str, Callable[[float], Any]] = {"gpi": gpi, "gpi2": gpi2, "zz": zz}


@every("name, function", [*ONE_VALUE.items()])
def test_they_are_those_of_the_reference(name: str, function: Callable[[float], Any]) -> None:
    for value in POINTS:
        assert same(reference.native_matrix(fields(name, value)), function(value)), value


def test_ms_is_that_of_the_reference() -> None:
    for values in TRIPLES:
        assert same(reference.native_matrix(fields("ms", *values)), ms(*values)), values


def test_known_points_are_exact() -> None:
    half = math.sqrt(0.5)
    assert ((0, 1), (1, 0)) == gpi(0)
    assert ((0, -1j), (1j, 0)) == gpi(0.25) == gpi(-3.75)
    assert ((half, -1j * half), (-1j * half, half)) == gpi2(0)
    assert ((half, -half), (half, half)) == gpi2(0.25)
    identity = tuple(tuple(1 if row == column else 0 for column in range(4)) for row in range(4))
    assert identity == ms(0.3, 0.1, 0) == zz(0)
    assert ms(0, 0) == ms(0, 0, 0.25)


def test_the_first_target_is_the_left_digit() -> None:
    """Half a turn of ms is a GPi on each, so its columns tell whose phase is whose."""
    whole = np.kron(np.array(gpi(0.1)), np.array(gpi(0.3)))
    assert same(-1j * whole, ms(0.1, 0.3, 0.5))
    assert not same(-1j * whole, ms(0.3, 0.1, 0.5))


def test_zz_does_what_the_gate_of_the_other_set_does_in_radians() -> None:
    for angle in POINTS:
        radians = {"gate": "zz", "rotation": 2 * math.pi * angle}
        assert same(reference.matrix_of(radians), zz(angle)), angle


def test_those_of_other_packages_agree() -> None:
    # Any: the packages have no types for these.
    core: Any = ionq_core
    cirq: Any = cirq_ionq
    for value in POINTS:
        assert same(core.gpi_matrix(value), gpi(value))
        assert same(core.gpi2_matrix(value), gpi2(value))
        assert same(core.zz_matrix(value), zz(value))
        assert same(GPIGate(value).to_matrix(), gpi(value))
        assert same(GPI2Gate(value).to_matrix(), gpi2(value))
        assert same(ZZGate(value).to_matrix(), zz(value))
        assert same(_unitary(cirq.GPIGate(phi=value)), gpi(value))
        assert same(_unitary(cirq.GPI2Gate(phi=value)), gpi2(value))
        assert same(_unitary(cirq.ZZGate(theta=value)), zz(value))
    reordered = np.eye(4)[[0, 2, 1, 3]]  # in Qiskit the first qubit is the right digit
    for values in TRIPLES:
        assert same(core.ms_matrix(*values), ms(*values))
        assert same(reordered @ MSGate(*values).to_matrix() @ reordered, ms(*values))
        first, second, angle = values
        assert same(_unitary(cirq.MSGate(phi0=first, phi1=second, theta=angle)), ms(*values))


def _unitary(gate: Any) -> Any:
    """What Cirq takes a gate for; Any, as it has no types for it."""
    import cirq

    return cirq.unitary(gate)


@given(turns, turns, turns)
def test_they_are_unitary(phase0: float, phase1: float, angle: float) -> None:
    for rows in (gpi(phase0), gpi2(phase0), zz(angle), ms(phase0, phase1, angle)):
        matrix: NDArray[Any] = np.array(rows)
        assert same(np.eye(len(rows)), matrix @ matrix.conj().T)


@given(turns, st.integers(-3, 3))
def test_a_whole_turn_of_phase_changes_nothing(phase: float, whole: int) -> None:
    assert same(gpi(phase), gpi(phase + whole))
    assert same(gpi2(phase), gpi2(phase + whole))


@every("value", [math.nan, math.inf, -math.inf])
def test_what_is_no_number_of_turns_is_refused(value: float) -> None:
    calls: list[Callable[[float], object]] = [
        gpi,
        gpi2,
        zz,
        lambda phase: ms(phase, 0),
        lambda phase: ms(0, phase),
        lambda angle: ms(0, 0, angle),
    ]
    for call in calls:
        with pytest.raises(ValueError, match="finite"):
            call(value)
