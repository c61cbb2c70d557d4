"""The model `BadRequestError`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import Object
from ..model import Model, wire
from ..scalars import Number, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .request_validation import RequestValidation


@define(kw_only=True, repr=False)
class BadRequestError(Model):
    """Reply to a request that failed validation (status 400)."""

    status_code: int = field(metadata=wire("statusCode", Number(whole=True)))
    """HTTP status of the reply, repeated in the body."""
    error: str = field(metadata=wire("error", Text()))
    """Short name of the kind of error. Its exact text varies, so decide by `statusCode`."""
    message: str = field(metadata=wire("message", Text()))
    """What went wrong, written for a person; names the offending parameter."""
    validation: RequestValidation | Unset = field(
        default=UNSET, metadata=wire("validation", Object("RequestValidation"))
    )
    """Which parts of a rejected request were invalid."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
