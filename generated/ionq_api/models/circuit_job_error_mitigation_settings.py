"""The model `CircuitJobErrorMitigationSettings`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Boolean
from ..types import UNSET, JsonValue, Unset


@define(kw_only=True, repr=False)
class CircuitJobErrorMitigationSettings(Model):
    """Error mitigation chosen for a job."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    debiasing: bool | Unset = field(default=UNSET, metadata=wire("debiasing", Boolean()))
    """True if the job is to be debiased."""
    symmetry_verification: bool | Unset = field(
        default=UNSET, metadata=wire("symmetry_verification", Boolean())
    )
    """True if symmetry verification is to be used."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
