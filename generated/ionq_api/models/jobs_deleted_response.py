"""The model `JobsDeletedResponse` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf
from ..model import Model, Shape, wire
from ..scalars import Enumeration, Text
from ..types import JsonValue

JobsDeletedResponseStatus: TypeAlias = Literal["deleted"] | str
"""Always `deleted`."""

JOBS_DELETED_RESPONSE_STATUS = Enumeration.of(JobsDeletedResponseStatus)


@define(kw_only=True, repr=False)
class JobsDeletedResponse(Model):
    """Confirms that several jobs are deleted."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    ids: list[str] = field(metadata=wire("ids", ListOf(Text())))
    """Identifiers of the deleted jobs."""
    status: JobsDeletedResponseStatus = field(
        default="deleted", metadata=wire("status", JOBS_DELETED_RESPONSE_STATUS)
    )
    """Always `deleted`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
