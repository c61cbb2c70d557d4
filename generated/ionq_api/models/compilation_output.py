"""The model `CompilationOutput` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import TYPE_CHECKING, ClassVar, TypeAlias

from attrs import define, field

from ..composites import MapOf, Object
from ..model import Model, Shape, wire
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .artifact_descriptor import ArtifactDescriptor


CompiledCircuits: TypeAlias = dict[str, "ArtifactDescriptor"]
"""Artifacts that hold the compiled circuit, by format name. Formats outside the catalogue
may appear.
"""


@define(kw_only=True, repr=False)
class CompilationOutput(Model):
    """What the compiler produced."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    compiled_circuits: CompiledCircuits | Unset = field(
        default=UNSET, metadata=wire("compiled_circuits", MapOf(Object("ArtifactDescriptor")))
    )
    """Artifacts that hold the compiled circuit, by format name. Formats outside the catalogue
    may appear.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
