"""Codecs of composite values: lists, maps, objects, and unions of them."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from math import isfinite

from attrs import field as attribute
from attrs import frozen

from . import models
from .codec import (
    Codec,
    Departure,
    Place,
    Problem,
    Report,
    UnknownField,
    field_name,
    is_list,
    is_object,
    kind_of,
    mistyped,
    to_json,
)
from .model import Model, check_model, decode_model, fields_present, read_of, write_of
from .scalars import Number, shown
from .straight import GIVE_UP, Code, read_by_asking, write_by_asking
from .types import UNSET, JsonValue

MANY = 32
"""Numbers of a map that are looked at together, by what is faster for so many and slower for few."""


OF_EACH_TYPE: dict[str, JsonValue] = {
    "dict": {},
    "list": [],
    "str": "",
    "bool": True,
    "int": 1,
    "float": 0.5,
}
"""A value of each type that JSON has in Python, to see which members of a union it fits."""


def _kept(item: object) -> object:
    """A decoded item of a list or a map; an unexpected null stays None."""
    return None if item is UNSET else item


@frozen
class ListOf:
    """A list whose items are all of one kind."""

    item: Codec
    max_items: int | None = None
    min_items: int = 0

    def fits(self, raw: JsonValue) -> bool:
        return isinstance(raw, list)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        if not isinstance(raw, list):
            return mistyped(raw, place, "a list", report)
        place = (place, "[]")
        return [_kept(self.item.decode(item, place, report)) for item in raw]

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if not is_list(value):
            yield Problem(field_name(place), f"is {kind_of(value)}", "it has to be a list")
            return
        if len(value) < self.min_items:
            rule = f"it takes at least {self.min_items}"
            yield Problem(field_name(place), f"has {len(value)} items", rule)
        if self.max_items is not None and len(value) > self.max_items:
            rule = f"it takes at most {self.max_items}"
            yield Problem(field_name(place), f"has {len(value)} items", rule)
        for index, item in enumerate(value):
            yield from self.item.check(item, (place, f"[{index}]"))

    def encode(self, value: object) -> JsonValue:
        if is_list(value):
            return [self.item.encode(item) for item in value]
        return to_json(value)

    def reading(self, code: Code, value: str) -> None:
        code.give_up_if(f"type({value}) is not list")
        item, made = code.variable(), code.variable()
        code.add(f"{made} = []")
        with code.block(f"for {item} in {value}:"):
            self.item.reading(code, item)
            code.add(f"{made}.append({item})")
        code.add(f"{value} = {made}")

    def writing(self, code: Code, value: str) -> bool:
        code.give_up_if(f"type({value}) is not list")
        if self.min_items:
            code.give_up_if(f"len({value}) < {self.min_items}")
        if self.max_items is not None:
            code.give_up_if(f"len({value}) > {self.max_items}")
        item, made = code.variable(), code.variable()
        code.add(f"{made} = []")
        with code.block(f"for {item} in {value}:"):
            self.item.writing(code, item)
            code.add(f"{made}.append({item})")
        code.add(f"{value} = {made}")
        return True


@frozen
class MapOf:
    """An object with any keys, whose values are all of one kind: a `dict`."""

    value: Codec

    def fits(self, raw: JsonValue) -> bool:
        return isinstance(raw, dict)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        if not isinstance(raw, dict):
            return mistyped(raw, place, "an object", report)
        place = (place, ".*")
        decode = self.value.decode
        return {key: _kept(decode(value, place, report)) for key, value in raw.items()}

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if not is_object(value):
            yield Problem(field_name(place), f"is {kind_of(value)}", "it has to be a dict")
            return
        if strange := [key for key in value if kind_of(key) != "a string"]:
            yield Problem(field_name(place), f"has {kind_of(strange[0])} as a key", "keys are text")
        for key, item in value.items():
            yield from self.value.check(item, (place, f".{key}"))

    def encode(self, value: object) -> JsonValue:
        if is_object(value):
            return {str(key): self.value.encode(item) for key, item in value.items()}
        return to_json(value)

    def reading(self, code: Code, value: str) -> None:
        code.give_up_if(f"type({value}) is not dict")
        code.strings(f"len({value})")
        if not isinstance(self.value, Number) or self.value.whole:
            self._reading_each(code, value)
            return
        many = f"len({value}) > {MANY}"
        floats = f"{code.bound({float}, 'floats')}.issuperset(map(type, {value}.values()))"
        finite = f"{code.bound(isfinite, 'isfinite')}(sum({value}.values()))"
        with code.block(f"if {many} and {floats} and {finite}:"):
            code.add(f"{value} = {value}.copy()")
        with code.block("else:"):
            self._reading_each(code, value)

    def _reading_each(self, code: Code, value: str) -> None:
        key, item, made = code.variable(), code.variable(), code.variable()
        code.add(made + " = {}")
        with code.block(f"for {key}, {item} in {value}.items():"):
            self.value.reading(code, item)
            code.add(f"{made}[{key}] = {item}")
        code.add(f"{value} = {made}")

    def writing(self, code: Code, value: str) -> bool:
        code.give_up_if(f"type({value}) is not dict")
        key, item, made = code.variable(), code.variable(), code.variable()
        code.add(made + " = {}")
        with code.block(f"for {key}, {item} in {value}.items():"):
            code.give_up_if(f"type({key}) is not str")
            self.value.writing(code, item)
            code.add(f"{made}[{key}] = {item}")
        code.add(f"{value} = {made}")
        return True


@frozen
class Nullable:
    """A value of another kind, or null, which is None."""

    value: Codec

    def fits(self, raw: JsonValue) -> bool:
        return raw is None or self.value.fits(raw)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        return None if raw is None else self.value.decode(raw, place, report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if value is not None:
            yield from self.value.check(value, place)

    def encode(self, value: object) -> JsonValue:
        return None if value is None else self.value.encode(value)

    def reading(self, code: Code, value: str) -> None:
        with code.block(f"if {value} is not None:"):
            self.value.reading(code, value)

    def writing(self, code: Code, value: str) -> bool:
        with code.block(f"if {value} is not None:"):
            return self.value.writing(code, value)


@frozen(slots=False)
class Object:
    """An object with named fields: an instance of the class `name` in `models`.

    A dict with the document's own names may be sent in its place.
    """

    name: str

    @cached_property
    def model(self) -> type[Model]:
        """The class; looked up when it is needed, so that unused models are never loaded."""
        found: type[Model] = getattr(models, self.name)
        return found

    def fits(self, raw: JsonValue) -> bool:
        return isinstance(raw, dict)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        if not isinstance(raw, dict):
            return mistyped(raw, place, "an object", report)
        try:
            return read_of(self.model)(raw, [0])
        except GIVE_UP:
            pass
        return decode_model(self.model, raw, place, report)

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        if is_object(value) or isinstance(value, self.model):
            try:
                write_of(self.model)(value)
            except GIVE_UP:
                pass
            else:
                return
            yield from check_model(self.model, value, place)
        else:
            rule = f"it has to be a {self.name}, or a dict of its fields"
            yield Problem(field_name(place), f"is {kind_of(value)}", rule)

    def encode(self, value: object) -> JsonValue:
        return value.to_dict() if isinstance(value, Model) else to_json(value)

    def reading(self, code: Code, value: str) -> None:
        read = code.function("read", lambda: read_of(self.model))
        code.add(f"{value} = {read}({value}, tally)")

    def writing(self, code: Code, value: str) -> bool:
        write = code.function("write", lambda: write_of(self.model))
        code.add(f"{value} = {write}({value})")
        return True


@frozen
class Case:
    """How one member of a union is identified: by a field's value, or by its presence.

    Attributes:
        member: The codec of the member.
        field: The field that decides, by the document's name.
        values: Those of its values that choose this member; empty if its presence does.
    """

    member: Codec
    field: str
    values: tuple[str, ...] = ()

    def matches(self, raw: Mapping[str, object]) -> bool:
        """Whether an object belongs to this member."""
        if not self.values:
            return self.field in raw
        found = raw.get(self.field)
        return isinstance(found, str) and found in self.values

    def condition(self, code: Code, value: str) -> str:
        """The same of an object in a variable, as an expression."""
        if not self.values:
            return f"{self.field!r} in {value}"
        return f"{value}.get({self.field!r}) in {code.bound(frozenset(self.values), 'known')}"


def _suits(member: Codec, raw: JsonValue) -> bool:
    """Whether a member reads a value without a deviation and finds no problem in it."""
    deviations: list[Departure] = []
    member.decode(raw, None, deviations.append)
    return not deviations and _accepts(member, raw)


def _accepts(member: Codec, value: object) -> bool:
    return not any(_wrong(member.check(value, None)))


def _wrong(problems: Iterable[Problem]) -> list[Problem]:
    """The problems of a value that are not merely fields which the document does not define."""
    return [each for each in problems if not isinstance(each, UnknownField)]


def _by_fields(members: Iterable[Codec], value: Mapping[str, object]) -> list[Codec]:
    """Members in the order of how many of an object's fields they define, most first."""

    def present(member: Codec) -> int:
        return fields_present(member.model, value) if isinstance(member, Object) else 0

    return sorted(members, key=present, reverse=True)


def _how_wrong(problems: list[Problem]) -> tuple[int, int, int]:
    """The order in which members tell of a value: the fewest problems first, then the deepest."""
    wrong = _wrong(problems)
    return len(wrong), -len(wrong[0].field) if wrong else 0, len(problems)


@frozen
class Union:
    """One of several kinds, chosen by JSON type, and among objects by `cases`.

    An object that matches no case, such as a circuit that leaves its gate set to its job, is read
    as the member that defines most of its fields and finds no problem in it; failing that, as the
    one that defines most. The same goes for objects if there are no cases. Any other value that
    fits several members is read as the first that finds no problem in it, or else as the first.
    """

    members: tuple[Codec, ...]
    cases: tuple[Case, ...] = attribute(default=())

    def fits(self, raw: JsonValue) -> bool:
        return any(member.fits(raw) for member in self.members)

    def decode(self, raw: JsonValue, place: Place, report: Report) -> object:
        fitting = [member for member in self.members if member.fits(raw)]
        if not fitting:
            return mistyped(raw, place, "another type", report)
        member = fitting[0]
        if self.cases and isinstance(raw, dict):
            member = self._chosen(raw) or self._unknown(raw, place, report)
        elif len(fitting) > 1:
            if isinstance(raw, dict):
                fitting = _by_fields(fitting, raw)
            member = next((each for each in fitting if _suits(each, raw)), fitting[0])
        return member.decode(raw, place, report)

    def _chosen(self, raw: Mapping[str, object]) -> Codec | None:
        return next((case.member for case in self.cases if case.matches(raw)), None)

    def _unknown(self, raw: dict[str, JsonValue], place: Place, report: Report) -> Codec:
        objects = _by_fields((member for member in self.members if member.fits(raw)), raw)
        for member in objects:
            if _accepts(member, raw):
                return member
        deciding = " or ".join(dict.fromkeys(f"`{case.field}`" for case in self.cases))
        report(Departure(field_name(place), f"an object known by {deciding}", "one that is not"))
        return objects[0]

    def check(self, value: object, place: Place) -> Iterator[Problem]:
        members = self.members
        if is_object(value):
            chosen = self._chosen(value)
            if chosen is None and (wrong := self._undecided(value, place)):
                yield wrong
                return
            objects = _by_fields((member for member in members if member.fits({})), value)
            members = tuple(objects) if chosen is None else (chosen,)
        found = [list(member.check(value, place)) for member in members or self.members]
        yield from min(found, key=_how_wrong)

    def _undecided(self, value: Mapping[str, object], place: Place) -> Problem | None:
        """What is wrong with the field that should tell the members apart, if it is there."""
        for field in dict.fromkeys(case.field for case in self.cases if case.field in value):
            known = [each for case in self.cases if case.field == field for each in case.values]
            rule = f"it has to be one of {', '.join(map(repr, known))}"
            where = field_name((place, f".{field}"))
            return Problem(where, f"is {shown(value[field])}", rule)
        return None

    def encode(self, value: object) -> JsonValue:
        return value.to_dict() if isinstance(value, Model) else to_json(value)

    def reading(self, code: Code, value: str) -> None:
        word = "if"
        for kind, sample in OF_EACH_TYPE.items():
            fitting = [member for member in self.members if member.fits(sample)]
            by_case = kind == "dict" and bool(self.cases)
            if not by_case and len(fitting) != 1:
                continue
            with code.block(f"{word} type({value}) is {kind}:"):
                if by_case:
                    self._reading_case(code, value)
                else:
                    fitting[0].reading(code, value)
            word = "elif"
        with code.block("else:" if word == "elif" else "if True:"):
            read_by_asking(self, code, value)

    def _reading_case(self, code: Code, value: str) -> None:
        word = "if"
        for case in self.cases:
            with code.block(f"{word} {case.condition(code, value)}:"):
                case.member.reading(code, value)
            word = "elif"
        with code.block("else:"):
            read_by_asking(self, code, value)

    def writing(self, code: Code, value: str) -> bool:
        """Whichever member finds no problem in a value, its check is the one that counts."""
        word = "if"
        for member in self.members:
            if isinstance(member, Object):
                with code.block(f"{word} type({value}).__name__ == {member.name!r}:"):
                    member.writing(code, value)
                word = "elif"
        if self.cases:
            with code.block(f"{word} type({value}) is dict:"):
                self._writing_case(code, value)
            word = "elif"
        with code.block("else:" if word == "elif" else "if True:"):
            write_by_asking(self, code, value)
        return True

    def _writing_case(self, code: Code, value: str) -> None:
        word = "if"
        for case in self.cases:
            with code.block(f"{word} {case.condition(code, value)}:"):
                case.member.writing(code, value)
            word = "elif"
        with code.block("else:"):
            write_by_asking(self, code, value)
