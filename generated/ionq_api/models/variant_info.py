"""The model `VariantInfo` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from attrs import define, field

from ..composites import ListOf, MapOf, Nullable, Object
from ..model import Model, Shape, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .artifact_descriptor import ArtifactDescriptor


VariantResults: TypeAlias = dict[str, "ArtifactDescriptor"]
"""Artifacts that hold the results of one variant, by format name."""


@define(kw_only=True, repr=False)
class VariantInfo(Model):
    """One of the equivalent circuits run for debiasing."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    variant_id: str = field(metadata=wire("variant_id", Text()))
    """Identifier of the variant within its job."""
    qubit_map: list[int] | None = field(
        metadata=wire("qubit_map", Nullable(ListOf(Number(whole=True, bits=32))))
    )
    """Qubit of the machine that each qubit of the circuit ran on, in order. Null if not known."""
    shots: int = field(metadata=wire("shots", Number(whole=True, bits=32)))
    """How often this variant was run. The shots of all variants add up to those of the job."""
    results: VariantResults | Unset = field(
        default=UNSET, metadata=wire("results", MapOf(Object("ArtifactDescriptor")))
    )
    """Artifacts that hold the results of one variant, by format name."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
