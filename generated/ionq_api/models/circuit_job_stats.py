"""The model `CircuitJobStats` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, TypeAlias

from attrs import define, field

from ..composites import MapOf
from ..model import Model, Shape, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset

NumberMap: TypeAlias = dict[str, int]
"""Numbers by name, such as gate counts by number of qubits (`1q` and `2q`)."""


@define(kw_only=True, repr=False)
class CircuitJobStats(Model):
    """Size and use of resources of a circuit job. Figures not known yet are absent."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    qubits: int | Unset = field(default=UNSET, metadata=wire("qubits", Number(whole=True, bits=32)))
    """Number of qubits used."""
    circuits: int | Unset = field(
        default=UNSET, metadata=wire("circuits", Number(whole=True, bits=32))
    )
    """Number of circuits run."""
    gate_counts: NumberMap | Unset = field(
        default=UNSET, metadata=wire("gate_counts", MapOf(Number(whole=True)))
    )
    """Numbers by name, such as gate counts by number of qubits (`1q` and `2q`)."""
    kwh: float | Unset = field(default=UNSET, metadata=wire("kwh", Number()))
    """Electrical energy used, in kilowatt hours."""
    predicted_quantum_compute_time_us: int | Unset = field(
        default=UNSET,
        metadata=wire("predicted_quantum_compute_time_us", Number(whole=True, bits=32)),
    )
    """Expected quantum compute time, in microseconds."""
    billed_quantum_compute_time_us: int | Unset = field(
        default=UNSET, metadata=wire("billed_quantum_compute_time_us", Number(whole=True, bits=32))
    )
    """Quantum compute time charged, in microseconds."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
