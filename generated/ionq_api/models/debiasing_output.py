"""The model `DebiasingOutput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .variant_info import VariantInfo


@define(kw_only=True, repr=False)
class DebiasingOutput(Model):
    """How a job was debiased."""

    variants: list[VariantInfo] | Unset = field(
        default=UNSET, metadata=wire("variants", ListOf(Object("VariantInfo")))
    )
    """The symmetric variants that the shots were split over."""
    aggregation_method: str | Unset = field(
        default=UNSET, metadata=wire("aggregation_method", Text())
    )
    """How the variants were put together."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
