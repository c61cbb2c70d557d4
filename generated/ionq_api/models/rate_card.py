"""The model `RateCard`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Text
from ..types import JsonValue

if TYPE_CHECKING:
    from .rate_card_entry import RateCardEntry


@define(kw_only=True, repr=False)
class RateCard(Model):
    """Prices the estimate rests on."""

    id: str = field(metadata=wire("id", Text()))
    """Identifier of this set of prices."""
    rates: list[RateCardEntry] = field(metadata=wire("rates", ListOf(Object("RateCardEntry"))))
    """The prices, one for each item charged."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
