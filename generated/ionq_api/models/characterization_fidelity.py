"""The model `CharacterizationFidelity`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING

from attrs import define, field

from ..composites import Object
from ..model import Model, wire
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .fidelity import Fidelity


@define(kw_only=True, repr=False)
class CharacterizationFidelity(Model):
    """How often operations succeed, from 0 to 1. Real replies also carry `1q` and `2q`, for one-
    and two-qubit gates, in the same shape as `spam`.
    """

    spam: Fidelity = field(metadata=wire("spam", Object("Fidelity")))
    """How well something worked, 1 being perfectly."""
    field_1q: Fidelity | Unset = field(default=UNSET, metadata=wire("1q", Object("Fidelity")))
    """How well something worked, 1 being perfectly."""
    field_2q: Fidelity | Unset = field(default=UNSET, metadata=wire("2q", Object("Fidelity")))
    """How well something worked, 1 being perfectly."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not define, as received or to be sent."""
