"""RegisteredHistogram: see the class."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import MapOf
from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import JsonValue

if TYPE_CHECKING:
    from .registered_histogram_registers import RegisteredHistogramRegisters


@define(kw_only=True, repr=False)
class RegisteredHistogram(Model):
    """Counts, register by register."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    registers: RegisteredHistogramRegisters = field(
        metadata=wire("registers", MapOf(MapOf(Number(whole=True))))
    )
    """Counts by name of the register. `output_all` covers every qubit."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not know, as they came or as they are to be sent."""
