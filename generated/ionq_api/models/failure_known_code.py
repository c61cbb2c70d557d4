"""FailureKnownCode: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

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

FAILURE_KNOWN_CODE = Enumeration(
    (
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
    )
)
