"""`Answer`: a typed reply together with what HTTP said about it."""

from typing import Generic, TypeVar

from attrs import field, frozen

from ._transport.types import Headers
from .errors import Attempt

T = TypeVar("T")


@frozen
class Answer(Generic[T]):
    """What an operation returns, and how the reply came; `session.answer` gives it.

    Nothing in it is secret but what the service put into `value`: a key that the service sends
    back in a header is masked, and so are the values of its cookies, which the session keeps for
    itself. A repr shows the type of `value` only. It pickles.

    Attributes:
        value: What the method of the same operation returns.
        status: The HTTP status, such as 201.
        headers: The reply's headers; a name may be written in capitals or not.
        request_id: The id by which IonQ's support can find the call, if the reply had one.
        attempts: Every attempt, in order; the last one is the reply's.
        elapsed: Seconds from the first attempt to the end of the reply, waits included.
    """

    value: T = field(repr=lambda value: f"<{type(value).__name__}>")
    status: int
    headers: Headers = field(repr=False)
    request_id: str | None
    attempts: tuple[Attempt, ...] = field(repr=False)
    elapsed: float = field(repr=False)
