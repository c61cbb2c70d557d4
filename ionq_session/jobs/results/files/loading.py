"""Results from JSON that `saving` wrote, of this version or an older one."""

import math
from base64 import b64decode
from collections.abc import Mapping
from datetime import datetime

from attrs import frozen

from ionq_api.codec import is_list, is_object

from ...errors import SavedResultError
from ..bits import BIT_ORDERS
from ..job_result import JobResult, Variant
from ..outcomes import Outcomes, checked_order
from ..packed import PackedShots
from ..registers import Registers
from ..run_record import RunRecord
from .saving import FORMAT, VERSION

_WEIGHTS = ("counts", "probabilities")


def loaded(data: Mapping[str, object]) -> JobResult:
    """The result that an object holds.

    Raises:
        SavedResultError: It is no saved result, is damaged, or of a newer version.
    """
    if not is_object(data) or data.get("format") != FORMAT:
        raise SavedResultError(
            f"this is no saved result: its `format` is not {FORMAT!r}; `to_dict` writes one"
        )
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise SavedResultError(f"the saved result has no version that there is: {version!r}")
    if version > VERSION:
        raise SavedResultError(
            f"the saved result is of version {version}, and this release of ionq-session reads up "
            f"to {VERSION}; a newer release reads it: pip install --upgrade ionq-session"
        )
    file = _Object(data, "")
    order = file.text("bit_order")
    if order not in BIT_ORDERS:
        raise file.damaged("bit_order", " or ".join(BIT_ORDERS))
    job_id = file.text("job_id")
    reader = _Reader(job_id, order)
    whole = reader.outcomes(file.object("outcomes"))
    registers = file.object("registers")
    return JobResult(
        width=whole.width,
        bit_order=whole.bit_order,
        states=whole.states,
        counted=whole.counted,
        exact=whole.exact,
        shot_count=whole.shot_count,
        packed=whole.packed,
        job_id=job_id,
        backend=file.text("backend"),
        name=file.optional_text("name"),
        registers=Registers(
            {name: reader.outcomes(registers.object(name)) for name in registers.content}
        ),
        leaked_shots=file.optional_numbers("leaked_shots"),
        variants=tuple(reader.variant(each) for each in file.objects("variants")),
        run=_run(file.object("run")),
    )


def loaded_run(data: Mapping[str, object]) -> RunRecord:
    """How a job ran, from what `saved_run` wrote.

    Raises:
        SavedResultError: It is damaged.
    """
    return _run(_Object(data, "run."))


MOST_BITS = 4000  # far more than any machine has qubits; Python reads no number of more digits


@frozen
class _Object:
    """An object of the file, whose fields are checked when they are read."""

    content: Mapping[str, object]
    place: str

    def damaged(self, name: str, expected: str) -> SavedResultError:
        """The error for a field that is not as it was written."""
        return SavedResultError(
            f"the saved result is damaged: `{self.place}{name}` is not {expected}"
        )

    def text(self, name: str) -> str:
        found = self.content.get(name)
        if not isinstance(found, str):
            raise self.damaged(name, "a text")
        return found

    def optional_text(self, name: str) -> str | None:
        return None if self.content.get(name) is None else self.text(name)

    def whole(self, name: str) -> int:
        found = self.content.get(name)
        if type(found) is not int or found < 0:
            raise self.damaged(name, "a whole number")
        return found

    def optional_whole(self, name: str) -> int | None:
        return None if self.content.get(name) is None else self.whole(name)

    def optional_number(self, name: str) -> float | None:
        found = self.content.get(name)
        if found is None:
            return None
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise self.damaged(name, "a number")
        if not abs(found) < math.inf:
            raise self.damaged(name, "a finite number")
        return found

    def flag(self, name: str) -> bool:
        found = self.content.get(name)
        if not isinstance(found, bool):
            raise self.damaged(name, "true or false")
        return found

    def optional_numbers(self, name: str) -> tuple[int, ...] | None:
        found = self.content.get(name)
        if found is None:
            return None
        numbers = [each for each in found if type(each) is int] if is_list(found) else None
        if numbers is None or not is_list(found) or len(numbers) < len(found):
            raise self.damaged(name, "a list of whole numbers")
        return tuple(numbers)

    def optional_moment(self, name: str) -> datetime | None:
        text = self.optional_text(name)
        try:
            return None if text is None else datetime.fromisoformat(text)
        except ValueError:
            raise self.damaged(name, "a time") from None

    def object(self, name: str) -> "_Object":
        found = self.content.get(name)
        if not is_object(found):
            raise self.damaged(name, "an object")
        return _Object(found, f"{self.place}{name}.")

    def objects(self, name: str) -> "list[_Object]":
        found = self.content.get(name)
        if not is_list(found):
            raise self.damaged(name, "a list")
        every = _Object(
            {str(place): each for place, each in enumerate(found)}, f"{self.place}{name}."
        )
        return [every.object(place) for place in every.content]


@frozen
class _Reader:
    """Reads outcomes with what they share with the whole result."""

    job_id: str
    bit_order: str

    def outcomes(self, file: _Object) -> Outcomes:
        there = [name for name in _WEIGHTS if name in file.content]
        if len(there) != 1:
            raise file.damaged(_WEIGHTS[0], "the only one of counts and probabilities")
        counted = there[0] == "counts"
        width = file.whole("bits")
        if width > MOST_BITS:
            raise file.damaged("bits", f"a number up to {MOST_BITS}")
        states = _states(file.object(there[0]), width, counted=counted)
        shot_count = file.optional_whole("shot_count")
        if counted and shot_count != sum(states.values()):
            raise file.damaged("shot_count", "the sum of the counts")
        return Outcomes(
            width=width,
            bit_order=checked_order(self.bit_order),
            states=states,
            counted=counted,
            exact=file.flag("exact"),
            shot_count=shot_count,
            packed=_packed(file, width),
            job_id=self.job_id,
        )

    def variant(self, file: _Object) -> Variant:
        return Variant(
            variant_id=file.text("variant_id"),
            qubit_map=file.optional_numbers("qubit_map"),
            outcomes=self.outcomes(file.object("outcomes")),
        )


def _states(file: _Object, width: int, *, counted: bool) -> dict[int, float]:
    states: dict[int, float] = {}
    for key in file.content:
        if not (key.isascii() and key.isdecimal() and len(key) <= MOST_BITS) or int(key) >> width:
            raise file.damaged(key, f"a state of {width} bits")
        found = file.whole(key) if counted else file.optional_number(key)
        if found is None or found <= 0:
            raise file.damaged(key, "a positive number")
        states[int(key)] = found
    if not states:
        raise SavedResultError(f"the saved result is damaged: `{file.place[:-1]}` is empty")
    return states


def _packed(file: _Object, width: int) -> PackedShots | None:
    if file.content.get("shots") is None:
        return None
    shots = file.object("shots")
    rows, columns = shots.whole("rows"), shots.whole("columns")
    if columns != width:
        raise shots.damaged("columns", f"{width}, as many as there are bits")
    try:
        bits = b64decode(shots.text("bits"), validate=True)
    except ValueError:
        raise shots.damaged("bits", "base64") from None
    if len(bits) != (rows * columns + 7) // 8:
        raise shots.damaged("bits", f"{rows} shots of {columns} bits")
    return PackedShots(rows, columns, bits)


def _run(file: _Object) -> RunRecord:
    metadata = file.object("metadata")
    return RunRecord(
        job_type=file.optional_text("job_type"),
        shots=file.optional_whole("shots"),
        noise_model=file.optional_text("noise_model"),
        submitted_at=file.optional_moment("submitted_at"),
        completed_at=file.optional_moment("completed_at"),
        metadata={key: metadata.text(key) for key in metadata.content},
        payload_hash=file.optional_text("payload_hash"),
        contract_hash=file.optional_text("contract_hash"),
        characterization_id=file.optional_text("characterization_id"),
        cost=file.optional_number("cost"),
        cost_unit=file.optional_text("cost_unit"),
    )
