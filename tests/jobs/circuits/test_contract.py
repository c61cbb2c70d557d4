"""The builder against IonQ's document: every gate has a method, with all that is to be said."""

import inspect
from collections.abc import Callable
from typing import Any, Literal, get_args, get_origin

import attrs
import pytest

from ionq_api.models import NativeGate, QisGate
from ionq_api.models.native_gate import NativeGateName
from ionq_api.models.qis_gate import QisGateName
from ionq_session import Circuit, NativeCircuit
from ionq_session.jobs.circuits.base import BaseCircuit
from ionq_session.jobs.circuits.rules.kinds import NATIVE, QIS, method_of

from ...cases import every
from . import samples as written

SETS = [
    (Circuit, QisGateName, QIS, QisGate, written.QIS),
    (NativeCircuit, NativeGateName, NATIVE, NativeGate, written.NATIVE),
]


def names_of(alias: object) -> set[str]:
    """The names of an open enumeration of the document."""
    closed = next(each for each in get_args(alias) if get_origin(each) is Literal)
    return set(get_args(closed))


def gate_methods(kind: type[BaseCircuit]) -> dict[str, Callable[..., BaseCircuit]]:
    """The public methods that are not of all circuits."""
    return {
        name: method
        for name, method in inspect.getmembers(kind, inspect.isfunction)
        if not name.startswith("_") and not hasattr(BaseCircuit, name)
    }


@every("kind, names, known, model, samples", SETS, name=lambda case: case[0].__name__)
def test_every_gate_of_the_document_has_a_method_and_a_sample(
    kind: type[BaseCircuit], names: object, known: Any, model: object, samples: Any
) -> None:
    documented = names_of(names)
    assert documented == set(known)
    assert {method_of(name) for name in documented} == set(gate_methods(kind))
    assert documented == set(samples)


@every("kind, names, known, model, samples", SETS, name=lambda case: case[0].__name__)
def test_each_method_says_what_unit_source_and_errors_it_has(
    kind: type[BaseCircuit], names: object, known: Any, model: object, samples: Any
) -> None:
    for name, method in gate_methods(kind).items():
        text = inspect.getdoc(method) or ""
        assert "Source: IonQ's" in " ".join(text.split()), name
        for part in ("Args:", "Returns:", "Raises:\n    InvalidCircuitError:"):
            assert part in text, (name, part)
        for parameter in [*inspect.signature(method).parameters][1:]:
            assert f"\n    {parameter}: " in text, (name, parameter)
        unit = {"qis": "in radians", "native": "in turns"}[kind.gateset]
        angles = {"rotation", "angle", "phase", "phase0"} & {*inspect.signature(method).parameters}
        assert unit in text or not angles, name
        assert "exp(" in text or "[[" in text or "diag(" in text or name in ("ms", "nop"), name


@every("kind, names, known, model, samples", SETS, name=lambda case: case[0].__name__)
def test_a_gate_is_written_as_the_document_has_it(
    kind: type[BaseCircuit], names: object, known: Any, model: type[Any], samples: Any
) -> None:
    fields = {field.name for field in attrs.fields(model)} - {"additional_properties"}
    for name, (build, gates) in samples.items():
        circuit: BaseCircuit = build(kind(3))
        expected = {"gateset": kind.gateset, "qubits": 3, "circuit": gates}
        assert expected == circuit.to_ionq(), name
        assert circuit == kind.from_ionq(circuit.to_ionq()), name
        assert fields >= {field for gate in gates for field in gate}, name


def test_gates_of_the_other_set_are_no_attributes() -> None:
    for missing in ("gpi", "gpi2", "ms", "nop"):
        assert not hasattr(Circuit(1), missing)
    for missing in ("h", "x", "rx", "cnot", "pauliexp"):
        assert not hasattr(NativeCircuit(1), missing)
    with pytest.raises(TypeError):
        Circuit(2).zz(0, 1, angle=0.25)  # type: ignore[call-arg]  # pyright: ignore[reportCallIssue]
