"""A typed client for the IonQ Quantum Cloud; each name is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ionq_api import UNSET, Operation, Unset
    from ionq_api.codec import Problem

    from . import contract
    from ._answer import Answer
    from ._retry import Retry
    from ._version import __version__
    from .async_session import AsyncIonQSession
    from .config import Config
    from .contract import ContractDrift
    from .errors import (
        Attempt,
        AuthenticationError,
        BadRequestError,
        ConfigurationError,
        ConflictError,
        ConnectionFailedError,
        ConnectionLostError,
        ForbiddenError,
        InvalidRequestError,
        IonQError,
        NotFoundError,
        NotSentError,
        PayloadTooLargeError,
        RateLimitError,
        RedirectFailedError,
        RefusedError,
        ResponseDriftWarning,
        ResponseTimeoutError,
        ServerError,
        TooManyRedirectsError,
        UnknownFieldWarning,
        UnknownOutcomeError,
        UnreadableReplyError,
    )
    from .jobs.circuits.circuit import Circuit
    from .jobs.circuits.native_circuit import NativeCircuit
    from .jobs.circuits.native_gates import gpi, gpi2, ms, zz
    from .jobs.circuits.parameters import Parameter
    from .jobs.errors import (
        BatchSubmissionError,
        CircuitWarning,
        CostLimitError,
        InvalidCircuitError,
        JobCanceledError,
        JobError,
        JobFailedError,
        JobNotFinishedError,
        JobNotFoundError,
        JournalError,
        JournalWarning,
        MissingExtraError,
        PagingError,
        ReservationUnknownError,
        ResultArgumentError,
        ResultUnavailableError,
        RunError,
        SavedResultError,
        SessionsUnavailableError,
        SubmissionUnknownError,
        SubmissionWarning,
        WaitManyTimeoutError,
        WaitTimeoutError,
        WorkerWarning,
    )
    from .jobs.many.batches.handles import AsyncBatchHandle, BatchHandle
    from .jobs.many.many_result import ManyResult, Progress
    from .jobs.many.sweeps.handles import AsyncSweepHandle, SweepHandle
    from .jobs.many.sweeps.labelled import LabelledArray
    from .jobs.many.sweeps.result import SweepResult
    from .jobs.results.batch_result import BatchResult
    from .jobs.results.expectation import Expectation
    from .jobs.results.job_result import JobResult
    from .jobs.results.outcomes import Outcomes
    from .session import IonQSession

_ELSEWHERE = {
    "Answer": "ionq_session._answer",
    "AsyncBatchHandle": "ionq_session.jobs.many.batches.handles",
    "AsyncIonQSession": "ionq_session.async_session",
    "AsyncSweepHandle": "ionq_session.jobs.many.sweeps.handles",
    "BatchHandle": "ionq_session.jobs.many.batches.handles",
    "BatchResult": "ionq_session.jobs.results.batch_result",
    "BatchSubmissionError": "ionq_session.jobs.errors",
    "Circuit": "ionq_session.jobs.circuits.circuit",
    "CircuitWarning": "ionq_session.jobs.errors",
    "Config": "ionq_session.config",
    "ContractDrift": "ionq_session.contract",
    "CostLimitError": "ionq_session.jobs.errors",
    "Expectation": "ionq_session.jobs.results.expectation",
    "InvalidCircuitError": "ionq_session.jobs.errors",
    "IonQSession": "ionq_session.session",
    "JobCanceledError": "ionq_session.jobs.errors",
    "JobError": "ionq_session.jobs.errors",
    "JobFailedError": "ionq_session.jobs.errors",
    "JobNotFinishedError": "ionq_session.jobs.errors",
    "JobNotFoundError": "ionq_session.jobs.errors",
    "JobResult": "ionq_session.jobs.results.job_result",
    "JournalError": "ionq_session.jobs.errors",
    "JournalWarning": "ionq_session.jobs.errors",
    "LabelledArray": "ionq_session.jobs.many.sweeps.labelled",
    "ManyResult": "ionq_session.jobs.many.many_result",
    "MissingExtraError": "ionq_session.jobs.errors",
    "NativeCircuit": "ionq_session.jobs.circuits.native_circuit",
    "Operation": "ionq_api",
    "Outcomes": "ionq_session.jobs.results.outcomes",
    "Parameter": "ionq_session.jobs.circuits.parameters",
    "PagingError": "ionq_session.jobs.errors",
    "Problem": "ionq_api.codec",
    "ReservationUnknownError": "ionq_session.jobs.errors",
    "Progress": "ionq_session.jobs.many.many_result",
    "ResultArgumentError": "ionq_session.jobs.errors",
    "ResultUnavailableError": "ionq_session.jobs.errors",
    "Retry": "ionq_session._retry",
    "RunError": "ionq_session.jobs.errors",
    "SavedResultError": "ionq_session.jobs.errors",
    "SessionsUnavailableError": "ionq_session.jobs.errors",
    "SubmissionUnknownError": "ionq_session.jobs.errors",
    "SubmissionWarning": "ionq_session.jobs.errors",
    "SweepHandle": "ionq_session.jobs.many.sweeps.handles",
    "SweepResult": "ionq_session.jobs.many.sweeps.result",
    "UNSET": "ionq_api",
    "Unset": "ionq_api",
    "WaitManyTimeoutError": "ionq_session.jobs.errors",
    "WorkerWarning": "ionq_session.jobs.errors",
    "WaitTimeoutError": "ionq_session.jobs.errors",
    "__version__": "ionq_session._version",
    "gpi": "ionq_session.jobs.circuits.native_gates",
    "gpi2": "ionq_session.jobs.circuits.native_gates",
    "ms": "ionq_session.jobs.circuits.native_gates",
    "zz": "ionq_session.jobs.circuits.native_gates",
}
"""The modules of those names that are not in `errors`."""

__all__ = (
    "UNSET",
    "Answer",
    "AsyncBatchHandle",
    "AsyncIonQSession",
    "AsyncSweepHandle",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "BatchHandle",
    "BatchResult",
    "BatchSubmissionError",
    "Circuit",
    "CircuitWarning",
    "Config",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ContractDrift",
    "CostLimitError",
    "Expectation",
    "ForbiddenError",
    "InvalidCircuitError",
    "InvalidRequestError",
    "IonQError",
    "IonQSession",
    "JobCanceledError",
    "JobError",
    "JobFailedError",
    "JobNotFinishedError",
    "JobNotFoundError",
    "JobResult",
    "JournalError",
    "JournalWarning",
    "LabelledArray",
    "ManyResult",
    "MissingExtraError",
    "NativeCircuit",
    "NotFoundError",
    "NotSentError",
    "Operation",
    "Outcomes",
    "PagingError",
    "Parameter",
    "PayloadTooLargeError",
    "Problem",
    "Progress",
    "RateLimitError",
    "RedirectFailedError",
    "RefusedError",
    "ReservationUnknownError",
    "ResponseDriftWarning",
    "ResponseTimeoutError",
    "ResultArgumentError",
    "ResultUnavailableError",
    "Retry",
    "RunError",
    "SavedResultError",
    "ServerError",
    "SessionsUnavailableError",
    "SubmissionUnknownError",
    "SubmissionWarning",
    "SweepHandle",
    "SweepResult",
    "TooManyRedirectsError",
    "UnknownFieldWarning",
    "UnknownOutcomeError",
    "UnreadableReplyError",
    "Unset",
    "WaitManyTimeoutError",
    "WaitTimeoutError",
    "WorkerWarning",
    "__version__",
    "contract",
    "gpi",
    "gpi2",
    "ms",
    "zz",
)


def __getattr__(name: str) -> object:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "contract":  # the one module among the names
        return import_module("ionq_session.contract")
    module = import_module(_ELSEWHERE.get(name, "ionq_session.errors"))
    value: object = getattr(module, name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
