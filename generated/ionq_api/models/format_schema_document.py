"""The model `FormatSchemaDocument`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class FormatSchemaDocument(Model):
    """A JSON Schema that describes a format. Further keywords follow the four named here."""

    schema: str = field(metadata=wire("$schema", Text()))
    """Dialect of JSON Schema that the document is written in (draft 7)."""
    id: str = field(metadata=wire("$id", Text()))
    """Identifier of the document."""
    type_: str = field(metadata=wire("type", Text()))
    """JSON type of the outermost value, such as `object`."""
    description: str | Unset = field(default=UNSET, metadata=wire("description", Text()))
    """What the format is for."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
