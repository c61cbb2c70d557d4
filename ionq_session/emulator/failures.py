"""Why a job fails: IonQ's codes, and the exception that carries one to the job."""

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
    """Why a job failed. The code is one of IonQ's failure codes."""

    code: FailureCode
    message: str

    def body(self) -> JsonObject:
        """Write the job's `failure`.

        Returns:
            The two keys that the API requires, and the one where three clients look for the text.
        """
        return {"code": self.code, "message": self.message, "error": self.message}


class JobFailed(Exception):  # noqa: N818 - an outcome that IonQ names so, not a bug of ours
    """A job can't go on."""

    def __init__(self, code: FailureCode, message: str) -> None:
        """Say why.

        Args:
            code: The failure code.
            message: What is wrong with the job.
        """
        super().__init__(code, message)
        self.failure: Failure = Failure(code, message)
