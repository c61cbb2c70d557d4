"""The classical registers of a result, by name."""

import json
from collections.abc import Iterator, Mapping

from attrs import evolve, field, frozen

from ionq_api.codec import is_list, is_object

from ..submitting.metadata import REGISTERS_KEY
from .bits import BitOrder
from .outcomes import Outcomes
from .packed import PackedShots


@frozen(repr=False)
class Registers(Mapping[str, Outcomes]):
    """The outcomes of each classical register, by its name.

    A name that is not there raises a `KeyError` that says which are.
    """

    by_name: Mapping[str, Outcomes] = field(factory=dict[str, Outcomes])

    def __getitem__(self, name: str) -> Outcomes:
        if name not in self.by_name:
            there = ", ".join(map(repr, self.by_name)) or "none"
            raise KeyError(
                f"the result has no register {name!r}; there are: {there}. Those of a job of "
                "several circuits are read with session.result(job_id, per_circuit=True)"
            )
        return self.by_name[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self.by_name)

    def __len__(self) -> int:
        return len(self.by_name)

    def __repr__(self) -> str:
        return repr(dict(self.by_name))

    def with_bit_order(self, bit_order: BitOrder) -> "Registers":
        """The same registers with the other order of bits, or the same."""
        return Registers({name: each.with_bit_order(bit_order) for name, each in self.items()})


def recorded(
    metadata: Mapping[str, object], circuit: int | None = None
) -> dict[str, list[int | None]]:
    """The registers that a job's metadata records; none if it records them wrongly.

    Args:
        metadata: The job's.
        circuit: Which of a job of several circuits; None for a job of one.
    """
    text = metadata.get(REGISTERS_KEY)
    try:
        found: object = json.loads(text) if isinstance(text, str) else None
    except (ValueError, RecursionError):
        return {}
    if circuit is not None and not is_object(found):
        found = found[circuit] if is_list(found) and circuit < len(found) else None
    if not is_object(found):
        return {}
    registers: dict[str, list[int | None]] = {}
    for name, bits in found.items():
        if is_list(bits):
            whole = [each for each in bits if each is None or type(each) is int]
            if len(whole) == len(bits):
                registers[str(name)] = whole
    return registers


def derived(whole: Outcomes, maps: Mapping[str, list[int | None]]) -> dict[str, Outcomes]:
    """The outcomes of registers, made from those of all qubits."""
    found: dict[str, Outcomes] = {}
    for name, bits in maps.items():
        if all(bit is None or 0 <= bit < whole.width for bit in bits):
            found[name] = evolve(whole.selection(bits), packed=_columns(whole, bits))
    return found


def _columns(whole: Outcomes, bits: list[int | None]) -> PackedShots | None:
    """The shots of a register, made from those of all qubits, if these are there."""
    if whole.packed is None:
        return None
    import numpy as np

    array = whole.shots
    columns = np.zeros((len(array), len(bits)), np.uint8)
    for place, bit in enumerate(bits):
        if bit is not None:
            columns[:, place] = array[:, bit]
    return PackedShots.of(columns)
