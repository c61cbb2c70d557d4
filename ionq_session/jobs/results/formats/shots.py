"""Shots, read from either version of their format into arrays.

Version 1 is a list of decimal states, one for each shot. Version 2 is a list of objects with the
bits of every register, bit 0 first, and may say which shots leaked.
"""

import json
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from attrs import frozen

from ionq_api.codec import is_list, is_object

from .regular_shots import regular_bits
from .tables import ALL_QUBITS, UnreadableFormatError, decimal_state

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Bits = NDArray[np.uint8]

REGISTERS = "registers"
LEAKAGE = "leakage_bits"
"""Has a bit other than 0 if the shot leaked; qiskit-ionq leaves such shots out, and so does the
service in its histograms.
"""


@frozen(eq=False)
class Shots:
    """The shots of a job.

    Attributes:
        registers: The bits of each register, a row for each shot that did not leak.
        leaked: The numbers of the shots that did.
    """

    registers: "Mapping[str, Bits]"
    leaked: tuple[int, ...] = ()

    def of(self, register: str) -> "Bits | None":
        """The bits of a register, if it is there."""
        return self.registers.get(register)


def shots_v1(content: bytes, width: int | None) -> Shots:
    """Read shots of version 1.

    Args:
        content: The artifact.
        width: How many qubits there are; None, or too few, for as many as the states take.

    Raises:
        UnreadableFormatError: It is not of that format.
    """
    import numpy as np

    found = _json(content)
    if not is_list(found):
        raise UnreadableFormatError("it is no list")
    places: dict[object, int] = {}
    try:
        indices = np.fromiter(
            (places.setdefault(each, len(places)) for each in found), np.int64, len(found)
        )
    except TypeError:  # a shot that is a list or an object
        raise UnreadableFormatError("a shot is no decimal state") from None
    states = [_state(each) for each in places]
    columns = max(width or 0, *(state.bit_length() for state in states), 0)
    text = "".join([f"{state:0{columns}b}"[::-1] for state in states]) if columns else ""
    rows = np.frombuffer(text.encode(), np.uint8) - ord("0")
    return Shots({ALL_QUBITS: rows.reshape(len(states), columns)[indices]})


def _state(shot: object) -> int:
    if isinstance(shot, str):
        return decimal_state(shot)
    if type(shot) is int and shot >= 0:
        return shot
    raise UnreadableFormatError("a shot is no decimal state")


def shots_v2(content: bytes) -> Shots:
    """Read shots of version 2.

    Raises:
        UnreadableFormatError: It is not of that format.
    """
    regular = regular_bits(content)
    return shots_v2_by_json(content) if regular is None else _without_leaked(*regular)


def shots_v2_by_json(content: bytes) -> Shots:
    """Read shots of version 2 in the way that takes any JSON.

    Raises:
        UnreadableFormatError: It is not of that format.
    """
    return _irregular(_json(content))


def _irregular(found: object) -> Shots:
    """Shots whose texts are not all alike but for their bits."""
    import numpy as np

    every = found.get("shots") if is_object(found) else None
    if not is_list(every):
        raise UnreadableFormatError("it has no list of shots")
    columns: dict[str, list[object]] = {}
    leaked: list[int] = []
    for number, shot in enumerate(every):
        registers = shot.get(REGISTERS) if is_object(shot) else None
        if not is_object(shot) or not is_object(registers):
            raise UnreadableFormatError(f"shot {number} has no registers")
        if _is_leaked(shot.get(LEAKAGE), number):
            leaked.append(number)
        if number and registers.keys() != columns.keys():
            raise UnreadableFormatError(f"shot {number} has other registers than shot 0")
        for name, bits in registers.items():
            columns.setdefault(name, []).append(bits)
    arrays = {name: _array(name, each) for name, each in columns.items()}
    if leaked:
        kept = np.ones(len(every), bool)
        kept[leaked] = False
        arrays = {name: each[kept] for name, each in arrays.items()}
    return Shots(arrays, tuple(leaked))


def _is_leaked(mask: object, number: int) -> bool:
    if mask is None:
        return False
    if not is_list(mask):
        raise UnreadableFormatError(f"the leakage of shot {number} is no list")
    return any(mask)


def _array(name: str, rows: Sequence[object]) -> "Bits":
    import numpy as np

    width = len(rows[0]) if rows and is_list(rows[0]) else 0
    flat = bytearray()
    for number, bits in enumerate(rows):
        if not is_list(bits) or len(bits) != width:
            raise UnreadableFormatError(f"shot {number} has no {width} bits in register {name!r}")
        for bit in bits:
            if bit not in (0, 1):
                raise UnreadableFormatError(f"shot {number} has {str(bit)[:40]!r} for a bit")
            flat.append(bit == 1)
    return np.frombuffer(flat, np.uint8).reshape(len(rows), width)


def _without_leaked(registers: "dict[str, Bits]", leakage: "Bits | None") -> Shots:
    import numpy as np

    if leakage is None or not leakage.any():
        return Shots(registers)
    leaked = leakage.any(axis=1)
    numbers = tuple(np.flatnonzero(leaked).tolist())
    return Shots({name: bits[~leaked] for name, bits in registers.items()}, numbers)


def _json(content: bytes) -> object:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableFormatError(f"it is not JSON: {error}") from None
