"""The model `CloneJobPayload`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import MapOf, Object
from ..model import Model, wire
from ..scalars import Boolean, Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .circuit_job_settings import CircuitJobSettings
    from .noise import Noise
    from .shared import JobMetadata, KnownBackend


@define(kw_only=True, repr=False)
class CloneJobPayload(Model):
    """What a cloned or moved job does differently from its source. Everything left out is
    inherited; the circuit cannot be changed.
    """

    parent: str | Unset = field(default=UNSET, metadata=wire("parent", Text()))
    """Job the new one is to be a part of. Inherited from the source job if left out."""
    name: str | Unset = field(default=UNSET, metadata=wire("name", Text()))
    """Label of the new job. Inherited from the source job if left out."""
    metadata: JobMetadata | Unset = field(default=UNSET, metadata=wire("metadata", MapOf(Text())))
    """Text pairs of your own that are kept with a job and returned unchanged. Older
    documentation allows 10 keys of 40 characters each.
    """
    backend: KnownBackend | str | Unset = field(default=UNSET, metadata=wire("backend", Text()))
    """Backend for the new job. Inherited from the source job if left out."""
    shots: int | Unset = field(
        default=UNSET,
        metadata=wire("shots", Number(whole=True, bits=32, minimum=1, maximum=1000000)),
    )
    """How often each circuit is run and measured. Inherited from the source job if left out."""
    noise: Noise | Unset = field(default=UNSET, metadata=wire("noise", Object("Noise")))
    """Noise to simulate. For the simulator only."""
    session_id: str | Unset = field(default=UNSET, metadata=wire("session_id", Text()))
    """Session for the new job. Inherited from the source job if left out."""
    dry_run: bool | Unset = field(default=UNSET, metadata=wire("dry_run", Boolean()))
    """True to check, compile and price the new job without running it."""
    settings: CircuitJobSettings | Unset = field(
        default=UNSET, metadata=wire("settings", Object("CircuitJobSettings"))
    )
    """How a circuit job is processed."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
