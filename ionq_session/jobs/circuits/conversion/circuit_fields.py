"""The fields of a circuit in IonQ's JSON, and what may stand beside them: registers, its job's."""

from collections.abc import Callable, Mapping, Sequence
from difflib import get_close_matches
from typing import TypeVar

from attrs import fields

from ionq_api.codec import is_list, is_object
from ionq_api.types import JsonValue

from ...errors import InvalidCircuitError
from ..payload_types import Registers
from ..values import plain

FORMER = "format"  # of a circuit in v0.3, and in qBraid's dicts; v0.4 has the job's type instead

_OF_CIRCUIT = frozenset(("gateset", "qubits", "circuit"))

JsonT = TypeVar("JsonT")


def parted(
    given: Mapping[str, JsonT], refused: Callable[[str, str], Exception]
) -> tuple[dict[str, JsonT], dict[str, JsonT]]:
    """The fields of a circuit, and those of its job that stand beside them.

    Args:
        given: The fields, and perhaps `registers`, which are in neither part.
        refused: Makes the error for the name of a field that belongs to neither, and a message.
    """
    known = _OF_CIRCUIT | {FORMER, "registers"}
    beside = {name: value for name, value in given.items() if name not in known}
    job = _job_fields() if beside else frozenset[str]()
    for name in beside:
        if name not in job:
            near = get_close_matches(name, sorted(known | job), 1)
            meant = f"; did you mean {near[0]!r}?" if near else ""
            text = f"{name!r} is a field neither of a circuit nor of a job{meant}"
            raise refused(name, text)
    return {name: value for name, value in given.items() if name in _OF_CIRCUIT}, beside


def _job_fields() -> frozenset[str]:
    """The fields of a job with a circuit, by the contract, but for the circuit itself."""
    from ionq_api.models import CircuitJobCreationPayload

    wires = [each.metadata.get("wire") for each in fields(CircuitJobCreationPayload)]
    return frozenset(at.name for at in wires if at is not None) - {"input"}


def registers_of(given: object, qubits: JsonValue) -> Registers:
    """The classical registers that came with a circuit."""
    if not is_object(given):
        raise InvalidCircuitError("'registers' is not an object of lists of qubits")
    found: dict[str, tuple[int | None, ...]] = {}
    for name, listed in given.items():
        places: Sequence[object] = listed if is_list(listed) else [False]
        checked: list[int | None] = []
        for place in map(plain, places):
            if place is not None and (type(place) is not int or not _is_below(place, qubits)):
                raise InvalidCircuitError(
                    f"register {name!r} is not a list of qubits of the circuit, from 0 on, or null"
                )
            checked.append(place)
        found[name] = tuple(checked)
    return found


def _is_below(place: int, qubits: JsonValue) -> bool:
    return 0 <= place and isinstance(qubits, int) and place < qubits
