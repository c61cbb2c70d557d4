"""The model `QisCircuitInput` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, Shape, wire
from ..scalars import Enumeration, Number
from ..types import JsonValue

if TYPE_CHECKING:
    from .qis_gate import QisGate


QisCircuitInputGateset: TypeAlias = Literal["qis"] | str
"""Always `qis`; selects this kind of circuit."""

QIS_CIRCUIT_INPUT_GATESET = Enumeration.of(QisCircuitInputGateset)


@define(kw_only=True, repr=False)
class QisCircuitInput(Model):
    """A circuit of QIS gates. The compiler may rearrange it for the backend."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    gateset: QisCircuitInputGateset = field(
        default="qis", metadata=wire("gateset", QIS_CIRCUIT_INPUT_GATESET)
    )
    """Always `qis`; selects this kind of circuit."""
    qubits: int = field(metadata=wire("qubits", Number(whole=True, bits=32, minimum=1)))
    """Number of qubits in the circuit. Send it always: it is optional here, but the simulator
    fails a circuit without it.
    """
    circuit: list[QisGate] = field(metadata=wire("circuit", ListOf(Object("QisGate"))))
    """Gates in the order they act. All qubits are measured after the last one."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
