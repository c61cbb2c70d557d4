"""The model `ErrorMitigationOutput`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Nullable, Object, Union
from ..model import Model, Shape, wire
from ..scalars import Boolean
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .aggregations_output import AggregationsOutput
    from .debiasing_output import DebiasingOutput
    from .symmetry_verification_output import SymmetryVerificationOutput


@define(kw_only=True, repr=False)
class ErrorMitigationOutput(Model):
    """What error mitigation did."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    symmetry_verification: SymmetryVerificationOutput | Unset | None = field(
        default=UNSET,
        metadata=wire("symmetry_verification", Nullable(Object("SymmetryVerificationOutput"))),
    )
    """What symmetry verification did. Null if it was not used."""
    aggregations: AggregationsOutput | Unset = field(
        default=UNSET, metadata=wire("aggregations", Object("AggregationsOutput"))
    )
    """Histograms that combine the variants in different ways. `average` takes their mean and
    `voting` lets them vote; `majority` and `dnl` are not explained anywhere. Absent ones were
    not worked out.
    """
    debiasing: DebiasingOutput | bool | Unset = field(
        default=UNSET, metadata=wire("debiasing", Union((Object("DebiasingOutput"), Boolean())))
    )
    """False where debiasing is off."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
