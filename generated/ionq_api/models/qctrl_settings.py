"""The model `QctrlSettings`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class QctrlSettings(Model):
    """Access to the Q-CTRL account that does the work."""

    api_credentials: str = field(metadata=wire("api_credentials", Text(secret=True)))
    """Secret API key of the Q-CTRL account."""
    external_organization: str | Unset = field(
        default=UNSET, metadata=wire("external_organization", Text())
    )
    """Organisation within Q-CTRL to work under. Needed only by accounts that have several."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
