"""From what users give to circuits that one job can hold among others, each checked."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from attrs import frozen

from ionq_api import JsonValue

from ...._secrets.secret import Secret
from ...circuits.conversion.checks import Unlikely, check_gates
from ...circuits.conversion.dispatch import converted
from ...circuits.conversion.from_qasm3 import from_qasm3
from ...circuits.conversion.types import CircuitInput
from ...circuits.payload_types import CIRCUIT, QASM3, Registers
from ...circuits.rules.refusals import prefix
from ...errors import InvalidCircuitError
from ...submitting.metadata import refuse_secrets
from .names import numbered

# Names that Qiskit makes itself, of a number that says how many circuits a program has made.
_QISKITS_OWN: Final = re.compile(r"circuit-\d+(-\d+)*")

_NAME = "name"


@frozen
class BatchCircuit:
    """One circuit of a batch.

    Attributes:
        place: Its index among all circuits, from 0.
        body: What a payload has of it, its name included.
        fields: The fields that a job of its own would have, by the document's names.
        registers: Its classical registers.
        gates: How many gates it has.
        size: How many bytes of a payload it takes.
    """

    place: int
    body: Mapping[str, JsonValue]
    fields: Mapping[str, JsonValue]
    registers: Registers
    gates: int
    size: int


def batch_circuits(
    given: Sequence[object],
    chosen: Iterable[str] = (),
    secrets: Sequence[Secret] = (),
    names: Sequence[str] = (),
) -> list[BatchCircuit]:
    """The circuits of a batch, converted and checked; the packages they need are imported.

    Args:
        given: The circuits, each of any kind that `circuit_input` takes.
        chosen: Fields of jobs that are chosen for all, so that those of circuits do not matter.
        secrets: What no name may hold.
        names: What the circuits are called; by default as they are themselves.

    Raises:
        InvalidRequestError: A name holds a secret.
        InvalidCircuitError: There is none, or one cannot be part of a batch; `circuit` is its
            index, and the message says why.
        MissingExtraError: A package is missing that reads one.

    Warns:
        CircuitWarning: Something in a circuit is probably not meant.
    """
    if not given:
        raise InvalidCircuitError(
            "the list is empty: give at least one gate for a circuit, or one circuit for a batch"
        )
    ignored = frozenset(chosen)
    found: list[BatchCircuit] = []
    unlikely = Unlikely()
    for place, each in enumerate(given):
        source = _gates(each, place)
        own = source.fields.get(_NAME)
        called = own if isinstance(own, str) else _name_of(each)
        called = names[place] if names else called
        refuse_secrets(f"the name of circuit {place}", called or "", secrets)
        found.append(
            _circuit(source, place, numbered(called, place, len(given)), ignored, unlikely)
        )
    unlikely.warn()
    return found


def _circuit(
    found: CircuitInput, place: int, name: str, ignored: frozenset[str], unlikely: Unlikely
) -> BatchCircuit:
    gates = found.input.get("circuit")
    gateset, qubits = found.input.get("gateset"), found.input.get("qubits")
    if not isinstance(gates, list):
        text = f"{prefix(place)}it has no list of gates in 'circuit'"
        raise InvalidCircuitError(text, circuit=place)
    check_gates(gates, gateset, qubits, unlikely, circuit=place)
    body: dict[str, JsonValue] = {
        "name": name,
        "gateset": gateset,
        "qubits": qubits,
        "circuit": gates,
    }
    if found.registers:
        body["registers"] = {each: list(bits) for each, bits in found.registers.items()}
    rest = {
        key: each
        for key, each in found.fields.items()
        if key != _NAME and key not in ignored and each is not None
    }
    try:
        size = len(json.dumps(body))  # written as in a request, where all of it is ASCII
    except (TypeError, ValueError, RecursionError) as error:
        raise InvalidCircuitError(
            f"{prefix(place)}it is not JSON: {error}", circuit=place
        ) from None
    return BatchCircuit(place, body, rest, found.registers, len(gates), size)


def _gates(given: object, place: int) -> CircuitInput:
    """A circuit as gates, with the fields of a job that came with it.

    Raises:
        InvalidCircuitError: It is no circuit, or gates cannot express it.
    """
    try:
        found = converted(given)
        if found.type_ == QASM3:
            program = found.input.get("data")
            gates = from_qasm3(program) if isinstance(program, str) else found
            found = CircuitInput(gates.type_, gates.input, gates.registers, found.fields)
    except InvalidCircuitError as error:
        raise InvalidCircuitError(
            f"{prefix(place)}{error.message}", gate=error.gate, circuit=place
        ) from error.__cause__
    if found.type_ == QASM3:
        raise InvalidCircuitError(
            f"{prefix(place)}it measures or resets in the middle, or has run-time control, and a "
            "circuit among several is a list of gates that is measured at its end; submit it alone",
            circuit=place,
        )
    if found.type_ != CIRCUIT:
        raise InvalidCircuitError(
            f"{prefix(place)}it is a whole job of the type {found.type_}, and a batch is of "
            "circuits; submit it alone",
            circuit=place,
        )
    return found


def _name_of(circuit: object) -> str | None:
    """The name that a user gave to a circuit of Qiskit's."""
    if not any(kind.__module__.partition(".")[0] == "qiskit" for kind in type(circuit).__mro__):
        return None
    name: object = getattr(circuit, "name", None)
    return name if isinstance(name, str) and not _QISKITS_OWN.fullmatch(name) else None
