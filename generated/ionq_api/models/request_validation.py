"""The model `RequestValidation`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..composites import ListOf
from ..model import Model, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class RequestValidation(Model):
    """Which parts of a rejected request were invalid."""

    keys: list[str] | Unset = field(default=UNSET, metadata=wire("keys", ListOf(Text())))
    """Offending parameters, by name."""
    source: str | Unset = field(default=UNSET, metadata=wire("source", Text()))
    """Part of the request in which they stood, such as `params`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
