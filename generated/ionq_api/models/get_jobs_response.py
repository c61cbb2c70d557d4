"""The model `GetJobsResponse`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..composites import ListOf, Nullable, Object
from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import JsonValue

if TYPE_CHECKING:
    from .base_job import BaseJob


@define(kw_only=True, repr=False)
class GetJobsResponse(Model):
    """One page of a list of jobs."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    jobs: list[BaseJob] = field(metadata=wire("jobs", ListOf(Object("BaseJob"))))
    """Jobs on this page, presumably the newest first."""
    next_: str | None = field(metadata=wire("next", Nullable(Text())))
    """Cursor to pass as `next` to read the following page. Null on the last page."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
