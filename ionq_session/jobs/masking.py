"""Errors about a job without the secrets that the job may echo."""

from typing import TypeVar

from .._flows.calls import Calls
from .._flows.replies import masked_error
from .._secrets.masking import masked
from ..config import secrets_of
from ..errors import IonQError
from .errors import ResultUnavailableError

E = TypeVar("E", bound=IonQError)


def without_secrets(error: E, calls: Calls) -> E:
    """An error whose texts, which may quote the service, show no secret of the session.

    Errors of a call are without them already; those that are made from what a call returned, such
    as the text of a job's failure, pass through here before they are raised.
    """
    secrets = secrets_of(calls.config)
    masked_error(error, error.method, error.path, secrets)
    if isinstance(error, ResultUnavailableError):
        error.formats = tuple(masked(each, secrets) for each in error.formats)
    return error
