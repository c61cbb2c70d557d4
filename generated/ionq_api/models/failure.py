"""The model `Failure` and the aliases that only it uses."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from typing import ClassVar, Literal, TypeAlias

from attrs import define, field

from ..model import Model, Shape, wire
from ..scalars import Enumeration, Text
from ..types import UNSET, JsonValue, Unset

FailureKnownCode: TypeAlias = (
    Literal[
        "CompilationError",
        "ContractExpiredError",
        "DebiasingError",
        "InternalError",
        "InvalidInput",
        "NotEnoughQubits",
        "OptimizationError",
        "PreflightError",
        "QuantumCircuitComplexityError",
        "QuantumComputerError",
        "QuotaExhaustedError",
        "SimulationError",
        "SimulationTimeout",
        "SystemCancel",
        "TooLongPredictedExecutionTime",
        "TooManyControls",
        "TooManyGates",
        "TooManyShots",
        "UnknownBillingError",
        "UnsupportedGate",
    ]
    | str
)
"""A failure code that the document knows."""

FAILURE_KNOWN_CODE = Enumeration.of(FailureKnownCode)


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
    """Fields that the document does not define, as received or to be sent."""
