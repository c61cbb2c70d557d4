"""The operations tagged `schemas`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import Object
from ...models.shared import FORMATS
from ...operation import Endpoint, Operation, Parameter

if TYPE_CHECKING:
    from ...models import Formats, FormatSchemaDocument


GET_FORMAT_SCHEMA: Final[Endpoint[FormatSchemaDocument]] = Endpoint(
    name="get_format_schema",
    method="GET",
    path="/schemas/formats/{format}",
    reply=Object("FormatSchemaDocument"),
    path_parameters=(Parameter("format_", "format", FORMATS),),
    authenticated=True,
    repeatable=True,
)


def get_format_schema(
    format_: Formats,
) -> Operation[FormatSchemaDocument]:
    """Get the JSON Schema of a format.

    Reads the JSON Schema that describes a format of results or of compiled circuits. Only
    reads, so it is safe to repeat.

    Args:
        format_: Format to describe.

    Returns:
        The JSON Schema of the format.
    """
    return Operation(
        GET_FORMAT_SCHEMA,
        {
            "format_": format_,
        },
    )
