"""The model `QisGate` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf
from ..model import Model, Need, Shape, wire
from ..scalars import Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

QisGateName: TypeAlias = (
    Literal[
        "cnot",
        "h",
        "not",
        "pauliexp",
        "rx",
        "ry",
        "rz",
        "s",
        "si",
        "swap",
        "t",
        "ti",
        "v",
        "vi",
        "x",
        "xx",
        "y",
        "yy",
        "z",
        "zz",
    ]
    | str
)
"""Gate of the QIS set, the common textbook gates. `not` equals `x`, `v` is the square root
of `x`, a final `i` marks an inverse (`si`, `ti`, `vi`), and `xx`, `yy` and `zz` are
rotations of two qubits. `pauliexp` takes `targets`, `terms`, `coefficients` and `time`.
"""

QIS_GATE_NAME = Enumeration.of(QisGateName)


@define(kw_only=True, repr=False)
class QisGate(Model):
    """One QIS gate of a circuit. It acts on `target` or on `targets`, and on condition of its
    controls if it has any.
    """

    __shape__: ClassVar[Shape] = Shape(closed=True, needs=(Need(("target", "targets")),))

    gate: QisGateName = field(metadata=wire("gate", QIS_GATE_NAME))
    """Gate of the QIS set, the common textbook gates. `not` equals `x`, `v` is the square root
    of `x`, a final `i` marks an inverse (`si`, `ti`, `vi`), and `xx`, `yy` and `zz` are
    rotations of two qubits. `pauliexp` takes `targets`, `terms`, `coefficients` and `time`.
    """
    target: int | Unset = field(default=UNSET, metadata=wire("target", Number(whole=True, bits=32)))
    """Qubit acted on, counted from 0."""
    targets: list[int] | Unset = field(
        default=UNSET, metadata=wire("targets", ListOf(Number(whole=True, bits=32)))
    )
    """Qubits acted on, counted from 0: two for `swap`, `xx`, `yy` and `zz`. A one-qubit gate
    acts on each qubit listed.
    """
    control: int | Unset = field(
        default=UNSET, metadata=wire("control", Number(whole=True, bits=32))
    )
    """Single control qubit, counted from 0. The gate acts where it is 1."""
    controls: list[int] | Unset = field(
        default=UNSET, metadata=wire("controls", ListOf(Number(whole=True, bits=32)))
    )
    """Control qubits, counted from 0. The gate acts where all of them are 1. Not for `swap`."""
    rotation: float | Unset = field(default=UNSET, metadata=wire("rotation", Number()))
    """Angle in radians, for the gates that turn: `rx`, `ry`, `rz`, `xx`, `yy` and `zz`."""
    terms: list[str] | Unset = field(default=UNSET, metadata=wire("terms", ListOf(Text())))
    """Of a pauliexp gate, the Pauli strings; the last letter of each acts on the first target."""
    coefficients: list[float] | Unset = field(
        default=UNSET, metadata=wire("coefficients", ListOf(Number()))
    )
    """Of a pauliexp gate, a real coefficient for each term."""
    time: float | Unset = field(default=UNSET, metadata=wire("time", Number()))
    """Of a pauliexp gate, the positive time t in exp(-i t sum(c P))."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
