"""JobCanceledResponse: see the class."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue
from .job_canceled_response_status import JOB_CANCELED_RESPONSE_STATUS

if TYPE_CHECKING:
    from .job_canceled_response_status import JobCanceledResponseStatus


@define(kw_only=True, repr=False)
class JobCanceledResponse(Model):
    """Confirms that a job is canceled."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier of the canceled job."""
    status: JobCanceledResponseStatus = field(
        default="canceled", metadata=wire("status", JOB_CANCELED_RESPONSE_STATUS)
    )
    """Always `canceled`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not know, as they came or as they are to be sent."""
