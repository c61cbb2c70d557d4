"""The model `QaoaJobResults`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .qaoa_results import QaoaResults


@define(kw_only=True, repr=False)
class QaoaJobResults(Model):
    """Results of a QAOA job."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    qaoa_results: QaoaResults | Unset = field(
        default=UNSET, metadata=wire("qaoa_results", Object("QaoaResults"))
    )
    """Best solution that a QAOA job has found."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
