"""The codec protocol: one kind of value, decoded leniently and checked strictly.

A reply is data from somebody else's service, so decoding never raises: a deviation from the
document is reported, and the value kept as received. A request is ours, so it is checked before it
is sent.
"""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol, TypeAlias, TypeGuard
from uuid import UUID

from attrs import frozen

from .straight import Code
from .types import UNSET, JsonValue

Place: TypeAlias = "tuple[Place, str] | None"
"""The path to a value, as a linked list: its text is only needed when something is wrong."""


def field_name(place: Place) -> str:
    """A place as text, such as `body.input.circuit[3].target` or `reply.jobs[].status`."""
    parts: list[str] = []
    while place is not None:
        place, part = place
        parts.append(part)
    return "".join(reversed(parts)).lstrip(".")


@frozen
class Departure:
    """One deviation of a reply from the document.

    Attributes:
        field: Where, with `[]` for any list index and `.*` for any key of a map.
        expected: What the document specifies.
        seen: What was received: its type, or the unknown value of an enumeration.
    """

    field: str
    expected: str
    seen: str

    def __str__(self) -> str:
        return f"{self.field}: expected {self.expected}, got {self.seen}"


@frozen
class Problem:
    """One reason why a value must not be sent.

    Attributes:
        field: Where, with list indices: `body.input.circuit[3].target`.
        problem: What is wrong with the value.
        rule: What the document requires.
    """

    field: str
    problem: str
    rule: str

    def __str__(self) -> str:
        return f"{self.field} {self.problem}: {self.rule}"


@frozen
class UnknownField(Problem):
    """A field to be sent that the document does not define, which may be a slip of the pen.

    Attributes:
        suggestion: A field that is not set and has nearly the same name; then it must not be
            sent. Without one it may, since the service accepts some that are not in the document.
    """

    suggestion: str = ""


Report: TypeAlias = Callable[[Departure], None]
"""Called with each deviation found while a reply is decoded."""


class Codec(Protocol):
    """Converts one kind of value between JSON and Python. Codecs are stateless."""

    def fits(self, raw: JsonValue) -> bool:
        """Whether a JSON value has this kind's JSON type, whatever its content."""
        ...

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        """The Python value; on a deviation, it is reported and the raw value returned."""
        ...

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        """The problems of a value to be sent, in its Python or its JSON form."""
        ...

    def encode(self, value: object) -> JsonValue:
        """The JSON value; a value of another kind passes through if JSON can represent it."""
        ...

    def reading(self, code: Code, value: str) -> None:
        """Write what `decode` does to a value without a deviation; see `straight`.

        Args:
            code: Where it is written; it counts the strings of the value, too.
            value: The name of the variable that holds the value, before and after.
        """
        ...

    def writing(self, code: Code, value: str) -> bool:
        """Write what `check` and `encode` do to a value without a problem.

        Args:
            code: Where it is written.
            value: The name of the variable that holds the value, before and after.

        Returns:
            Whether the variable may hold another value afterwards.
        """
        ...


def is_object(value: object) -> TypeGuard[Mapping[str, object]]:
    """Whether a value represents a JSON object; its keys are not checked."""
    return isinstance(value, Mapping)


def is_list(value: object) -> TypeGuard[Sequence[object]]:
    """Whether a value represents a JSON list."""
    return isinstance(value, list | tuple)


def kind_of(value: object) -> str:
    """The type of a value in words, without the value."""
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "a boolean"
    if isinstance(value, int | float):
        return "a number"
    if isinstance(value, str):
        return "a string"
    if is_object(value):
        return "an object"
    if is_list(value):
        return "a list"
    return f"a value of type {type(value).__name__}"


def mistyped(raw: JsonValue, place: Place, expected: str, report: Report) -> object:
    """Report a value of the wrong type and keep it; a null becomes `UNSET`."""
    report(Departure(field_name(place), expected, kind_of(raw)))
    return UNSET if raw is None else raw


def plain(value: object) -> object:
    """A NumPy number as a Python one; anything else unchanged."""
    known = value is None or isinstance(value, int | float | str) or is_object(value)
    item = None if known else getattr(value, "item", None)
    if not callable(item):
        return value
    try:
        return item()
    except (TypeError, ValueError, RuntimeError):  # an array, or a tensor, is not a number
        return value


def to_json(value: object) -> JsonValue:
    """A value as JSON, whatever codec it belongs to.

    Raises:
        TypeError: JSON cannot represent it; the message names its type, not its value.
    """
    value = plain(value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if is_object(value):
        return {str(key): to_json(item) for key, item in value.items() if item is not UNSET}
    if is_list(value):
        return [to_json(item) for item in value]
    if isinstance(value, datetime):
        precision = "auto" if value.microsecond % 1000 else "milliseconds"
        return value.isoformat(timespec=precision).replace("+00:00", "Z")
    if isinstance(value, date | UUID):
        return str(value)
    to_dict = getattr(value, "to_dict", None)
    if callable(to_dict):
        return to_json(to_dict())
    raise TypeError(f"JSON cannot hold {kind_of(value)}")
