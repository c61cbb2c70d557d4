"""Faults on demand: what goes wrong, and with which calls."""

import random
import threading
from collections.abc import Mapping
from typing import Literal, TypeAlias, get_args

from attrs import asdict, define, fields, frozen

from . import contract
from .jsontypes import JsonObject

FaultKind: TypeAlias = Literal["drop", "status", "html", "corrupt", "cut", "delay", "slow"]
When: TypeAlias = Literal["before", "after"]
RetryAfterForm: TypeAlias = Literal["seconds", "date"]

_LONGEST = 1e9  # seconds; thirty years

# These change a reply, so there is nothing for them to do before the emulator acts.
_SPOILERS = frozenset[FaultKind]({"corrupt", "cut", "slow"})


@frozen
class Fault:
    """Something that goes wrong with some calls of the API.

    Attributes:
        kind: `drop` closes the connection without a reply; `status` replies with an error, `html`
            with a page like a gateway's; `corrupt` sends a body that is not JSON, `cut` half of a
            body; `delay` makes the client wait, `slow` sends the body byte by byte.
        operation: The `operationId` of the affected calls; None means any.
        when: Whether it happens before or after the emulator acts. A job whose POST is dropped
            after is created all the same.
        status: The HTTP status of `status` and `html`.
        retry_after: The seconds in a Retry-After header; None sends none.
        retry_after_form: Whether that header holds a number of seconds or a date.
        seconds: How long `delay` lasts, and how long `slow` pauses after each byte, in real time.
        nth: Affects only the n-th of the matching calls, counted from 1.
        times: Affects at most so many of them.
        probability: How likely it is to affect each of them.

    Raises:
        ValueError: A field has an invalid value.
    """

    kind: FaultKind
    operation: str | None = None
    when: When = "after"
    status: int = 503
    retry_after: float | None = None
    retry_after_form: RetryAfterForm = "seconds"
    seconds: float = 1.0
    nth: int | None = None
    times: int | None = None
    probability: float = 1.0

    def __attrs_post_init__(self) -> None:
        validity = {
            "kind": self.kind in get_args(FaultKind),
            "operation": self.operation is None or self.operation in contract.operations(),
            "when": self.when == "after" or (self.when == "before" and self.kind not in _SPOILERS),
            "status": 200 <= self.status <= 599,
            "retry_after": self.retry_after is None or 0 <= self.retry_after <= _LONGEST,
            "retry_after_form": self.retry_after_form in get_args(RetryAfterForm),
            "seconds": 0 <= self.seconds <= _LONGEST,
            "nth": self.nth is None or self.nth >= 1,
            "times": self.times is None or self.times >= 1,
            "probability": 0 <= self.probability <= 1,
        }
        for name, is_valid in validity.items():
            if not is_valid:
                raise ValueError(f"a fault can't have {name} {getattr(self, name)!r}")

    @classmethod
    def read(cls, values: Mapping[str, object]) -> "Fault":
        """A fault from JSON, or from texts.

        Args:
            values: The fields by name; a number may be given as a text.

        Raises:
            ValueError: A field is unknown or has an invalid value.
        """
        known = {field.name for field in fields(cls)}
        unknown = values.keys() - known
        if unknown or "kind" not in values:
            raise ValueError(f"a fault has the fields {', '.join(sorted(known))}; kind is required")
        arguments: dict[str, object] = {}
        for name, value in values.items():
            kind = _NUMBERS.get(name)
            if value is None:
                continue
            if kind is not None:
                arguments[name] = kind(value) if isinstance(value, int | float | str) else value
            elif isinstance(value, str):
                arguments[name] = value
            else:
                raise ValueError(f"a fault can't have {name} {value!r}")
        try:
            return cls(**arguments)  # type: ignore[arg-type]  # checked by __attrs_post_init__
        except TypeError as error:
            raise ValueError(f"{dict(values)} is not a fault: {error}") from error

    @classmethod
    def parse(cls, text: str) -> "Fault":
        """A fault from the text of a command-line option.

        Args:
            text: Such as `drop:operation=CreateJob,nth=1` or `status:status=429,retry_after=2`.

        Raises:
            ValueError: A field is unknown or has an invalid value.
        """
        kind, _, rest = text.partition(":")
        pairs = [part.partition("=") for part in rest.split(",") if part]
        return cls.read({"kind": kind} | {name.strip(): value for name, _, value in pairs})


_NUMBERS: dict[str, type[int] | type[float]] = {
    "status": int,
    "retry_after": float,
    "seconds": float,
    "nth": int,
    "times": int,
    "probability": float,
}


@define
class _Entry:
    """A fault, how many calls matched it, and how many of them it affected."""

    fault: Fault
    calls: int = 0
    happened: int = 0


class Faults:
    """The faults of an emulator; safe for threads."""

    def __init__(self, seed: int = 0) -> None:
        """Set up, without faults.

        Args:
            seed: Makes faults with a probability repeatable.
        """
        self._lock = threading.Lock()
        self._generator = random.Random(seed)  # noqa: S311 - no secret
        self._entries: list[_Entry] = []

    def add(self, fault: Fault) -> None:
        """Add a fault; it affects calls from now on."""
        with self._lock:
            self._entries.append(_Entry(fault))

    def clear(self) -> None:
        """Remove all faults."""
        with self._lock:
            self._entries.clear()

    def all(self) -> list[JsonObject]:
        """The faults as JSON, each with the number of calls that matched and that it affected."""
        with self._lock:
            return [
                asdict(entry.fault) | {"calls": entry.calls, "happened": entry.happened}
                for entry in self._entries
            ]

    def choose(self, operation: str) -> Fault | None:
        """The first fault that affects a call of an operation, or None."""
        with self._lock:
            chosen = None
            for entry in self._entries:
                if entry.fault.operation in (None, operation):
                    entry.calls += 1
                    if chosen is None and self._happens(entry):
                        entry.happened += 1
                        chosen = entry.fault
            return chosen

    def _happens(self, entry: _Entry) -> bool:
        fault = entry.fault
        if fault.nth is not None and entry.calls != fault.nth:
            return False
        if fault.times is not None and entry.happened >= fault.times:
            return False
        return fault.probability == 1 or self._generator.random() < fault.probability
