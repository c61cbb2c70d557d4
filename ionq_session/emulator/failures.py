"""Why a job fails: IonQ's failure codes, and the exception that carries one to the job."""

from typing import Literal, TypeAlias

from attrs import frozen

from .jsontypes import JsonObject

FailureCode: TypeAlias = Literal[
    "InvalidInput",
    "CompilationError",
    "ContractExpiredError",
    "DebiasingError",
    "InternalError",
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


@frozen
class Failure:
    """Why a job failed."""

    code: FailureCode
    message: str

    def body(self) -> JsonObject:
        """The job's `failure`: the keys that the API requires, and `error`, which clients read."""
        return {"code": self.code, "message": self.message, "error": self.message}


class JobFailed(Exception):  # noqa: N818 - an outcome that IonQ names so, not a bug of ours
    """The job can't go on."""

    def __init__(self, code: FailureCode, message: str) -> None:
        super().__init__(code, message)
        self.failure: Failure = Failure(code, message)
