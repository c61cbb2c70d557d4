"""Codecs of single values: text, numbers, enumerations, timestamps, identifiers."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from collections.abc import Iterator
from datetime import UTC, date, datetime
from math import inf, isfinite
from typing import Self, get_args
from uuid import UUID

from attrs import frozen

from .codec import (
    Codec,
    Departure,
    Place,
    Problem,
    Report,
    field_name,
    kind_of,
    mistyped,
    plain,
    to_json,
)
from .straight import Code, strings_in, write_by_asking
from .types import JsonValue

EXACT = 2**53
"""Up to here, a float holds every whole number."""


class Scalar:
    """A codec whose values `to_json` can encode."""

    def encode(self, value: object) -> JsonValue:
        """The JSON value."""
        return to_json(value)

    def writing(self: Codec, code: Code, value: str) -> bool:
        write_by_asking(self, code, value)
        return True


class Textual(Scalar):
    """A codec whose values are strings in JSON, whatever they are in Python."""

    def fits(self, raw: JsonValue) -> bool:
        """Whether it is a string."""
        return isinstance(raw, str)


@frozen
class Anything(Scalar):
    """A value that the document does not constrain."""

    def fits(self, raw: JsonValue) -> bool:
        return True

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        return raw

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        try:
            to_json(value)
        except TypeError as error:
            yield Problem(field_name(place), "is not JSON", str(error))

    def reading(self, code: Code, value: str) -> None:
        with code.block(f"if type({value}) is str:"):
            code.strings(1)
        with code.block(f"elif type({value}) is not int and {value} is not None:"):
            code.strings(f"{code.bound(strings_in, 'strings_in')}({value})")


ANYTHING = Anything()


@frozen
class Null(Scalar):
    """Null and nothing else."""

    def fits(self, raw: JsonValue) -> bool:
        return raw is None

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        return None if raw is None else mistyped(raw, place, "null", report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if value is not None:
            yield Problem(field_name(place), f"is {kind_of(value)}", "only null is allowed here")

    def reading(self, code: Code, value: str) -> None:
        code.give_up_if(f"{value} is not None")

    def writing(self, code: Code, value: str) -> bool:
        code.give_up_if(f"{value} is not None")
        return False


NULL = Null()


@frozen
class Text(Textual):
    """A string; a `secret` one is hidden from every repr."""

    secret: bool = False
    min_length: int = 0
    max_length: int | None = None

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        return raw if isinstance(raw, str) else mistyped(raw, place, "a string", report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if not isinstance(value, str):
            yield Problem(field_name(place), f"is {kind_of(value)}", "it has to be a string")
            return
        length = f"has {len(value)} characters"
        if len(value) < self.min_length:
            yield Problem(field_name(place), length, f"it takes at least {self.min_length}")
        if self.max_length is not None and len(value) > self.max_length:
            yield Problem(field_name(place), length, f"it takes at most {self.max_length}")

    def reading(self, code: Code, value: str) -> None:
        code.give_up_if(f"type({value}) is not str")
        code.strings(1)

    def writing(self, code: Code, value: str) -> bool:
        code.give_up_if(f"type({value}) is not str")
        if self.min_length:
            code.give_up_if(f"len({value}) < {self.min_length}")
        if self.max_length is not None:
            code.give_up_if(f"len({value}) > {self.max_length}")
        return False


@frozen
class Enumeration(Scalar):
    """One of a set of values that may have grown since the document was written.

    A reply with another value is kept and reported; a request with one is refused.
    """

    values: tuple[str, ...] | tuple[int, ...]

    @classmethod
    def of(cls, alias: object) -> Self:
        """The codec of a type alias: `Literal["a", "b"] | str` lists the values."""
        return cls(get_args(get_args(alias)[0]))

    def fits(self, raw: JsonValue) -> bool:
        return isinstance(raw, type(self.values[0])) and not isinstance(raw, bool)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        if raw in self.values and not isinstance(raw, bool):
            return raw
        if not self.fits(raw):
            return mistyped(raw, place, kind_of(self.values[0]), report)
        report(Departure(field_name(place), f"one of {self._listed()}", shown(raw)))
        return raw

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        listed = isinstance(value, str | int) and not isinstance(value, bool)
        if not listed or value not in self.values:
            rule = f"it has to be one of {self._listed()}"
            yield Problem(field_name(place), f"is {shown(value)}", rule)

    def reading(self, code: Code, value: str) -> None:
        self.writing(code, value)
        if isinstance(self.values[0], str):
            code.strings(1)

    def writing(self, code: Code, value: str) -> bool:
        kind = type(self.values[0]).__name__
        known = code.bound(frozenset(self.values), "known")
        code.give_up_if(f"type({value}) is not {kind} or {value} not in {known}")
        return False

    def _listed(self) -> str:
        return ", ".join(map(repr, self.values))


def shown(value: object) -> str:
    """A value that is not in an enumeration; only its kind unless it looks like a name."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return kind_of(value)
    text = str(value)
    looks_like_a_name = all(letter.isalnum() or letter in "_-. " for letter in text)
    return repr(value) if looks_like_a_name and len(text) <= 40 else f"{len(text)} characters"


@frozen
class Boolean(Scalar):
    """True or false."""

    def fits(self, raw: JsonValue) -> bool:
        return isinstance(raw, bool)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        return raw if isinstance(raw, bool) else mistyped(raw, place, "a boolean", report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if not isinstance(plain(value), bool):
            yield Problem(field_name(place), f"is {kind_of(value)}", "it has to be true or false")

    def reading(self, code: Code, value: str) -> None:
        code.give_up_if(f"type({value}) is not bool")

    def writing(self, code: Code, value: str) -> bool:
        code.give_up_if(f"type({value}) is not bool")
        return False


@frozen
class Number(Scalar):
    """A number from `minimum` to `maximum` (both inclusive).

    A `whole` one may be limited to so many `bits`, including the sign.
    """

    whole: bool = False
    bits: int | None = None
    minimum: float | None = None
    maximum: float | None = None

    def fits(self, raw: JsonValue) -> bool:
        if isinstance(raw, float):
            return raw.is_integer() or not self.whole
        return isinstance(raw, int) and not isinstance(raw, bool)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        if not isinstance(raw, int | float) or not self.fits(raw):
            return mistyped(raw, place, "a whole number" if self.whole else "a number", report)
        try:
            number = int(raw) if self.whole else float(raw)
        except OverflowError:  # an integer too large for a float
            number = inf
        if number == raw and (isinstance(number, int) or isfinite(number)):
            return number
        # NaN, an infinity, or an integer with more digits than a float holds: kept as it is.
        report(Departure(field_name(place), "a number of double precision", _nature(raw)))
        return raw

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        number = plain(value)
        if isinstance(number, bool) or not isinstance(number, int | float):
            yield Problem(field_name(place), f"is {kind_of(value)}", f"it has to be {self._rule()}")
            return
        finite = isinstance(number, int) or isfinite(number)
        below = self.minimum is not None and number < self.minimum
        above = self.maximum is not None and number > self.maximum
        if not finite or not self.fits(number) or below or above or self._overflows(number):
            yield Problem(
                field_name(place), f"is {_digits(number)}", f"it has to be {self._rule()}"
            )

    def encode(self, value: object) -> JsonValue:
        number = plain(value)
        if self.whole and isinstance(number, float) and number.is_integer():
            return int(number)
        return to_json(value)

    def reading(self, code: Code, value: str) -> None:
        if self.whole:
            code.give_up_if(f"type({value}) is not int")
            return
        with code.block(f"if type({value}) is not float:"):
            code.give_up_if(f"type({value}) is not int or not {-EXACT} <= {value} <= {EXACT}")
            code.add(f"{value} += 0.0")  # makes a float of it, without a call
        with code.block("else:"):
            code.give_up_if(f"{value} - {value} != 0.0")  # it is of NaN and of an infinity

    def writing(self, code: Code, value: str) -> bool:
        kinds = ("int",) if self.whole else ("float", "int")
        code.give_up_if(" and ".join(f"type({value}) is not {kind}" for kind in kinds))
        if not self.whole:
            code.give_up_if(f"{value} - {value} != 0.0")  # see above
        least, most = self.minimum, self.maximum
        if self.bits is not None:
            half = 2 ** (self.bits - 1)
            least = -half if least is None else max(least, -half)
            most = half - 1 if most is None else min(most, half - 1)
        low = "" if least is None else f"{least!r} <= "
        high = "" if most is None else f" <= {most!r}"
        if low or high:
            code.give_up_if(f"not {low}{value}{high}")
        return False

    def _overflows(self, number: float) -> bool:
        if self.bits is None:
            return False
        return not -(2 ** (self.bits - 1)) <= number < 2 ** (self.bits - 1)

    def _rule(self) -> str:
        rule = f"a whole number{f' of {self.bits} bits' if self.bits else ''}"
        rule = rule if self.whole else "a finite number"
        if self.minimum is not None:
            rule += f", at least {self.minimum}"
        if self.maximum is not None:
            rule += f", at most {self.maximum}"
        return rule


def _nature(raw: float) -> str:
    return "one with more digits" if isinstance(raw, int) else str(raw)


def _digits(number: float) -> str:
    try:
        return str(number)
    except ValueError:  # Python limits how many digits of an integer it writes
        return "a number of thousands of digits"


@frozen
class Timestamp(Textual):
    """A point in time, as an aware `datetime`; a reply without an offset is read as UTC."""

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        moment = _moment(raw) if isinstance(raw, str) else None
        if moment is None:
            return mistyped(raw, place, "an ISO 8601 timestamp", report)
        return moment if moment.tzinfo else moment.replace(tzinfo=UTC)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        moment = _moment(value) if isinstance(value, str) else value
        if not isinstance(moment, datetime) or moment.tzinfo is None:
            rule = "it has to be a datetime with a time zone"
            yield Problem(field_name(place), f"is {kind_of(value)} without both", rule)

    def reading(self, code: Code, value: str) -> None:
        code.add(f"{value} = {code.bound(datetime.fromisoformat, 'timestamp')}({value})")
        code.give_up_if(f"{value}.tzinfo is None")
        code.strings(1)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.fromisoformat(text)
    except ValueError:
        pass
    from dateutil.parser import isoparse  # slow to import, and only needed for rare formats

    try:
        return isoparse(text)
    except (ValueError, OverflowError):
        return None


@frozen
class Day(Textual):
    """A calendar date, as a `date`."""

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        try:
            return date.fromisoformat(raw if isinstance(raw, str) else "")
        except ValueError:
            return mistyped(raw, place, "an ISO 8601 date", report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        try:
            date.fromisoformat(value if isinstance(value, str) else "")
        except ValueError:
            if isinstance(value, datetime) or not isinstance(value, date):
                rule = "it has to be a date, such as 2026-10-01"
                yield Problem(field_name(place), f"is {kind_of(value)}", rule)

    def reading(self, code: Code, value: str) -> None:
        code.add(f"{value} = {code.bound(date.fromisoformat, 'day')}({value})")
        code.strings(1)


@frozen
class Identifier(Textual):
    """A `UUID`; its text may be sent as well."""

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        try:
            return UUID(raw if isinstance(raw, str) else "")
        except ValueError:
            return mistyped(raw, place, "a UUID", report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        try:
            UUID(value if isinstance(value, str) else "")
        except ValueError:
            if not isinstance(value, UUID):
                yield Problem(field_name(place), f"is {kind_of(value)}", "it has to be a UUID")

    def reading(self, code: Code, value: str) -> None:
        code.add(f"{value} = {code.bound(UUID, 'identifier')}({value})")
        code.strings(1)
