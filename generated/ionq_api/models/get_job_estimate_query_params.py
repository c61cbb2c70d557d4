"""The model `GetJobEstimateQueryParams`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Boolean, Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .shared import KnownBackend


@define(kw_only=True, repr=False)
class GetJobEstimateQueryParams(Model):
    """Size of a job to price, as one object. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Name of the backend to run on. Names other than the known ones may exist; list the
    backends to see them.
    """
    type_: str | Unset = field(default=UNSET, metadata=wire("type", Text()))
    """Kind of job to price."""
    qubits: int | Unset = field(
        default=UNSET, metadata=wire("qubits", Number(whole=True, bits=32, minimum=1))
    )
    """Number of qubits in the circuit."""
    shots: int | Unset = field(
        default=UNSET,
        metadata=wire("shots", Number(whole=True, bits=32, minimum=1, maximum=1000000)),
    )
    """How often the circuit is run and measured."""
    field_1q_gates: int | Unset = field(
        default=UNSET, metadata=wire("1q_gates", Number(whole=True, bits=32, minimum=0))
    )
    """Number of one-qubit gates in the circuit."""
    field_2q_gates: int | Unset = field(
        default=UNSET, metadata=wire("2q_gates", Number(whole=True, bits=32, minimum=0))
    )
    """Number of two-qubit gates in the circuit."""
    error_mitigation: bool | Unset = field(
        default=UNSET, metadata=wire("error_mitigation", Boolean())
    )
    """Whether error mitigation is used, which can raise the price."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
