"""Fields and parameters as plain strings, ready to be written, and the types they name."""

import ast
from collections.abc import Iterable

from attrs import evolve, frozen
from openapi_python_client.parser.properties import LiteralEnumProperty, Property
from openapi_python_client.parser.properties.protocol import PropertyProtocol
from openapi_python_client.schema.untrusted_string import UntrustedString

from ..openapi.document import Json, Node
from .annotations import annotation, classes
from .names import distinct
from .rendering import Codecs


@frozen
class Value:
    """A field of a model, or a parameter of an endpoint."""

    name: str
    wire: str
    annotation: str
    codec: str
    required: bool
    description: str
    default: Json
    constant: str
    """The only valid value of a required field, as a Python literal; else empty."""

    @property
    def optional_annotation(self) -> str:
        """The annotation of an optional field, with `None`, if it is nullable, last."""
        bare = self.annotation.removesuffix(" | None")
        return f"{bare} | Unset{' | None' if bare != self.annotation else ''}"


@frozen
class Names:
    """What code uses of `models`.

    Attributes:
        types: Classes, enumerations and maps, for checkers.
        constants: The codecs of enumerations, at run time.
    """

    types: frozenset[str] = frozenset()
    constants: frozenset[str] = frozenset()

    def __or__(self, other: "Names") -> "Names":
        return Names(self.types | other.types, self.constants | other.constants)


def value_of(codecs: Codecs, prop: Property, schema: Node, description: str = "") -> Value:
    """The view of a property, under the name that openapi-python-client gives it."""
    if not description:
        description = str(schema.get("description", "") or raw_text(prop.description))
    return Value(
        name=str(prop.python_name),
        wire=raw_text(prop.name),
        annotation=annotation(prop),
        codec=codecs.of(prop, schema),
        required=prop.required,
        description=description.strip(),
        default=schema.get("default"),
        constant=_constant(prop),
    )


def names_of(codecs: Codecs, props: Iterable[PropertyProtocol], written: Iterable[str]) -> Names:
    """What the annotations of properties and these codecs use of `models`."""
    types = {str(info.name) for prop in props for info in classes(prop)}
    # A map's codec is written out where the map is used, so a codec names more than its type.
    return Names(frozenset(types), names_in(written) & {*codecs.constants.values()})


def names_in(written: Iterable[str]) -> frozenset[str]:
    """The names in annotations and other expressions."""
    parts = (part for text in written for part in ast.walk(ast.parse(text, mode="eval")))
    return frozenset(part.id for part in parts if isinstance(part, ast.Name))


def named(values: list[Value], taken: set[str]) -> list[Value]:
    """The values, renamed where a name is taken."""
    found: list[Value] = []
    for value in values:
        name = distinct(value.name, taken)
        taken.add(name)
        found.append(evolve(value, name=name))
    return found


def raw_text(text: UntrustedString | None) -> str:
    """A text of the document, unescaped: it must be made safe before it is written."""
    return "" if text is None else text.get_untrusted_value()


def _constant(prop: Property) -> str:
    if prop.required and isinstance(prop, LiteralEnumProperty) and len(prop.values) == 1:
        return repr(next(iter(prop.values)))
    return ""
