"""Straight-line code of models: one function that reads one, and one that checks and writes it."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from collections.abc import Sequence
from typing import TYPE_CHECKING

from .straight import Code, Read, Write

if TYPE_CHECKING:
    from .model import Field, Model, Need


def reading_model(model: type["Model"], fields: Sequence["Field"]) -> Read:
    """The function that makes a model from an object."""
    required = [each for each in fields if each.required]
    code = Code(f"read {model.__name__}", "raw, tally")
    code.give_up_if("type(raw) is not dict")
    code.add(f"self = {code.bound(model.__new__, 'new')}({code.bound(model, 'model')})")
    for each in required:
        code.add(f"value = raw[{each.key!r}]")
        each.codec.reading(code, "value")
        code.add(f"self.{each.name} = value")
    if len(required) == len(fields) and model.__shape__.closed:
        code.give_up_if(f"len(raw) != {len(required)}")
        code.add("self.additional_properties = {}")
        code.tally(str(len(required)))
    else:
        code.add("size = len(raw)")
        _read_optional(code, model, fields)
        code.tally("size")
    code.add("return self")
    return code.compiled()


def _read_optional(code: Code, model: type["Model"], fields: Sequence["Field"]) -> None:
    """Add what reads the fields that may be left out, and those that the document does not define."""
    optional = [each for each in fields if not each.required]
    code.add(f"more = size - {len(fields) - len(optional)}")
    for each in optional:
        with code.block(f"if more and {each.key!r} in raw:"):
            code.add("more -= 1")
            code.add(f"value = raw[{each.key!r}]")
            each.codec.reading(code, "value")
            code.add(f"self.{each.name} = value")
        with code.block("else:"):
            code.add(f"self.{each.name} = UNSET")
    shape = model.__shape__
    if shape.closed:
        code.give_up_if("more")
        code.add("self.additional_properties = {}")
        return
    known = code.bound(frozenset(each.key for each in fields), "known")
    code.add("self.additional_properties = rest = {}")
    with code.block(f"for name in [each for each in raw if each not in {known}] if more else ():"):
        code.add("value = raw[name]")
        shape.additional.reading(code, "value")
        code.add("rest[name] = value")


def writing_model(model: type["Model"], fields: Sequence["Field"]) -> Write:
    """The function that checks a model, or a dict in its place, and makes JSON of it."""
    code = Code(f"write {model.__name__}", "value")
    needs = model.__shape__.needs
    with code.block(f"if type(value) is {code.bound(model, 'model')}:"):
        _write_model(code, fields, needs)
    code.give_up_if("type(value) is not dict")
    _write_dict(code, fields, needs)
    return code.compiled()


def _write_model(code: Code, fields: Sequence["Field"], needs: Sequence["Need"]) -> None:
    code.give_up_if("value.additional_properties")
    code.add("made = {}")
    if needs:
        code.add("met = 0")
    for each in fields:
        code.add(f"found = value.{each.name}")
        if each.required:
            code.give_up_if("found is UNSET")
            _write_field(code, each, needs)
        else:
            with code.block("if found is not UNSET:"):
                _write_field(code, each, needs)
    _give_up_on_needs(code, needs, "made")
    code.add("return made")


def _write_field(code: Code, each: "Field", needs: Sequence["Need"]) -> None:
    _note_needs(code, each, needs)
    each.codec.writing(code, "found")
    code.add(f"made[{each.key!r}] = found")


def _write_dict(code: Code, fields: Sequence["Field"], needs: Sequence["Need"]) -> None:
    required = [each for each in fields if each.required]
    code.add("made = value.copy()")
    if needs:
        code.add("met = 0")
    for each in required:
        code.add(f"found = made[{each.key!r}]")
        _rewrite_field(code, each, needs)
    code.add(f"more = len(made) - {len(required)}")
    for each in fields:
        if each.required:
            continue
        with code.block(f"if more and {each.key!r} in made:"):
            code.add("more -= 1")
            code.add(f"found = made[{each.key!r}]")
            _rewrite_field(code, each, needs)
    code.give_up_if("more")
    _give_up_on_needs(code, needs, "made")
    code.add("return made")


def _rewrite_field(code: Code, each: "Field", needs: Sequence["Need"]) -> None:
    _note_needs(code, each, needs)
    if each.codec.writing(code, "found"):
        code.add(f"made[{each.key!r}] = found")


def _note_needs(code: Code, each: "Field", needs: Sequence["Need"]) -> None:
    """Add what notes, in the bits of `met`, that a field is there of which one has to be."""
    empty = "if found != []: " if each.codec.fits([]) else ""
    for index, need in enumerate(needs):
        if each.key in need.one_of:
            code.add(f"{empty}met |= {1 << index}")


def _give_up_on_needs(code: Code, needs: Sequence["Need"], made: str) -> None:
    for index, need in enumerate(needs):
        field, values = need.unless
        condition = f"not met & {1 << index}"
        if values:
            condition += (
                f" and {made}.get({field!r}) not in {code.bound(frozenset(values), 'known')}"
            )
        code.give_up_if(condition)
