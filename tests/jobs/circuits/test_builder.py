"""Circuits grow gate by gate, refuse what is wrong, and can be copied, joined and undone."""

import copy
import math
import pickle
import warnings
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

import numpy as np
import pytest
from qiskit.circuit import Parameter  # type: ignore[import-untyped]  # ships no types

from ionq_session import (
    Circuit,
    CircuitWarning,
    InvalidCircuitError,
    InvalidRequestError,
    NativeCircuit,
    NotSentError,
)
from ionq_session.jobs.circuits.base import BaseCircuit

from ...cases import every
from .samples import full, full_native

# Any: calls that a type checker would refuse.
ANY: Any = Circuit


def test_a_method_adds_to_its_circuit_and_returns_it() -> None:
    circuit = Circuit(2)
    assert circuit is circuit.h(0)
    assert circuit is circuit.cnot(0, 1)
    assert 2 == len(circuit) == len(circuit.gates) == len(list(circuit))
    assert ["h", "cnot"] == [gate.name for gate in circuit]
    assert 2 == circuit.qubits


def test_iteration_has_the_gates_from_its_beginning() -> None:
    circuit = Circuit(2).h(0)
    for _ in circuit:
        circuit.x(1)
    assert 2 == len(circuit)


REFUSED: dict[str, tuple[Callable[[Any], object], str]] = {
    "negative": (lambda c: c.h(-1), "qubit -1 is out of range: the circuit has qubits 0 to 2"),
    "too high": (lambda c: c.h(3), "qubit 3 is out of range: the circuit has qubits 0 to 2"),
    "in a list": (lambda c: c.h([0, 3]), "qubit 3 is out of range"),
    "a control": (lambda c: c.x(0, control=3), "qubit 3 is out of range"),
    "truth": (lambda c: c.h(True), "a qubit is a whole number from 0, not True"),
    "NumPy's truth": (lambda c: c.h(np.True_), "a qubit is a whole number"),
    "truth in a list": (lambda c: c.h([True]), "a qubit is a whole number"),
    "a float": (lambda c: c.h(1.0), "a qubit is a whole number"),
    "angle first": (lambda c: c.rx(0.5, 0), r"not 0\.5 \(qubits come before angles\)"),
    "text": (lambda c: c.h("01"), "a qubit is a whole number"),
    "nothing": (lambda c: c.h(None), "a qubit is a whole number"),
    "a set, which has no order": (lambda c: c.h({0, 1}), "a qubit is a whole number"),
    "floats in an array": (lambda c: c.h(np.array([0.0])), "a qubit is a whole number"),
    "no target": (lambda c: c.h([]), "has no target"),
    "no control": (lambda c: c.cnot([], 0), "has no control"),
    "no target of an exponential": (lambda c: c.pauliexp([], [""], [1], 1), "has no target"),
    "a list for a swap": (lambda c: c.swap([0, 1], 2), "a qubit is a whole number"),
    "twice": (lambda c: c.swap(1, 1), "qubit 1 is named twice"),
    "control and target": (lambda c: c.cnot(2, 2), "qubit 2 is named as control and as target"),
    "twice among targets": (lambda c: c.h([0, 0]), "qubit 0 is named twice"),
    "twice among controls": (
        lambda c: c.h(0, control=[1, 1]),
        "qubit 1 is named twice among the controls",
    ),
    "not a number": (lambda c: c.rx(0, math.nan), "its rotation is not finite, but nan"),
    "infinite": (lambda c: c.rx(0, -math.inf), "its rotation is not finite"),
    "above the floats": (lambda c: c.rx(0, 10**400), "its rotation is not finite"),
    "truth for an angle": (lambda c: c.rx(0, False), "its rotation is not a number"),
    "NumPy's truth, too": (lambda c: c.rx(0, np.False_), "its rotation is not a number"),
    "text for an angle": (lambda c: c.rx(0, "1.5"), "its rotation is not a number"),
    "a complex angle": (lambda c: c.rx(0, 1j), "its rotation is not a number"),
    "NumPy's complex": (lambda c: c.rx(0, np.complex128(1)), "its rotation is not a number"),
    "an array of one": (lambda c: c.rx(0, np.array([1.0])), "its rotation is not a number"),
    "a parameter": (lambda c: c.rx(0, Parameter("a")), "its rotation is not a number"),
    "no angle": (lambda c: c.rx(0, None), "its rotation is not a number"),
    "text for terms": (lambda c: c.pauliexp([0], "X", [1], 1), "its terms are not a list"),
    "one number": (lambda c: c.pauliexp([0], ["X"], 1, 1), "its coefficients are not a list"),
    "no terms": (lambda c: c.pauliexp([0], [], [], 1), "it has no terms"),
    "few numbers": (lambda c: c.pauliexp([0], ["X", "Y"], [1], 1), "2 terms and 1 coefficients"),
    "short term": (
        lambda c: c.pauliexp([0, 1], ["X"], [1], 1),
        "for each target, 2 here, .*; one is 'X'",
    ),
    "other letter": (lambda c: c.pauliexp([0], ["x"], [1], 1), "one letter of I, X, Y and Z"),
    "no text": (lambda c: c.pauliexp([0], [1], [1], 1), "one letter of I, X, Y and Z"),
    "no coefficient": (
        lambda c: c.pauliexp([0], ["X"], [None], 1),
        r"its coefficients\[0\] is not a number",
    ),
    "no time": (lambda c: c.pauliexp([0], ["X"], [1], 0), "and has to be positive"),
    "back in time": (lambda c: c.pauliexp([0], ["X"], [1], -1), "and has to be positive"),
}


@every("call, words", REFUSED)
def test_what_is_wrong_is_refused_with_gate_and_rule(
    call: Callable[[Any], object], words: str
) -> None:
    circuit = Circuit(3).x(0).x(1)
    with pytest.raises(InvalidCircuitError, match=words) as raised:
        call(circuit)
    assert 2 == raised.value.gate
    assert raised.value.message.startswith("gate 2 (")
    assert isinstance(raised.value, InvalidRequestError | NotSentError)
    assert raised.value.gate == pickle.loads(pickle.dumps(raised.value)).gate  # noqa: S301
    assert Circuit(3).x(0).x(1) == circuit


def test_native_gates_are_refused_alike() -> None:
    # Any: as above.
    circuit: Any = NativeCircuit(2).gpi(0, 0)
    calls: list[Callable[[], object]] = [
        lambda: circuit.gpi(2, 0),
        lambda: circuit.gpi2(0, math.nan),
        lambda: circuit.ms(0, 0, 0, 0),
        lambda: circuit.ms(0, 1, "0", 0),
        lambda: circuit.ms(0, 1, 0, 0, None),
        lambda: circuit.ms(0, 1, 0, 0, 0.3),
        lambda: circuit.ms(0, 1, 0, 0, -0.1),
        lambda: circuit.zz(0, 1, math.inf),
        lambda: circuit.nop([0, 0]),
    ]
    for call in calls:
        with pytest.raises(InvalidCircuitError, match=r"^gate 1 \("):
            call()
    assert 1 == len(circuit)


@every("qubits", [0, -1, 1.0, True, "2", None, [1]])
def test_a_circuit_needs_a_number_of_qubits(qubits: Any) -> None:
    with pytest.raises(InvalidCircuitError, match="a circuit needs"):
        Circuit(qubits)


def test_numbers_of_any_kind_become_plain_ones() -> None:
    numbers: list[Any] = [
        1,
        np.float32(1),
        np.int64(1),
        np.array(1.0),
        Fraction(1),
        Decimal(1),
        np.uint8(1),
    ]
    for number in numbers:
        (gate,) = Circuit(np.int64(1)).rx(np.uint8(0), number)
        assert (float, int) == (type(gate.rotation), type(gate.targets[0]))
        assert 1.0 == gate.rotation
    assert Circuit(3).h([1, 2]) == Circuit(3).h(np.arange(1, 3)) == Circuit(3).h(iter((1, 2)))
    assert int is type(Circuit(np.int64(3)).qubits)


WARNED: dict[str, tuple[Callable[[], BaseCircuit], str]] = {
    "degrees": (lambda: Circuit(1).rx(0, 90), r"gate 0 \(rx\): its rotation is 90, more than 4 pi"),
    "a phase gate": (lambda: Circuit(1).z(0, -180), r"its rotation is -180, more than 4 pi"),
    "in two qubits": (lambda: Circuit(2).zz(0, 1, 13), "more than 4 pi"),
    "radians for turns": (
        lambda: NativeCircuit(1).gpi(0, 1.57),
        "its phase is 1.57, more than a turn",
    ),
    "one of two": (
        lambda: NativeCircuit(2).ms(0, 1, 0, -3),
        r"its phases\[1\] is -3, more than a turn",
    ),
    "an angle": (lambda: NativeCircuit(2).zz(0, 1, 1.5), "its angle is 1.5, more than a turn"),
    "many controls": (
        lambda: Circuit(9).x(8, control=range(8)),
        "8 controls, and IonQ documents 7",
    ),
    "in JSON": (
        lambda: Circuit.from_ionq({"circuit": [{"gate": "rx", "target": 0, "rotation": 90}]}),
        "rotation is 90",
    ),
    "in a list": (
        lambda: Circuit(1).extend([{"gate": "rx", "target": 0, "rotation": 90}]),
        "rotation is 90",
    ),
}


@every("call, words", WARNED)
def test_a_probably_wrong_unit_is_warned_of_where_it_stands(
    call: Callable[[], BaseCircuit], words: str
) -> None:
    with pytest.warns(CircuitWarning, match=words) as caught:
        circuit = call()
    assert 1 == len(circuit)
    code = call.__code__
    assert [(__file__, code.co_firstlineno)] == [
        (warning.filename, min(warning.lineno, code.co_firstlineno)) for warning in caught
    ]


def test_the_largest_usual_angles_give_no_warning() -> None:
    Circuit(1).rx(0, 4 * math.pi).rz(0, -4 * math.pi).z(0, 2 * math.pi)
    NativeCircuit(2).gpi(0, 1).gpi2(0, -1).ms(0, 1, 1, -1, 0.25).zz(0, 1, -1).ms(0, 1, 0, 0, 0)


def test_a_circuit_warns_once_of_each_gate() -> None:
    circuit = Circuit(1)
    with pytest.warns(CircuitWarning, match="gate 0 .rx.: its rotation is 20,"):
        circuit.rx(0, 20)
    with pytest.warns(CircuitWarning, match="gate 1 .ry.: its rotation is 20,"):
        circuit.ry(0, 20)
    for angle in range(21, 40):  # a warning would be an error
        circuit.rx(0, angle).ry(0, angle).copy().rx(0, angle)
    with pytest.warns(CircuitWarning):
        Circuit(1).rx(0, 20)


def test_a_warning_that_is_an_error_adds_nothing() -> None:
    circuit = Circuit(1)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        with pytest.raises(CircuitWarning):
            circuit.rx(0, 90)
    assert 0 == len(circuit)


def read_back(circuit: BaseCircuit) -> BaseCircuit:
    return type(circuit).from_ionq(circuit.to_ionq())


COPIES: dict[str, Callable[[Any], Any]] = {
    "copy": lambda circuit: circuit.copy(),
    "copy.copy": copy.copy,
    "copy.deepcopy": copy.deepcopy,
    "pickle": lambda circuit: pickle.loads(pickle.dumps(circuit)),  # noqa: S301  # our own
    "repr": lambda circuit: eval(repr(circuit)),  # noqa: S307  # our own
    "IonQ's JSON": read_back,
    "an empty one and +": lambda circuit: type(circuit)(1) + circuit,
    "two inverses": lambda circuit: type(circuit)(3).extend(circuit.inverse().inverse()),
    "one repetition": lambda circuit: circuit.repeat(1),
}


@every("make", COPIES)
def test_copies_are_equal_and_apart(make: Callable[[BaseCircuit], BaseCircuit]) -> None:
    for circuit in (full(), full_native().nop()):
        before = circuit.gates
        copied = make(circuit)
        assert type(circuit) is type(copied)
        assert circuit.qubits == copied.qubits
        for expected, actual in zip(circuit, copied, strict=True):
            assert expected.name == actual.name
            assert pytest.approx(expected.phases, abs=1e-15) == actual.phases
        copied.extend(copied)
        assert before == circuit.gates
        assert circuit != copied


def test_copies_are_equal_to_the_last_digit() -> None:
    for circuit in (full(), full_native()):
        for name in ("copy", "copy.copy", "copy.deepcopy", "pickle", "repr", "IonQ's JSON"):
            assert circuit == COPIES[name](circuit), name


def test_a_subclass_stays_one() -> None:
    class Named(Circuit):
        def __init__(self, name: str) -> None:
            super().__init__(2)
            self.name = name

    circuit = Named("mine").h(0)
    for made in (circuit.copy(), circuit.inverse(), circuit.repeat(2), circuit + circuit):
        assert "mine" == made.name
        assert Named is type(made)


def test_a_long_circuit_has_a_repr_that_python_can_read() -> None:
    circuit = Circuit(1)
    for _ in range(5_000):
        circuit.x(0)
    assert repr(circuit).startswith("Circuit.from_ionq({'gateset': 'qis', 'qubits': 1, ")
    assert circuit == eval(repr(circuit))  # noqa: S307  # our own


def test_what_a_repr_looks_like() -> None:
    circuit = Circuit(3).h([0, 1]).not_(2).cnot([0, 1], 2).rx(0, 0.5, control=1)
    expected = "Circuit(3).h(0).h(1).not_(2).cnot([0, 1], 2).rx(0, 0.5, control=1)"
    assert expected == repr(circuit)
    native = NativeCircuit(2).ms(0, 1, 0, 0.5).nop()
    assert "NativeCircuit(2).ms(0, 1, 0.0, 0.5, 0.25).nop()" == repr(native)


def test_equality_is_by_qubits_and_gates() -> None:
    assert Circuit(2).h(0) == Circuit(2).h(0)
    assert Circuit(2).h(0) != Circuit(3).h(0)
    assert Circuit(2).h(0) != Circuit(2).h(1)
    assert Circuit(2).x(0) != Circuit(2).not_(0)
    # Any: a type checker knows that they differ.
    native: Any = NativeCircuit(2)
    assert Circuit(2) != native
    assert Circuit(2) != "Circuit(2)"
    with pytest.raises(TypeError, match="unhashable"):
        hash(Circuit(2))


def test_circuits_are_joined() -> None:
    narrow, wide = Circuit(1).h(0), Circuit(3).cnot(0, 2)
    assert Circuit(3).h(0).cnot(0, 2) == narrow + wide
    assert Circuit(3).cnot(0, 2).h(0) == wide + narrow
    assert (1, 1) == (len(narrow), len(wide))
    with pytest.raises(TypeError):
        _ = narrow + NativeCircuit(1)  # type: ignore[operator]  # pyright: ignore[reportOperatorIssue]


def test_a_circuit_is_extended() -> None:
    bell = Circuit(2).h(0).cnot(0, 1)
    circuit = Circuit(4)
    assert circuit is circuit.extend(bell)
    assert Circuit(4).h(0).cnot(0, 1) == circuit
    circuit.extend(bell, qubits=[3, 1])
    assert Circuit(4).h(0).cnot(0, 1).h(3).cnot(3, 1) == circuit
    circuit.extend(bell.gates[:1]).extend([{"gate": "x", "targets": [0, 2]}])
    assert ["h", "x", "x"] == [gate.name for gate in circuit.gates[4:]]
    assert 2 * len(circuit) == len(circuit.copy().extend(circuit))


EXTENSIONS: dict[str, tuple[Callable[[Any], object], str]] = {
    "a wider circuit": (
        lambda c: c.extend(Circuit(3).h(2)),
        "gate 1 .h.: qubit 2 is out of range",
    ),
    "another gate set": (
        lambda c: c.extend(NativeCircuit(1).gpi(0, 0)),
        "gate 1 .gpi.: it is a gate of the gate set native, and this circuit is of qis",
    ),
    "too few places": (lambda c: c.extend(Circuit(2).h(0), qubits=[0]), r"got \[0\]"),
    "the same place": (lambda c: c.extend(Circuit(2).h(0), qubits=[0, 0]), r"got \[0, 0\]"),
    "a place outside": (lambda c: c.extend(Circuit(1).h(0), qubits=[2]), "needs a qubit of 0 to 1"),
    "the last of several": (
        lambda c: c.extend([{"gate": "h", "target": 0}, {"gate": "h", "target": 9}]),
        "gate 2 .h.: qubit 9",
    ),
    "no object": (lambda c: c.extend(["h"]), "gate 1: it is not an object"),
}


@every("call, words", EXTENSIONS)
def test_all_is_added_or_nothing(call: Callable[[Any], object], words: str) -> None:
    circuit = Circuit(2).x(0)
    with pytest.raises(InvalidCircuitError, match=words):
        call(circuit)
    assert Circuit(2).x(0) == circuit


def test_places_are_for_circuits_only() -> None:
    with pytest.raises(TypeError, match="only with a circuit"):
        Circuit(2).extend([{"gate": "h", "target": 0}], qubits=[1])


def test_repetition_and_depth_and_counts() -> None:
    circuit = Circuit(3).h(0).cnot(0, 1).x(2)
    assert 2 == circuit.depth()
    assert 6 == circuit.repeat(3).depth()
    assert 9 == len(circuit.repeat(3))
    assert circuit.copy().extend(circuit) == circuit.repeat(2)
    assert Circuit(3) == circuit.repeat(0)
    assert 0 == Circuit(3).depth() == NativeCircuit(1).nop().depth()
    assert 2 == Circuit(3).cnot(0, 2).h(1).h(0).depth()  # h(1) shares no qubit
    assert {"h": 1, "cnot": 1, "x": 1} == circuit.gate_counts()
    assert ["cnot", "h"] == [*Circuit(2).cnot(0, 1).h([0, 1]).gate_counts()]
    with pytest.raises(ValueError, match="at least 0"):
        circuit.repeat(-1)


def test_inverses_have_phases_within_a_turn() -> None:
    circuit = NativeCircuit(2).gpi2(0, 0.75).gpi2(0, -0.75).ms(0, 1, 1, 0)
    phases = [phase for gate in circuit.inverse() for phase in gate.phases]
    assert [0.5, 0, -0.25, 0.25] == phases
    assert Circuit(1).si(0).h(0) == Circuit(1).h(0).s(0).inverse()


JSON_REFUSED: dict[str, tuple[Any, str]] = {
    "a list": ([], "is an object, not list"),
    "no gates": ({"qubits": 1}, "in a list `circuit`"),
    "gates in an object": ({"circuit": {}}, "in a list `circuit`"),
    "the other set": ({"gateset": "native", "circuit": []}, "read it with NativeCircuit.from_ionq"),
    "an unknown set": ({"gateset": "x", "circuit": []}, "this circuit 'x'$"),
    "an unknown gate": (
        {"circuit": [{"gate": "cx", "target": 0}]},
        "no such gate; write cnot, or x with a control",
    ),
    "no name": ({"circuit": [{"target": 0}]}, "gate 0: it has no field 'gate'"),
    "a strange name": (
        {"circuit": [{"gate": ["h"], "target": 0}]},
        "gate 0: its name .* is not text",
    ),
    "a native gate": ({"circuit": [{"gate": "gpi", "target": 0}]}, "of the gate set native"),
    "both": (
        {"circuit": [{"gate": "h", "target": 0, "targets": [0]}]},
        "both 'target' and 'targets'",
    ),
    "no angle": (
        {"circuit": [{"gate": "rx", "target": 0}]},
        "it has no 'rotation', its angle in radians",
    ),
    "an angle": (
        {"circuit": [{"gate": "h", "target": 0, "rotation": 1}]},
        "takes no field 'rotation'",
    ),
    "an unknown field": (
        {"circuit": [{"gate": "h", "target": 0, "qubit": 1}]},
        "takes no field 'qubit'",
    ),
    "a controlled swap": (
        {"circuit": [{"gate": "swap", "targets": [0, 1], "controls": [2]}]},
        "takes no controls",
    ),
    "one target": ({"circuit": [{"gate": "swap", "target": 0}]}, "needs 2 targets and has 1"),
    "a float": ({"circuit": [{"gate": "h", "target": 0.5}]}, "a qubit is a whole number"),
    "too narrow": ({"qubits": 1, "circuit": [{"gate": "h", "target": 1}]}, "qubit 1 is out of"),
    "the second": (
        {"circuit": [{"gate": "h", "targets": [0, 1]}, {"gate": "y"}]},
        "gate 1 .y.: it",
    ),
    "no object": ({"circuit": ["h"]}, "gate 0: it is not an object"),
    "qubits in words": ({"qubits": "two", "circuit": []}, "a circuit needs a whole number"),
}


@every("circuit, words", JSON_REFUSED)
def test_json_that_is_wrong(circuit: Any, words: str) -> None:
    with pytest.raises(InvalidCircuitError, match=words):
        Circuit.from_ionq(circuit)


def test_json_as_others_write_it() -> None:
    gates: list[Any] = [
        {"gate": "h", "targets": [0, 1], "controls": [], "rotation": None},
        {"gate": "z", "targets": [1], "rotation": 0.5, "controls": [0]},
        {"gate": "swap", "targets": [0, 3], "controls": []},
    ]
    expected = Circuit(4).h([0, 1]).z(1, 0.5, control=0).swap(0, 3)
    assert expected == Circuit.from_ionq({"circuit": gates, "qubits": 0})
    assert Circuit(1) == Circuit.from_ionq({"circuit": []})
    native: list[Any] = [
        {"gate": "ms", "targets": [0, 1], "phases": [0, 0]},
        {"gate": "zz", "targets": [0, 1], "phase": 0.1},
        {"gate": "nop"},
    ]
    assert NativeCircuit(2).ms(0, 1, 0, 0).zz(0, 1, 0.1).nop() == NativeCircuit.from_ionq(
        {"gateset": "native", "circuit": native}
    )
    with pytest.raises(InvalidCircuitError, match="it needs 2 phases, one for each target"):
        NativeCircuit(2).extend([{"gate": "ms", "targets": [0, 1], "phases": [0]}])
    with pytest.raises(InvalidCircuitError, match="takes no controls"):
        NativeCircuit(2).extend([{"gate": "gpi", "target": 0, "phase": 0, "controls": [1]}])
