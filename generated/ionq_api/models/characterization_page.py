"""The model `CharacterizationPage`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import ListOf, Nullable, Object
from ..model import Model, wire
from ..scalars import Number
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .characterization import Characterization


@define(kw_only=True, repr=False)
class CharacterizationPage(Model):
    """An object."""

    characterizations: list[Characterization] | None = field(
        metadata=wire("characterizations", Nullable(ListOf(Object("Characterization"))))
    )
    """The characterizations on this page, the newest first."""
    pages: int | Unset = field(default=UNSET, metadata=wire("pages", Number(whole=True)))
    """Number of pages that remain after this one."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
