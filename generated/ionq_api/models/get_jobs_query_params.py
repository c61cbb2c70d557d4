"""The model `GetJobsQueryParams`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import ListOf
from ..model import Model, Shape, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset
from .shared import JOB_STATUS

if TYPE_CHECKING:
    from .shared import JobStatus


@define(kw_only=True, repr=False)
class GetJobsQueryParams(Model):
    """Filters for listing jobs, as one object. No operation uses it."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    ids: list[str] | Unset = field(default=UNSET, metadata=wire("ids", ListOf(Text())))
    """Only these jobs."""
    parent_job_id: str | Unset = field(default=UNSET, metadata=wire("parent_job_id", Text()))
    """Only child jobs of this job, such as the circuits of a multi-circuit job."""
    status: JobStatus | Unset = field(default=UNSET, metadata=wire("status", JOB_STATUS))
    """Stage of a job's life. `submitted` (being checked and compiled) leads to `ready` (in the
    queue) and `started` (running, or partly finished). `completed`, `failed` and `canceled`
    are final.
    """
    target: str | Unset = field(default=UNSET, metadata=wire("target", Text()))
    """Only jobs on this backend, or on any of several, given as a comma-separated list."""
    session_id: str | Unset = field(default=UNSET, metadata=wire("session_id", Text()))
    """Only jobs that run in this session."""
    submitter_id: str | Unset = field(default=UNSET, metadata=wire("submitter_id", Text()))
    """Only jobs of this member of a shared project. Ignored if the caller is no member of it."""
    limit: int | Unset = field(default=UNSET, metadata=wire("limit", Number(whole=True, bits=32)))
    """Largest number of jobs on a page. The service documents 25 as both default and maximum."""
    next_: str | Unset = field(default=UNSET, metadata=wire("next", Text()))
    """Cursor taken from `next` of the page before. Leave out to read the first page."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
