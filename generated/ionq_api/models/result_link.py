"""The model `ResultLink`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class ResultLink(Model):
    """The address of a result, in the form from before artifacts."""

    url: str = field(metadata=wire("url", Text()))
    """Where the result is; a path from the service's root."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
