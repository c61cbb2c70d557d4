"""Errors about a job without the secrets that the job, or the user's argument, may hold."""

from collections.abc import Iterator
from typing import TypeVar

from .._flows.calls import Calls
from .._flows.flow import Flow, T
from .._flows.replies import masked_error
from .._secrets.masking import masked
from ..config import secrets_of
from ..errors import IonQError
from .errors import ResultUnavailableError

E = TypeVar("E", bound=IonQError)

QUOTED = ("job_id", "job_status")
"""Attributes of errors, besides those of every error, that quote the user or the service."""


def shielded(flow: Flow[T], calls: Calls) -> Flow[T]:
    """A flow whose errors, and what they were caused by, show no secret of the session."""
    try:
        return (yield from flow)
    except IonQError as error:
        for each in _chain(error):
            without_secrets(each, calls)
        raise


def without_secrets(error: E, calls: Calls) -> E:
    """An error whose texts, which may quote the service, show no secret of the session.

    For errors that are values; those that a method raises pass through `shielded`.
    """
    secrets = secrets_of(calls.config)
    masked_error(error, error.method, error.path, secrets)
    for name in QUOTED:
        text = getattr(error, name, None)
        if isinstance(text, str):
            setattr(error, name, masked(text, secrets))
    if isinstance(error, ResultUnavailableError):
        error.formats = tuple(masked(each, secrets) for each in error.formats)
    return error


def _chain(error: BaseException | None) -> Iterator[IonQError]:
    """An error, and those of ours that a traceback of it shows."""
    while isinstance(error, IonQError):
        yield error
        error = error.__cause__ or error.__context__
