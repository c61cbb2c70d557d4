"""The model `JobWarning`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..composites import ListOf
from ..model import Model, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class JobWarning(Model):
    """What the service has to say about a job that it accepted all the same."""

    messages: list[str] | Unset = field(default=UNSET, metadata=wire("messages", ListOf(Text())))
    """One text for each warning."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
