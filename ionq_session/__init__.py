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
    from .jobs.circuits.conversion.types import CircuitLike
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
    from .jobs.handles import AsyncJobHandle, JobHandle
    from .jobs.journal.entries import Entry
    from .jobs.many.batches.handles import AsyncBatchHandle, BatchHandle
    from .jobs.many.runs.many_result import ManyResult, Progress
    from .jobs.many.sweeps.handles import AsyncSweepHandle, SweepHandle
    from .jobs.many.sweeps.labelled import LabelledArray
    from .jobs.many.sweeps.result import SweepResult
    from .jobs.polling import Poll
    from .jobs.results.batch_result import BatchResult
    from .jobs.results.expectation import Expectation
    from .jobs.results.job_result import JobResult, Variant
    from .jobs.results.outcomes import Outcomes
    from .jobs.states import Job
    from .jobs.submitting.cost import Estimate
    from .jobs.submitting.recovery import Recovered
    from .session import IonQSession

_ELSEWHERE = {
    "__version__": "ionq_session._version",
    "Answer": "ionq_session._answer",
    "AsyncBatchHandle": "ionq_session.jobs.many.batches.handles",
    "AsyncIonQSession": "ionq_session.async_session",
    "AsyncJobHandle": "ionq_session.jobs.handles",
    "AsyncSweepHandle": "ionq_session.jobs.many.sweeps.handles",
    "BatchHandle": "ionq_session.jobs.many.batches.handles",
    "BatchResult": "ionq_session.jobs.results.batch_result",
    "BatchSubmissionError": "ionq_session.jobs.errors",
    "Circuit": "ionq_session.jobs.circuits.circuit",
    "CircuitLike": "ionq_session.jobs.circuits.conversion.types",
    "CircuitWarning": "ionq_session.jobs.errors",
    "Config": "ionq_session.config",
    "ContractDrift": "ionq_session.contract",
    "CostLimitError": "ionq_session.jobs.errors",
    "Entry": "ionq_session.jobs.journal.entries",
    "Estimate": "ionq_session.jobs.submitting.cost",
    "Expectation": "ionq_session.jobs.results.expectation",
    "gpi": "ionq_session.jobs.circuits.native_gates",
    "gpi2": "ionq_session.jobs.circuits.native_gates",
    "InvalidCircuitError": "ionq_session.jobs.errors",
    "IonQSession": "ionq_session.session",
    "Job": "ionq_session.jobs.states",
    "JobCanceledError": "ionq_session.jobs.errors",
    "JobError": "ionq_session.jobs.errors",
    "JobFailedError": "ionq_session.jobs.errors",
    "JobHandle": "ionq_session.jobs.handles",
    "JobNotFinishedError": "ionq_session.jobs.errors",
    "JobNotFoundError": "ionq_session.jobs.errors",
    "JobResult": "ionq_session.jobs.results.job_result",
    "JournalError": "ionq_session.jobs.errors",
    "JournalWarning": "ionq_session.jobs.errors",
    "LabelledArray": "ionq_session.jobs.many.sweeps.labelled",
    "ManyResult": "ionq_session.jobs.many.runs.many_result",
    "MissingExtraError": "ionq_session.jobs.errors",
    "ms": "ionq_session.jobs.circuits.native_gates",
    "NativeCircuit": "ionq_session.jobs.circuits.native_circuit",
    "Operation": "ionq_api",
    "Outcomes": "ionq_session.jobs.results.outcomes",
    "PagingError": "ionq_session.jobs.errors",
    "Parameter": "ionq_session.jobs.circuits.parameters",
    "Poll": "ionq_session.jobs.polling",
    "Problem": "ionq_api.codec",
    "Progress": "ionq_session.jobs.many.runs.many_result",
    "Recovered": "ionq_session.jobs.submitting.recovery",
    "ReservationUnknownError": "ionq_session.jobs.errors",
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
    "Variant": "ionq_session.jobs.results.job_result",
    "WaitManyTimeoutError": "ionq_session.jobs.errors",
    "WaitTimeoutError": "ionq_session.jobs.errors",
    "WorkerWarning": "ionq_session.jobs.errors",
    "zz": "ionq_session.jobs.circuits.native_gates",
}
"""The modules of those names that are not in `errors`."""

__all__ = (
    "UNSET",
    "Answer",
    "AsyncBatchHandle",
    "AsyncIonQSession",
    "AsyncJobHandle",
    "AsyncSweepHandle",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "BatchHandle",
    "BatchResult",
    "BatchSubmissionError",
    "Circuit",
    "CircuitLike",
    "CircuitWarning",
    "Config",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ContractDrift",
    "CostLimitError",
    "Entry",
    "Estimate",
    "Expectation",
    "ForbiddenError",
    "InvalidCircuitError",
    "InvalidRequestError",
    "IonQError",
    "IonQSession",
    "Job",
    "JobCanceledError",
    "JobError",
    "JobFailedError",
    "JobHandle",
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
    "Poll",
    "Problem",
    "Progress",
    "RateLimitError",
    "Recovered",
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
    "Variant",
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
