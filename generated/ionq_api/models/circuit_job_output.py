"""The model `CircuitJobOutput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import Object
from ..model import Model, wire
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .compilation_output import CompilationOutput
    from .error_mitigation_output import ErrorMitigationOutput


@define(kw_only=True, repr=False)
class CircuitJobOutput(Model):
    """What processing a circuit job produced besides its results."""

    compilation: CompilationOutput | Unset = field(
        default=UNSET, metadata=wire("compilation", Object("CompilationOutput"))
    )
    """What the compiler produced."""
    error_mitigation: ErrorMitigationOutput | Unset = field(
        default=UNSET, metadata=wire("error_mitigation", Object("ErrorMitigationOutput"))
    )
    """What error mitigation did."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
