"""The model `JobCanceledResponse` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Text
from ..types import JsonValue

JobCanceledResponseStatus: TypeAlias = Literal["canceled"] | str
"""Always `canceled`."""

JOB_CANCELED_RESPONSE_STATUS = Enumeration.of(JobCanceledResponseStatus)


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
    """Fields that the document does not define, as received or to be sent."""
