"""What a flow is: several steps of I/O, asked for and not done.

A flow is a generator. It yields `Send` and `Sleep`, is given what came of each, and returns its
result. The two functions of `_drivers` run it, one blocking and one awaiting; so every behaviour
with more than one step is written once.
"""

from collections.abc import Generator, Mapping
from typing import TypeAlias, TypeVar

from attrs import field, frozen

from ._secret import Secret

T = TypeVar("T")


@frozen
class Request:
    """What goes over the wire once.

    Attributes:
        method: The HTTP method.
        url: The whole address, query included.
        headers: By name; only what sends it reveals the secret ones.
        content: The body.
        timeout: Seconds for connecting and for each wait for data; None for no limit.
    """

    method: str
    url: str
    headers: Mapping[str, str | Secret]
    content: bytes | None
    timeout: float | None


@frozen
class Reply:
    """What came back: status, headers (by lower-case name) and the whole body.

    A service may echo the key in either, so a repr shows only the status.
    """

    status: int
    headers: Mapping[str, str] = field(repr=False)
    content: bytes = field(repr=False)


@frozen
class Fault:
    """What happened instead of a reply.

    Attributes:
        text: What happened, in words, without anything secret.
        sent: Whether the service may have got the request.
        timed_out: Whether time ran out.
        retryable: Whether it could pass.
        partial: What had come of a reply when it broke off, if its head had.
    """

    text: str
    sent: bool
    timed_out: bool = False
    retryable: bool = True
    partial: Reply | None = None


@frozen
class Send:
    """A flow's wish to have a request sent; a `Reply` or a `Fault` is its answer."""

    request: Request


@frozen
class Sleep:
    """A flow's wish to wait for so many seconds; None is its answer."""

    seconds: float


Event: TypeAlias = Send | Sleep
Answer: TypeAlias = Reply | Fault | None
Flow: TypeAlias = Generator[Event, Answer, T]


def send(request: Request) -> Flow[Reply | Fault]:
    """Have one request sent."""
    answer = yield Send(request)
    if answer is None:
        raise TypeError("a driver answered a Send with nothing")
    return answer


def sleep(seconds: float) -> Flow[None]:
    """Have the driver wait."""
    yield Sleep(seconds)
