"""The model `Error`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from attrs import define, field

from ..model import Model, wire
from ..scalars import Number, Text
from ..types import JsonValue


@define(kw_only=True, repr=False)
class Error(Model):
    """What the service replies when it refuses or fails a request."""

    status_code: int = field(metadata=wire("statusCode", Number(whole=True)))
    """HTTP status of the reply, repeated in the body."""
    error: str = field(metadata=wire("error", Text()))
    """Short name of the kind of error. Its exact text varies, so decide by `statusCode`."""
    message: str = field(metadata=wire("message", Text()))
    """What went wrong, written for a person."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
