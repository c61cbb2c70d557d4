"""A typed client for the IonQ Quantum Cloud; each name is loaded when it is first used."""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ionq_api import UNSET, Operation, Unset
    from ionq_api.codec import Problem

    from . import contract
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
    from .jobs.errors import (
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
        ResultUnavailableError,
        SubmissionUnknownError,
        SubmissionWarning,
        WaitTimeoutError,
    )
    from .session import IonQSession

_ELSEWHERE = {
    "AsyncIonQSession": "ionq_session.async_session",
    "CircuitWarning": "ionq_session.jobs.errors",
    "Config": "ionq_session.config",
    "ContractDrift": "ionq_session.contract",
    "CostLimitError": "ionq_session.jobs.errors",
    "InvalidCircuitError": "ionq_session.jobs.errors",
    "IonQSession": "ionq_session.session",
    "JobCanceledError": "ionq_session.jobs.errors",
    "JobError": "ionq_session.jobs.errors",
    "JobFailedError": "ionq_session.jobs.errors",
    "JobNotFinishedError": "ionq_session.jobs.errors",
    "JobNotFoundError": "ionq_session.jobs.errors",
    "JournalError": "ionq_session.jobs.errors",
    "JournalWarning": "ionq_session.jobs.errors",
    "MissingExtraError": "ionq_session.jobs.errors",
    "Operation": "ionq_api",
    "Problem": "ionq_api.codec",
    "ResultUnavailableError": "ionq_session.jobs.errors",
    "Retry": "ionq_session._retry",
    "SubmissionUnknownError": "ionq_session.jobs.errors",
    "SubmissionWarning": "ionq_session.jobs.errors",
    "UNSET": "ionq_api",
    "Unset": "ionq_api",
    "WaitTimeoutError": "ionq_session.jobs.errors",
    "__version__": "ionq_session._version",
}
"""The modules of those names that are not in `errors`."""

__all__ = (
    "UNSET",
    "AsyncIonQSession",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "CircuitWarning",
    "Config",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ContractDrift",
    "CostLimitError",
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
    "JournalError",
    "JournalWarning",
    "MissingExtraError",
    "NotFoundError",
    "NotSentError",
    "Operation",
    "PayloadTooLargeError",
    "Problem",
    "RateLimitError",
    "RedirectFailedError",
    "RefusedError",
    "ResponseDriftWarning",
    "ResponseTimeoutError",
    "ResultUnavailableError",
    "Retry",
    "ServerError",
    "SubmissionUnknownError",
    "SubmissionWarning",
    "TooManyRedirectsError",
    "UnknownFieldWarning",
    "UnknownOutcomeError",
    "UnreadableReplyError",
    "Unset",
    "WaitTimeoutError",
    "__version__",
    "contract",
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
