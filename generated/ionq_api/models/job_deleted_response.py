"""The model `JobDeletedResponse` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Text
from ..types import JsonValue

JobDeletedResponseStatus: TypeAlias = Literal["deleted"] | str
"""Always `deleted`."""

JOB_DELETED_RESPONSE_STATUS = Enumeration.of(JobDeletedResponseStatus)


@define(kw_only=True, repr=False)
class JobDeletedResponse(Model):
    """Confirms that a job is deleted."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    id: str = field(metadata=wire("id", Text()))
    """Identifier of the deleted job."""
    status: JobDeletedResponseStatus = field(
        default="deleted", metadata=wire("status", JOB_DELETED_RESPONSE_STATUS)
    )
    """Always `deleted`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
