"""The model `Whoami`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..model import Model, wire
from ..scalars import Identifier, Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from uuid import UUID


@define(kw_only=True, repr=False)
class Whoami(Model):
    """The API key behind a request and the project it is tied to."""

    key_id: UUID = field(metadata=wire("key_id", Identifier()))
    """Identifier of an API key. It is not the secret itself."""
    key_name: str = field(metadata=wire("key_name", Text()))
    """Label its owner gave to the key in the web console."""
    project_id: UUID | Unset = field(default=UNSET, metadata=wire("project_id", Identifier()))
    """Project to which the key is tied. Absent if there is none."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
