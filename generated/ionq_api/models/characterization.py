"""The model `Characterization`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Object
from ..model import Model, wire
from ..scalars import Identifier, Number, Text, Timestamp
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from datetime import datetime
    from uuid import UUID

    from .characterization_fidelity import CharacterizationFidelity
    from .characterization_timing import CharacterizationTiming
    from .shared import KnownBackend


@define(kw_only=True, repr=False)
class Characterization(Model):
    """Measured performance of a backend on one day."""

    id: UUID | Unset = field(default=UNSET, metadata=wire("id", Identifier()))
    """Identifier to read this characterization by."""
    backend: KnownBackend | str | Unset = field(default=UNSET, metadata=wire("backend", Text()))
    """Backend the figures belong to."""
    date: datetime | Unset = field(default=UNSET, metadata=wire("date", Timestamp()))
    """When the figures were taken, as ISO 8601 in UTC."""
    qubits: int | Unset = field(
        default=UNSET, metadata=wire("qubits", Number(whole=True, minimum=1))
    )
    """Number of qubits the backend had."""
    connectivity: list[list[int]] | Unset = field(
        default=UNSET, metadata=wire("connectivity", ListOf(ListOf(Number(whole=True))))
    )
    """Pairs of qubits that a two-qubit gate can act on. The order within a pair means nothing."""
    fidelity: CharacterizationFidelity | Unset = field(
        default=UNSET, metadata=wire("fidelity", Object("CharacterizationFidelity"))
    )
    """How often operations succeed, from 0 to 1. Real replies also carry `1q` and `2q`, for one-
    and two-qubit gates, in the same shape as `spam`.
    """
    timing: CharacterizationTiming | Unset = field(
        default=UNSET, metadata=wire("timing", Object("CharacterizationTiming"))
    )
    """Durations, all in seconds. Published as integers, yet most real values are fractions of a
    second.
    """
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
