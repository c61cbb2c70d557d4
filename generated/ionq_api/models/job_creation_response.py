"""The model `JobCreationResponse`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import Nullable
from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue
from .shared import JOB_STATUS

if TYPE_CHECKING:
    from .shared import JobStatus


@define(kw_only=True, repr=False)
class JobCreationResponse(Model):
    """Receipt for a new job."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier of the new job, used in every later call about it."""
    status: JobStatus = field(metadata=wire("status", JOB_STATUS))
    """Stage of a job's life. `submitted` (being checked and compiled) leads to `ready` (in the
    queue) and `started` (running, or partly finished). `completed`, `failed` and `canceled`
    are final.
    """
    session_id: str | None = field(metadata=wire("session_id", Nullable(Text())))
    """Session the job joined. Null outside sessions."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
