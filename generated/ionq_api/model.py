"""The base of all models: conversion from and to dicts, checks, a repr without secrets."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from collections.abc import Callable, Container, Iterator, Mapping
from difflib import get_close_matches
from typing import Any, ClassVar, NamedTuple, Self, TypeVar, cast

from attrs import Attribute, fields, frozen

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
    to_json,
)
from .scalars import ANYTHING, Text
from .straight import GIVE_UP, Read, Write
from .straight_models import reading_model, writing_model
from .types import UNSET, JsonValue

ModelT = TypeVar("ModelT", bound="Model")

ALIKE = 0.8  # of difflib: one letter wrong in a name of five, or two in one of ten


@frozen
class Wire:
    """How a field of a model is represented in JSON.

    Attributes:
        name: Its name there.
        codec: Its kind.
    """

    name: str
    codec: Codec


@frozen
class Need:
    """Fields of which an object has to have one: the document's `x-one-required`.

    Attributes:
        one_of: The fields, by the document's names.
        unless: A field that decides whether there is such a need, and those of its values for
            which there is none.
    """

    one_of: tuple[str, ...]
    unless: tuple[str, tuple[str, ...]] = ("", ())


@frozen
class Implied:
    """A field whose value another one implies: the document's `x-implied`.

    Attributes:
        name: The field, by the document's name.
        by: The other one, an object.
        values: The value by a field that the object has.
    """

    name: str
    by: str
    values: tuple[tuple[str, str], ...]

    def value(self, found: object) -> object:
        """What an object implies; UNSET if nothing."""
        keys: Container[str] = ()
        if is_object(found):
            keys = found
        elif isinstance(found, Model):
            keys = {each.key for each in _fields_of(type(found))}
        return next((implied for key, implied in self.values if key in keys), UNSET)


@frozen
class Shape:
    """How a model treats fields that the document does not define, and fields together.

    Attributes:
        closed: Whether the document rules such fields out.
        additional: Their codec.
        needs: Which of them cannot all be left out.
        implied: Which have the value that another one implies, unless they have another.
    """

    closed: bool = False
    additional: Codec = ANYTHING
    needs: tuple[Need, ...] = ()
    implied: tuple[Implied, ...] = ()


def wire(name: str, codec: Codec) -> dict[str, Wire]:
    """The attrs metadata of a field of a model."""
    return {"wire": Wire(name, codec)}


class Model:
    """The base of all models.

    Fields of a reply that the document does not define are kept in `additional_properties`, and
    whatever is put there is sent.
    """

    __slots__ = ()

    __shape__: ClassVar[Shape] = Shape()

    @classmethod
    def from_dict(cls, data: Mapping[str, JsonValue]) -> Self:
        """A model from JSON, read as leniently as a reply.

        Args:
            data: An object with the document's names for the fields.
        """
        if is_generated(cls):
            try:
                return cast("Self", read_of(cls)(data, [0]))
            except GIVE_UP:
                pass
        return decode_model(cls, data, None, lambda departure: None)

    def to_dict(self) -> dict[str, JsonValue]:
        """The model as JSON, with the document's names; fields that are `UNSET` are left out."""
        if is_generated(type(self)):
            try:
                return cast("dict[str, JsonValue]", write_of(type(self))(self))
            except GIVE_UP:
                pass
        result: dict[str, JsonValue] = {}
        for each in _fields_of(type(self)):
            value: object = getattr(self, each.name)
            if value is not UNSET:
                result[each.key] = each.codec.encode(value)
        for name, value in _additional(self).items():
            result[name] = to_json(value)
        return result

    def __repr__(self) -> str:
        shown = [
            f"{each.name}={_shown(each.codec, value)}"
            for each in _fields_of(type(self))
            if (value := getattr(self, each.name)) is not UNSET
        ]
        if more := _additional(self):
            shown.append(f"additional_properties={more!r}")
        return f"{type(self).__name__}({', '.join(shown)})"


def _shown(codec: Codec, value: object) -> str:
    """A value for a repr, without secrets, even where a dict takes the place of a model."""
    if isinstance(codec, Text) and codec.secret:
        return "***"
    model = getattr(codec, "model", None)
    if is_object(value) and isinstance(model, type) and issubclass(model, Model):
        return repr(model.from_dict(cast("Mapping[str, JsonValue]", value)))
    return repr(value)


def _additional(model: Model) -> Mapping[str, object]:
    # Each model declares it with the type that the document gives to such fields.
    found: object = getattr(model, "additional_properties", None)
    return found if is_object(found) else {}


class Field(NamedTuple):
    """A field of a model that appears in JSON; a tuple, to decode fast."""

    name: str
    key: str
    codec: Codec
    required: bool
    step: str


_FIELDS: dict[type[Model], tuple[Field, ...]] = {}


def _fields_of(model: type[Model]) -> tuple[Field, ...]:
    known = _FIELDS.get(model)
    if known is None:
        # Every subclass of Model is an attrs class, which its type does not say.
        declared = cast("tuple[Attribute[object], ...]", fields(cast("type", model)))
        known = tuple(
            Field(each.name, at.name, at.codec, each.default is not UNSET, f".{at.name}")
            for each in declared
            if (at := each.metadata.get("wire")) is not None
        )
        _FIELDS[model] = known
    return known


def is_generated(model: type[Model]) -> bool:
    """Whether a class is one of the document's, and not a class that a user has derived."""
    return Model in model.__bases__


_READS: dict[type[Model], Read] = {}
_WRITES: dict[type[Model], Write] = {}


def read_of(model: type[Model]) -> Read:
    """The straight-line function that reads one of the document's models."""
    made = _READS.get(model)
    if made is None:
        made = _READS[model] = reading_model(model, _fields_of(model))
    return made


def write_of(model: type[Model]) -> Write:
    """The straight-line function that checks and encodes one of the document's models."""
    made = _WRITES.get(model)
    if made is None:
        made = _WRITES[model] = writing_model(model, _fields_of(model))
    return made


def to_be_implied() -> Any:  # Any: the field has its own type, but for as long as its class is made
    """The default of a field that another one implies."""
    return UNSET


def fill_implied(model: Model) -> None:
    """Set the fields of a new model that were left out and that others imply."""
    known = {each.key: each.name for each in _fields_of(type(model))}
    for rule in type(model).__shape__.implied:
        if getattr(model, known[rule.name]) is UNSET:
            setattr(model, known[rule.name], rule.value(getattr(model, known[rule.by])))


def decode_model(
    model: type[ModelT], raw: Mapping[str, JsonValue], place: Place, report: Report
) -> ModelT:
    """Make a model from JSON; see `ionq_api.codec` for how deviations are handled."""
    values: dict[str, object] = {}
    seen = 0
    for name, key, codec, required, step in _fields_of(model):
        found = raw.get(key, UNSET)
        if found is not UNSET:
            seen += 1
            values[name] = codec.decode(found, (place, step), report)
        elif required:
            values[name] = UNSET
            report(Departure(field_name((place, step)), "a required field", "nothing"))
    if seen < len(raw):
        values["additional_properties"] = _rest(model, raw, place, report)
    # Every subclass takes its fields by keyword, which the type of the base does not say.
    return cast("Callable[..., ModelT]", model)(**values)


def _rest(
    model: type[Model], raw: Mapping[str, JsonValue], place: Place, report: Report
) -> dict[str, object]:
    known = {each.key for each in _fields_of(model)}
    rest: dict[str, object] = {}
    for name in raw:
        if name in known:
            continue
        step = (place, f".{name}")
        if model.__shape__.closed:
            report(Departure(field_name(step), "no such field", "one that is not in the document"))
        rest[name] = model.__shape__.additional.decode(raw[name], step, report)
    return rest


def _is_absent(value: object) -> bool:
    return value is UNSET or (is_list(value) and len(value) == 0)


def check_model(
    model: type[Model], value: Model | Mapping[str, object], place: Place
) -> Iterator[Problem]:
    """The problems of a model to be sent, or of a dict in its place."""
    given: dict[str, object] = {}
    unset: list[str] = []
    for each in _fields_of(model):
        found = given[each.key] = (
            value.get(each.key, UNSET) if is_object(value) else getattr(value, each.name)
        )
        if found is not UNSET:
            yield from each.codec.check(found, (place, each.step))
            continue
        unset.append(each.key)
        if each.required:
            yield Problem(field_name((place, each.step)), "is missing", "it is required")
    for need in model.__shape__.needs:
        decides = given.get(need.unless[0])
        lifted = isinstance(decides, str) and decides in need.unless[1]
        if not lifted and all(_is_absent(given[each]) for each in need.one_of):
            others = " or ".join(f"`{each}`" for each in need.one_of[1:])
            rule = f"it is required, unless {others} is there"
            yield Problem(field_name((place, f".{need.one_of[0]}")), "is missing", rule)
    more = _additional(value) if isinstance(value, Model) else value
    known_among_them = 0 if isinstance(value, Model) else len(_fields_of(model)) - len(unset)
    if len(more) > known_among_them:
        yield from _unknown_fields(model, more, unset, place)
    if isinstance(value, Model):
        known = {each.key for each in _fields_of(model)}
        for name in known & _additional(value).keys():
            rule = "set the field itself"
            yield Problem(field_name((place, f".{name}")), "is in additional_properties", rule)


def _unknown_fields(
    model: type[Model], value: Mapping[str, object], unset: list[str], place: Place
) -> Iterator[Problem]:
    known = {each.key for each in _fields_of(model)}
    for name in value:
        if name in known or value[name] is UNSET:
            continue
        if kind_of(name) != "a string":
            yield Problem(field_name(place), f"has {kind_of(name)} as a key", "keys are text")
            continue
        forms = {_form(each): each for each in unset}
        alike = [forms[each] for each in get_close_matches(_form(name), forms, n=1, cutoff=ALIKE)]
        rule = f"did you mean {alike[0]}?" if alike else "it is sent as it is"
        where = field_name((place, f".{name}"))
        yield UnknownField(where, "is not in the document", rule, *alike)


def _form(name: str) -> str:
    """A name in the form in which names are compared, so that `dryRun` is `dry_run`."""
    return name.lower().replace("_", "")


def fields_present(model: type[Model], raw: Mapping[str, object]) -> int:
    """How many of an object's fields a model defines."""
    return sum(each.key in raw for each in _fields_of(model))
