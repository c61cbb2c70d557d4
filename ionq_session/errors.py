"""Everything that can go wrong, first by whether the service may have acted.

    IonQError
    ├── ConfigurationError          the session cannot be used as it was set up (also a ValueError)
    │   └── MissingExtraError           a package is not installed (also an ImportError)
    ├── NotSentError                nothing reached the service
    │   ├── InvalidRequestError         the request violates the document
    │   │   └── InvalidCircuitError         a circuit that the service would refuse or fail
    │   ├── ConnectionFailedError       no connection to the service
    │   ├── CostLimitError              the estimate is above `max_cost`
    │   ├── RunError                    a run of many circuits cannot go on under its name
    │   ├── ResultArgumentError         a result does not have what it was asked for (a ValueError)
    │   └── SavedResultError            a saved result cannot be read (also a ValueError)
    ├── RefusedError                the service replied that it did not act: a status of 4xx
    │   ├── BadRequestError             400
    │   ├── AuthenticationError         401
    │   ├── ForbiddenError              403
    │   ├── NotFoundError               404
    │   │   ├── JobNotFoundError            no such job for this key
    │   │   └── SessionsUnavailableError    the account has no sessions of IonQ's
    │   ├── ConflictError               409
    │   ├── PayloadTooLargeError        413
    │   └── RateLimitError              429
    ├── UnknownOutcomeError         the service may have acted, or not
    │   ├── ServerError                 a status of 5xx
    │   ├── ConnectionLostError         the connection broke after the request had begun
    │   ├── ResponseTimeoutError        no reply in time
    │   ├── UnreadableReplyError        a reply that is not what the API sends
    │   │   └── PagingError                 a list without an end
    │   ├── TooManyRedirectsError       more redirects than `max_redirects` allows
    │   ├── RedirectFailedError         a write was taken and redirected, and a later step failed
    │   ├── SubmissionUnknownError      a job was sent, and nothing says whether it exists
    │   └── ReservationUnknownError     a session of IonQ's may have been opened
    ├── JobError                    the service answered, but the job did not do what was asked
    │   ├── JobFailedError              it failed; `code` is IonQ's
    │   ├── JobCanceledError            it was canceled
    │   ├── WaitTimeoutError            it had not ended in time (also a TimeoutError)
    │   │   └── WaitManyTimeoutError        of many, some had not
    │   ├── BatchSubmissionError        it was submitted, and another one of its batch was not
    │   └── ResultUnavailableError      it has no such result
    │       └── JobNotFinishedError         not yet
    └── JournalError                the history of submissions on this machine cannot be read

A paid job may be submitted again after the first three branches, and never blindly after the
fourth. The fifth is about a job that exists, the last about a file. Their classes and those of
circuits and submissions are in `jobs.errors`. Every error survives pickle and copy with all that it
carries.
"""

import json
from collections.abc import Mapping, Sequence

from attrs import frozen

from ionq_api.codec import Problem, is_object


@frozen
class Attempt:
    """One attempt to send a request.

    Attributes:
        number: 1 for the first.
        outcome: Its result, such as `status 503` or `connection refused`.
        waited: Seconds between the attempt before and this one.
        again_in: Seconds until the next attempt; None if there is none.
        call: The call's name, such as `create_job` or `GET /jobs`.
    """

    number: int
    outcome: str
    waited: float = 0.0
    again_in: float | None = None
    call: str = ""


class IonQError(Exception):
    """Something went wrong between this program and the service.

    Attributes:
        message: What happened and what to do next.
        method: The HTTP method, if a call had begun.
        path: The path that was called, relative to the service's address.
        status: The HTTP status, if there was a reply.
        name: IonQ's name for the error (`error` in its body), if the reply had one.
        request_id: The id by which IonQ's support can find the call, if the reply had one.
        retry_after: Seconds that the service asked to wait, if it did.
        body: The beginning of the reply's body, as text.
        validation: The request's fields that the service rejected, if it named them.
        attempts: Every attempt, in order.
    """

    def __init__(
        self,
        message: str,
        *,
        method: str | None = None,
        path: str | None = None,
        status: int | None = None,
        name: str | None = None,
        request_id: str | None = None,
        retry_after: float | None = None,
        body: str = "",
        validation: Sequence[str] = (),
        attempts: Sequence[Attempt] = (),
    ) -> None:
        super().__init__(message)
        self.message = message
        self.method = method
        self.path = path
        self.status = status
        self.name = name
        self.request_id = request_id
        self.retry_after = retry_after
        self.body = body
        self.validation: tuple[str, ...] = tuple(validation)
        self.attempts: tuple[Attempt, ...] = tuple(attempts)

    @property
    def status_code(self) -> int | None:
        """`status`, by the name that it has in requests and in qBraid's errors."""
        return self.status

    @property
    def code(self) -> str | None:
        """The service's own name for the error: `code` of the body, else `name`."""
        code = self._envelope.get("code")
        return code if isinstance(code, str) else self.name

    @property
    def details(self) -> dict[str, object] | None:
        """What an error's JSON holds beside message and code, as in qBraid's errors."""
        known = ("message", "code", "success")
        return {name: each for name, each in self._envelope.items() if name not in known} or None

    @property
    def _envelope(self) -> Mapping[str, object]:
        """The error's object in the body, which is masked, and may have been cut off."""
        try:
            body: object = json.loads(self.body)
        except (ValueError, RecursionError):
            return {}
        inner = body.get("error") if is_object(body) else None
        found = inner if is_object(inner) else body
        return {str(name): each for name, each in found.items()} if is_object(found) else {}

    def __str__(self) -> str:
        called = f"{self.method} {self.path}: " if self.method else ""
        attempts = f" (after {len(self.attempts)} attempts)" if len(self.attempts) > 1 else ""
        request_id = f" [request id {self.request_id}]" if self.request_id else ""
        return f"{called}{self.message}{attempts}{request_id}"


class ConfigurationError(IonQError, ValueError):
    """The session cannot be used as it was set up: a key, an address or a number is wrong."""


class NotSentError(IonQError):
    """Nothing reached the service, so nothing happened there."""


class InvalidRequestError(NotSentError):
    """The request violates the document.

    Attributes:
        problems: Every field that is wrong, with its problem and the rule.
    """

    problems: tuple[Problem, ...] = ()


class ConnectionFailedError(NotSentError):
    """No connection to the service could be made."""


class RefusedError(IonQError):
    """The service replied that it did not act (4xx)."""


class BadRequestError(RefusedError):
    """400: the service rejected the request; `validation` names the fields if the service did."""


class AuthenticationError(RefusedError):
    """401: the API key was not accepted."""


class ForbiddenError(RefusedError):
    """403: the key is valid, but has no permission for this."""


class NotFoundError(RefusedError):
    """404: there is no such resource, or no result yet."""


class ConflictError(RefusedError):
    """409: the state of the resource does not allow it, such as moving a job that has ended."""


class PayloadTooLargeError(RefusedError):
    """413: the body is larger than the service takes (10 MB)."""


class RateLimitError(RefusedError):
    """429: too many requests; `retry_after` tells how long to wait, if the service did."""


class UnknownOutcomeError(IonQError):
    """The service may have acted, or not; look before you send a write again."""


class ServerError(UnknownOutcomeError):
    """5xx: something failed at the service, or in front of it."""


class ConnectionLostError(UnknownOutcomeError):
    """The connection broke after the request had begun."""


class ResponseTimeoutError(UnknownOutcomeError):
    """The request was sent, and no reply came in time."""


class UnreadableReplyError(UnknownOutcomeError):
    """The reply is not what the API sends: cut off, empty, HTML, or a redirect."""


class TooManyRedirectsError(UnknownOutcomeError):
    """The service, or a host in front of it, redirects more often than `max_redirects` allows."""


class RedirectFailedError(UnknownOutcomeError):
    """The service took a write and redirected, and a later step of the same call failed.

    The message says how; a job, for instance, may have been created all the same.
    """


BY_STATUS: dict[int, type[IonQError]] = {
    400: BadRequestError,
    401: AuthenticationError,
    403: ForbiddenError,
    404: NotFoundError,
    409: ConflictError,
    413: PayloadTooLargeError,
    429: RateLimitError,
}


def class_for(status: int) -> type[IonQError]:
    """The class of error for an HTTP status that is not a success."""
    if status in BY_STATUS:
        return BY_STATUS[status]
    if 400 <= status < 500:
        return RefusedError
    return ServerError if status >= 500 else UnreadableReplyError


class UnknownFieldWarning(UserWarning):
    """A request has a field that the document does not define; it was sent all the same.

    A field whose name is nearly that of one that is not set is refused instead, as a slip of the
    pen. `warnings.simplefilter("ignore", UnknownFieldWarning)` turns the warning off, and
    `validate=False` both.
    """


class ResponseDriftWarning(UserWarning):
    """A reply deviates from the document; nothing of it was lost.

    The document that this package was generated from may be older than the service. The text ends
    with the call that tells; `args[0]` is the text without that.
    """

    def __str__(self) -> str:
        return f"{super().__str__()}; session.check_contract() tells if IonQ's document has changed"
