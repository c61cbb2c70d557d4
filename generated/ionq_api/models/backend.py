"""The model `Backend` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf
from ..model import Model, wire
from ..scalars import Boolean, Enumeration, Identifier, Number, Text, Timestamp
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from .shared import KnownBackend


BackendKnownStatus: TypeAlias = Literal["available", "retired", "unavailable"] | str
"""A status that the document's prose knows."""

BACKEND_KNOWN_STATUS = Enumeration.of(BackendKnownStatus)


@define(kw_only=True, repr=False)
class Backend(Model):
    """A quantum computer or simulator that jobs can be sent to."""

    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Name under which jobs address this backend, such as `qpu.forte-1`."""
    status: BackendKnownStatus | str = field(metadata=wire("status", Text()))
    """Whether jobs are taken: `available`, `unavailable` or `retired`. Other values may arrive."""
    degraded: bool | Unset = field(default=UNSET, metadata=wire("degraded", Boolean()))
    """True while the backend performs below its usual level."""
    qubits: int = field(metadata=wire("qubits", Number(whole=True, minimum=0)))
    """Number of qubits a circuit may use."""
    average_queue_time: float = field(metadata=wire("average_queue_time", Number()))
    """Average wait before a job starts, in milliseconds."""
    last_updated: datetime = field(metadata=wire("last_updated", Timestamp()))
    """When this entry was last refreshed, as ISO 8601 in UTC."""
    characterization_id: UUID | Unset = field(
        default=UNSET, metadata=wire("characterization_id", Identifier())
    )
    """Latest characterization of this backend. Absent if there is none, as for the simulator."""
    location: str | Unset = field(default=UNSET, metadata=wire("location", Text()))
    """Where the machine stands."""
    kw: float | Unset = field(default=UNSET, metadata=wire("kw", Number()))
    """Electrical power figure. Going by its name the unit is kilowatts; nothing else says so."""
    supported_gates: list[str] | Unset = field(
        default=UNSET, metadata=wire("supported_gates", ListOf(Text()))
    )
    """QIS gates the backend takes, by name."""
    supported_native_gates: list[str] | Unset = field(
        default=UNSET, metadata=wire("supported_native_gates", ListOf(Text()))
    )
    """Native gates the backend takes, by name."""
    supported_error_mitigations: list[str] | Unset = field(
        default=UNSET, metadata=wire("supported_error_mitigations", ListOf(Text()))
    )
    """Error mitigation methods on offer, such as `debiasing`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
