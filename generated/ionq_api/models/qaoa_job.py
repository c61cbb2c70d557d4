"""The model `QaoaJob` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf, MapOf, Nullable, Object
from ..model import Model, Shape, wire
from ..scalars import Anything, Boolean, Enumeration, Number, Text, Timestamp
from ..types import UNSET, JsonValue, Unset
from .shared import API_COST_MODEL, JOB_STATUS

if TYPE_CHECKING:
    from datetime import datetime

    from .failure import Failure
    from .job_warning import JobWarning
    from .noise import Noise
    from .qaoa_job_results import QaoaJobResults
    from .quantum_function_job_settings import QuantumFunctionJobSettings
    from .shared import (
        ApiCostModel,
        JobMetadata,
        JobStatus,
        KnownBackend,
        QuantumFunctionJobOutput,
        QuantumFunctionJobStats,
    )


QaoaJobType: TypeAlias = Literal["qctrl.qaoa.v1"] | str
"""Always `qctrl.qaoa.v1`."""

QAOA_JOB_TYPE = Enumeration.of(QaoaJobType)


@define(kw_only=True, repr=False)
class QaoaJob(Model):
    """A job that solves an optimisation problem by Q-CTRL's QAOA service."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier of the job, used in every call about it."""
    status: JobStatus = field(metadata=wire("status", JOB_STATUS))
    """Stage of a job's life. `submitted` (being checked and compiled) leads to `ready` (in the
    queue) and `started` (running, or partly finished). `completed`, `failed` and `canceled`
    are final.
    """
    type_: QaoaJobType = field(default="qctrl.qaoa.v1", metadata=wire("type", QAOA_JOB_TYPE))
    """Always `qctrl.qaoa.v1`."""
    backend: KnownBackend | str = field(metadata=wire("backend", Text()))
    """Backend the job runs on."""
    dry_run: bool = field(metadata=wire("dry_run", Boolean()))
    """True for a job that is checked, compiled and priced but never run."""
    submitter_id: str = field(metadata=wire("submitter_id", Text()))
    """User who submitted the job."""
    project_id: str | None = field(metadata=wire("project_id", Nullable(Text())))
    """Project the job is booked to. Null if none."""
    parent_job_id: str | None = field(metadata=wire("parent_job_id", Nullable(Text())))
    """Job that this one is a part of. Null for a job submitted by itself."""
    session_id: str | None = field(metadata=wire("session_id", Nullable(Text())))
    """Session the job runs in. Null outside sessions."""
    metadata: JobMetadata | None = field(metadata=wire("metadata", Nullable(MapOf(Text()))))
    """Text pairs given on submission, unchanged. Null if none were given."""
    name: str | None = field(metadata=wire("name", Nullable(Text())))
    """Label given on submission. Null if none was given."""
    submitted_at: datetime = field(metadata=wire("submitted_at", Timestamp()))
    """Point in time, as ISO 8601 in UTC with milliseconds and a final Z."""
    started_at: datetime | None = field(metadata=wire("started_at", Nullable(Timestamp())))
    """When running began. Null until then."""
    completed_at: datetime | None = field(metadata=wire("completed_at", Nullable(Timestamp())))
    """When the job ended. Null until then."""
    predicted_wait_time_ms: int | None = field(
        metadata=wire("predicted_wait_time_ms", Nullable(Number(whole=True, bits=32)))
    )
    """Expected wait before running, in milliseconds. Null without a prediction."""
    predicted_execution_duration_ms: int | None = field(
        metadata=wire("predicted_execution_duration_ms", Nullable(Number(whole=True, bits=32)))
    )
    """Expected running time, in milliseconds. Null without a prediction."""
    execution_duration_ms: int | None = field(
        metadata=wire("execution_duration_ms", Nullable(Number(whole=True, bits=32)))
    )
    """Actual running time, in milliseconds. Null until known."""
    shots: int | Unset = field(default=UNSET, metadata=wire("shots", Number(whole=True, bits=32)))
    """How often each circuit is run and measured. Absent for the ideal simulator, which has no
    shots.
    """
    noise: Noise | Unset = field(default=UNSET, metadata=wire("noise", Object("Noise")))
    """Noise to simulate. For the simulator only."""
    failure: Failure | None = field(metadata=wire("failure", Nullable(Object("Failure"))))
    """Why the job failed. Null unless it did."""
    cost_model: ApiCostModel | Unset = field(
        default=UNSET, metadata=wire("cost_model", API_COST_MODEL)
    )
    """How a job is charged: `QCT` by quantum compute time, `2QGE_operations` by gate operations,
    expressed in two-qubit gates.
    """
    output: QuantumFunctionJobOutput | None = field(
        metadata=wire("output", Nullable(MapOf(Anything())))
    )
    settings: QuantumFunctionJobSettings = field(
        metadata=wire("settings", Object("QuantumFunctionJobSettings"))
    )
    """How the job is processed."""
    stats: QuantumFunctionJobStats = field(metadata=wire("stats", MapOf(Anything())))
    """Size and use of resources of the job. Its keys are not documented."""
    results: QaoaJobResults | None = field(
        metadata=wire("results", Nullable(Object("QaoaJobResults")))
    )
    """Best solution found. Null while there is none."""
    child_job_ids: list[str] | None = field(
        metadata=wire("child_job_ids", Nullable(ListOf(Text())))
    )
    """Circuit jobs run on behalf of this one. Null if there are none."""
    warning: JobWarning | Unset | None = field(
        default=UNSET, metadata=wire("warning", Nullable(Object("JobWarning")))
    )
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
