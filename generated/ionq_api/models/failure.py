"""Failure: see the class."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Text
from ..types import UNSET, JsonValue, Unset

if TYPE_CHECKING:
    from .failure_known_code import FailureKnownCode


@define(kw_only=True, repr=False)
class Failure(Model):
    """Why a job failed."""

    __shape__: ClassVar[Shape] = Shape(closed=True)

    code: FailureKnownCode | str = field(metadata=wire("code", Text()))
    """Cause, for programs. Billing is behind `QuotaExhaustedError`, `ContractExpiredError` and
    `UnknownBillingError`; `InternalError`, `QuantumComputerError` and `SystemCancel` are on
    the service's side; most others mean that the job must be changed. Codes outside this list
    may arrive.
    """
    message: str = field(metadata=wire("message", Text()))
    """Cause, written for a person."""
    error: str | Unset = field(default=UNSET, metadata=wire("error", Text()))
    """The text, where `message` is not given."""
    additional_properties: dict[str, JsonValue] = field(factory=dict[str, JsonValue])
    """Fields that the document does not know, as they came or as they are to be sent."""
