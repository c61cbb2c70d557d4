"""The model `JobsCanceledResponse` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..composites import ListOf
from ..model import Model, Shape, wire
from ..scalars import Enumeration, Text
from ..types import JsonValue

JobsCanceledResponseStatus: TypeAlias = Literal["canceled"] | str
"""Always `canceled`."""

JOBS_CANCELED_RESPONSE_STATUS = Enumeration.of(JobsCanceledResponseStatus)


@define(kw_only=True, repr=False)
class JobsCanceledResponse(Model):
    """Confirms that several jobs are canceled."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    ids: list[str] = field(metadata=wire("ids", ListOf(Text())))
    """Identifiers of the canceled jobs."""
    status: JobsCanceledResponseStatus = field(
        default="canceled", metadata=wire("status", JOBS_CANCELED_RESPONSE_STATUS)
    )
    """Always `canceled`."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
