"""The model `ShotResult` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, TypeAlias

from attrs import define, field

from ..composites import ListOf, MapOf
from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset

ShotRegisters: TypeAlias = dict[str, "list[int]"]
"""Bits measured in one shot, by name of the register."""


@define(kw_only=True, repr=False)
class ShotResult(Model):
    """Outcome of one shot."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    registers: ShotRegisters = field(
        metadata=wire("registers", MapOf(ListOf(Number(whole=True, bits=32))))
    )
    """Bits measured in one shot, by name of the register."""
    leakage_bits: list[int] | Unset = field(
        default=UNSET, metadata=wire("leakage_bits", ListOf(Number(whole=True, bits=32)))
    )
    """A mask with a bit other than 0 if a qubit left its two levels; such shots are in no
    histogram.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
