"""Splits a job of many circuits into the inputs of its children, one for each circuit.

A circuit's own gateset and number of qubits override the parent's.
"""

from typing import cast

from attrs import frozen

from ..jsontypes import Json, JsonObject

_INHERITED = ("gateset", "qubits")  # what a circuit inherits from the input around it


@frozen
class Child:
    """One circuit of many: its name, and the `input` of its own job."""

    name: str | None
    input: JsonObject


def split(source: JsonObject) -> list[Child]:
    """Split the `input` of an `ionq.multi-circuit.v1` job, whose structure was checked before.

    Returns:
        The children in the order of their circuits; each input is that of `ionq.circuit.v1` and
        keeps the circuit's `registers`.
    """
    inherited: JsonObject = {key: source[key] for key in _INHERITED if source.get(key) is not None}
    circuits = cast("list[JsonObject]", source["circuits"])
    return [_child(inherited, circuit) for circuit in circuits]


def _child(inherited: JsonObject, circuit: JsonObject) -> Child:
    own: dict[str, Json] = {
        key: value for key, value in circuit.items() if value is not None and key != "name"
    }
    name = circuit.get("name")
    return Child(name if isinstance(name, str) else None, inherited | own)
