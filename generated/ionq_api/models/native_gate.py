"""The model `NativeGate` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf
from ..model import Model, Need, Shape, wire
from ..scalars import Enumeration, Number
from ..types import UNSET, JsonValue, Unset

NativeGateName: TypeAlias = Literal["gpi", "gpi2", "ms", "nop", "zz"] | str
"""Gate that the hardware itself performs. `gpi` and `gpi2` act on one qubit, `ms` and `zz`
on two, and `nop` does nothing. Forte machines have `zz` in place of `ms`.
"""

NATIVE_GATE_NAME = Enumeration.of(NativeGateName)


@define(kw_only=True, repr=False)
class NativeGate(Model):
    """One native gate of a circuit. It is run as given, without optimisation."""

    __shape__: ClassVar[Shape] = Shape(
        closed=True, needs=(Need(("target", "targets"), ("gate", ("nop",))),)
    )

    gate: NativeGateName = field(metadata=wire("gate", NATIVE_GATE_NAME))
    """Gate that the hardware itself performs. `gpi` and `gpi2` act on one qubit, `ms` and `zz`
    on two, and `nop` does nothing. Forte machines have `zz` in place of `ms`.
    """
    target: int | Unset = field(default=UNSET, metadata=wire("target", Number(whole=True, bits=32)))
    """Qubit acted on, counted from 0, for `gpi` and `gpi2`."""
    targets: list[int] | Unset = field(
        default=UNSET, metadata=wire("targets", ListOf(Number(whole=True, bits=32)))
    )
    """The two qubits acted on, counted from 0, for `ms` and `zz`."""
    controls: list[int] | Unset = field(
        default=UNSET, metadata=wire("controls", ListOf(Number(whole=True, bits=32)))
    )
    """Listed in the published structure, but native gates have no documented controls."""
    phase: float | Unset = field(default=UNSET, metadata=wire("phase", Number()))
    """Phase in turns (1 turn is 2 pi radians), for `gpi` and `gpi2`."""
    phases: list[float] | Unset = field(default=UNSET, metadata=wire("phases", ListOf(Number())))
    """Two phases in turns, for `ms`: the first belongs to the first of `targets`, the second to
    the second.
    """
    angle: float | Unset = field(default=UNSET, metadata=wire("angle", Number()))
    """Angle in turns, for `ms` and `zz`; 0.25 entangles fully. For `ms` it lies between 0 and
    0.25 and is 0.25 if left out.
    """
    rotation: float | Unset = field(default=UNSET, metadata=wire("rotation", Number()))
    """Listed in the published structure, but no native gate is documented to use it."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
