"""The model `QuantumFunctionJobSettings`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Object
from ..model import Model, Shape, wire
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .circuit_job_error_mitigation_settings import CircuitJobErrorMitigationSettings


@define(kw_only=True, repr=False)
class QuantumFunctionJobSettings(Model):
    """How the job is processed."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    error_mitigation: CircuitJobErrorMitigationSettings | Unset = field(
        default=UNSET,
        metadata=wire("error_mitigation", Object("CircuitJobErrorMitigationSettings")),
    )
    """Error mitigation chosen for a job."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
