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
    from .session import IonQSession

_ELSEWHERE = {
    "UNSET": "ionq_api",
    "AsyncIonQSession": "ionq_session.async_session",
    "Config": "ionq_session.config",
    "ContractDrift": "ionq_session.contract",
    "IonQSession": "ionq_session.session",
    "Operation": "ionq_api",
    "Problem": "ionq_api.codec",
    "Retry": "ionq_session._retry",
    "Unset": "ionq_api",
    "__version__": "ionq_session._version",
}
"""The modules of those names that are not errors."""

__all__ = (
    "UNSET",
    "AsyncIonQSession",
    "Attempt",
    "AuthenticationError",
    "BadRequestError",
    "Config",
    "ConfigurationError",
    "ConflictError",
    "ConnectionFailedError",
    "ConnectionLostError",
    "ContractDrift",
    "ForbiddenError",
    "InvalidRequestError",
    "IonQError",
    "IonQSession",
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
    "Retry",
    "ServerError",
    "TooManyRedirectsError",
    "UnknownFieldWarning",
    "UnknownOutcomeError",
    "UnreadableReplyError",
    "Unset",
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
