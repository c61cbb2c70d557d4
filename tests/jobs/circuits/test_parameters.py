"""Parameters in place of numbers: arithmetic, values, and what a circuit does with them."""

import copy
import json
import math
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_session import Circuit, CircuitWarning, InvalidCircuitError, NativeCircuit, Parameter
from ionq_session.jobs.circuits.parameters import Expression

from ...cases import every

THETA, PHI = Parameter("theta"), Parameter("phi")
NUMBERS = st.floats(-100, 100)


# Any: what arithmetic with a parameter gives is a number or an expression.
def value(angle: Any, **values: float) -> float:
    """The number that an expression stands for."""
    found = angle.bind(values) if isinstance(angle, Expression) else angle
    assert isinstance(found, float)
    return found


@given(NUMBERS, NUMBERS, NUMBERS, NUMBERS)
def test_arithmetic_is_that_of_the_numbers(a: float, b: float, theta: float, phi: float) -> None:
    made = -(a * THETA - PHI / 4 + b) + 2 * (THETA + 1) - 3 + (0.5 - PHI)
    number = -(a * theta - phi / 4 + b) + 2 * (theta + 1) - 3 + (0.5 - phi)
    assert value(made, theta=theta, phi=phi) == pytest.approx(number, abs=1e-9)


def test_parameters_are_the_same_by_name() -> None:
    assert Parameter("theta") == THETA
    assert {Parameter("theta"), THETA, PHI} == {THETA, PHI}
    assert 1 * THETA == THETA
    assert THETA == 1 * THETA
    assert THETA + PHI == PHI + THETA
    assert THETA != 2 * THETA
    assert THETA != "theta"
    for again in (pickle.loads(pickle.dumps(THETA)), copy.deepcopy(THETA)):  # noqa: S301  # own
        assert (again, again.name) == (THETA, "theta")


def test_what_cancels_out_is_a_number() -> None:
    assert [THETA - THETA, 0 * THETA + 1] == [0.0, 1.0]


def test_numbers_of_numpy_are_numbers() -> None:
    assert np.float64(2) * THETA == 2 * THETA
    assert THETA / np.int64(4) == 0.25 * THETA
    assert np.float64(1) + THETA == 1 + THETA


@every(
    "expression, text, written",
    [
        (THETA, "theta", "Parameter('theta')"),
        (-THETA, "-theta", "-Parameter('theta')"),
        (
            2 * THETA - PHI / 3 + 0.5,
            "2*theta - 0.3333*phi + 0.5",
            "2.0*Parameter('theta') - 0.3333333333333333*Parameter('phi') + 0.5",
        ),
        (THETA - 1, "theta - 1", "Parameter('theta') - 1.0"),
    ],
)
def test_it_is_written_as_python(expression: Expression, text: str, written: str) -> None:
    assert (str(expression), repr(expression)) == (text, written)
    assert eval(written, {"Parameter": Parameter}) == expression  # noqa: S307  # our own


@every("name", ["", "  ", None, 3])
def test_a_parameter_has_a_name(name: Any) -> None:
    with pytest.raises(InvalidCircuitError, match="a parameter has a name"):
        Parameter(name)


def test_products_of_parameters_are_refused() -> None:
    with pytest.raises(InvalidCircuitError, match="theta times phi"):
        THETA * PHI  # type: ignore[operator]  # pyright: ignore


def circuit() -> Circuit:
    """One with a parameter in each kind of place."""
    made = Circuit(3).rx(0, THETA).zz(0, 1, 2 * PHI).ry(2, 0.25, control=0)
    return made.pauliexp([0, 1], ["XX", "ZI"], [THETA, 1], 0.5)


def native() -> NativeCircuit:
    """The same in native gates."""
    return NativeCircuit(2).gpi(0, THETA).ms(0, 1, THETA, 0, PHI / 3).zz(0, 1, PHI)


@every("made", [circuit(), native()])
def test_values_make_the_circuit_that_numbers_make(made: Any) -> None:
    assert made.parameters == ("theta", "phi")
    bound = made.bind(theta=-0.5, phi=0.75)
    assert bound.parameters == ()
    assert bound == made.bind({THETA: np.float64(-0.5)}).bind({"phi": 0.75})
    kind: Any = made.__class__
    assert kind.from_ionq(json.loads(json.dumps(bound.to_ionq()))) == bound
    assert made.bind(theta=-0.5).parameters == ("phi",)
    assert made.parameters == ("theta", "phi")
    numbers = {"theta": -0.5, "phi": 0.75}
    assert made.inverse().bind(numbers) == bound.inverse()
    assert made.repeat(2).bind(numbers) == bound.repeat(2)
    assert (made + made).bind(numbers) == bound + bound
    larger = type(made)(4).extend(made, qubits=[*range(1, made.qubits + 1)])
    assert larger.bind(numbers) == type(made)(4).extend(bound, qubits=[*range(1, made.qubits + 1)])
    names = {"Circuit": Circuit, "NativeCircuit": NativeCircuit, "Parameter": Parameter}
    assert eval(repr(made), names) == made  # noqa: S307  # our own
    assert eval(repr(made.repeat(60)), names) == made.repeat(60)  # noqa: S307  # our own
    assert pickle.loads(pickle.dumps(made)) == made  # noqa: S301  # our own


def test_the_values_of_a_bound_circuit() -> None:
    assert circuit().bind(theta=-0.5, phi=0.75).to_ionq()["circuit"] == [
        {"gate": "rx", "target": 0, "rotation": -0.5},
        {"gate": "zz", "targets": [0, 1], "rotation": 1.5},
        {"gate": "ry", "control": 0, "target": 2, "rotation": 0.25},
        {
            "gate": "pauliexp",
            "targets": [0, 1],
            "terms": ["XX", "ZI"],
            "coefficients": [-0.5, 1.0],
            "time": 0.5,
        },
    ]


def test_it_is_drawn_with_its_names() -> None:
    drawn = Circuit(1).rx(0, 2 * THETA + 1).draw(width=0)
    assert "Rx(2*theta + 1)" in drawn
    assert "GPi(thetaτ)" in NativeCircuit(1).gpi(0, THETA).draw(width=0)
    assert "GPi((theta + 0.5)τ)" in NativeCircuit(1).gpi(0, THETA + 0.5).draw(width=0)
    picture: Any = Circuit(1).rx(0, THETA)
    assert "theta" in picture._repr_html_()


# Any: what no type checker would allow.
TEXT: Any = "1"
QUBIT: Any = THETA


REFUSED: dict[str, tuple[Callable[[], object], int | None, str]] = {
    "no values": (lambda: circuit().to_ionq(), 0, "gate 0: the gate rx has parameters without"),
    "no such parameter": (lambda: circuit().bind(x=1), None, "no parameter 'x'; it has theta"),
    "no parameters": (lambda: Circuit(1).bind(x=1), None, "no parameter 'x'; it has none"),
    "NaN": (
        lambda: circuit().bind(theta=math.nan),
        None,
        "the value of theta must be a finite",
    ),
    "infinite": (lambda: circuit().bind(theta=math.inf), None, "must be a finite number"),
    "a text": (lambda: circuit().bind(theta=TEXT), None, "must be a finite number, but is '1'"),
    "true": (lambda: circuit().bind(theta=True), None, "must be a finite number, but is True"),
    "a parameter": (lambda: circuit().bind(theta=PHI), None, "must be a finite number"),
    "out of range": (lambda: native().bind(phi=0.9), 1, "gate 1 (ms): its angle is 0.3"),
    "a time": (
        lambda: Circuit(1).pauliexp([0], ["X"], [1], THETA),
        0,
        "gate 0 (pauliexp): its time takes no parameter",
    ),
    "a qubit": (lambda: Circuit(1).h(QUBIT), 0, "gate 0 (h): a qubit is a whole number"),
}


@every("call, gate, text", REFUSED)
def test_what_cannot_be_is_refused(call: Callable[[], object], gate: int | None, text: str) -> None:
    with pytest.raises(InvalidCircuitError) as caught:
        call()
    assert text in caught.value.message
    assert caught.value.gate == gate


def test_a_value_in_another_unit_warns() -> None:
    with pytest.warns(CircuitWarning, match=r"gate 0 \(rx\): its rotation is 90"):
        circuit().bind(theta=90)
