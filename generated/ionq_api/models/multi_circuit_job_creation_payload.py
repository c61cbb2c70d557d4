"""The model `MultiCircuitJobCreationPayload` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import MapOf, Object
from ..model import Model, Shape, wire
from ..scalars import Boolean, Enumeration, Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .circuit_job_settings import CircuitJobSettings
    from .json_multi_circuit_input import JsonMultiCircuitInput
    from .noise import Noise
    from .shared import JobMetadata, KnownBackend


MultiCircuitJobCreationPayloadType: TypeAlias = Literal["ionq.multi-circuit.v1"] | str
"""Always `ionq.multi-circuit.v1`; selects this kind of job."""

MULTI_CIRCUIT_JOB_CREATION_PAYLOAD_TYPE = Enumeration.of(MultiCircuitJobCreationPayloadType)


@define(kw_only=True, repr=False)
class MultiCircuitJobCreationPayload(Model):
    """Submits several circuits as one job."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    type_: MultiCircuitJobCreationPayloadType = field(
        default="ionq.multi-circuit.v1",
        metadata=wire("type", MULTI_CIRCUIT_JOB_CREATION_PAYLOAD_TYPE),
    )
    """Always `ionq.multi-circuit.v1`; selects this kind of job."""
    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Name of the backend to run on. Names other than the known ones may exist; list the
    backends to see them.
    """
    input_: JsonMultiCircuitInput = field(metadata=wire("input", Object("JsonMultiCircuitInput")))
    """Circuits to run under one job, each as a child job of its own. Together they may hold
    150,000 gates.
    """
    name: str | Unset = field(default=UNSET, metadata=wire("name", Text()))
    """Label to find the job by; need not be unique."""
    metadata: JobMetadata | Unset = field(default=UNSET, metadata=wire("metadata", MapOf(Text())))
    """Text pairs of your own that are kept with a job and returned unchanged. Older
    documentation allows 10 keys of 40 characters each.
    """
    shots: int | Unset = field(
        default=UNSET,
        metadata=wire("shots", Number(whole=True, bits=32, minimum=1, maximum=1000000)),
    )
    """How often each circuit is run and measured. By default 100; the ideal simulator ignores
    it.
    """
    noise: Noise | Unset = field(default=UNSET, metadata=wire("noise", Object("Noise")))
    """Noise to simulate. For the simulator only."""
    session_id: str | Unset = field(default=UNSET, metadata=wire("session_id", Text()))
    """Session to run in. Leave out to run outside sessions."""
    dry_run: bool | Unset = field(default=UNSET, metadata=wire("dry_run", Boolean()))
    """True to check, compile and price the job without running it."""
    settings: CircuitJobSettings | Unset = field(
        default=UNSET, metadata=wire("settings", Object("CircuitJobSettings"))
    )
    """How a circuit job is processed."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
