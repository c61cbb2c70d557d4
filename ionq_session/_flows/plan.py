"""How one call is sent: put together once, for operations and for the HTTP verbs alike."""

from collections.abc import Callable

from attrs import field, frozen

from ionq_api import UNSET, Unset

from .._retry import Retry
from .._transport.types import Auth, Route, TimeoutSetting
from ..config import Config
from ..errors import Attempt
from .routing import route

AttemptHook = Callable[[Attempt], object]


@frozen
class Plan:
    """How one call is sent.

    Attributes:
        call: The call's name in logs and errors.
        repeatable: Whether sending it twice does the same as sending it once.
        retry: When to retry it.
        timeout: Seconds for the steps of each attempt.
        deadline: Seconds for all attempts together; None for no limit.
        route: The connections that it goes through.
        auth: What signs the request besides the headers.
        stream: Whether the body is left for the caller to read.
        hooks: Called with each attempt.
    """

    call: str
    repeatable: bool
    retry: Retry
    timeout: TimeoutSetting
    deadline: float | None
    route: Route
    auth: Auth | None = field(default=None, repr=False)
    stream: bool = False
    hooks: tuple[AttemptHook, ...] = ()


def plan(
    config: Config,
    url: str,
    call: str,
    *,
    repeatable: bool,
    signed: bool,
    retry: Retry | None = None,
    timeout: TimeoutSetting | Unset = UNSET,
    stream: bool = False,
) -> Plan:
    """The plan for a call.

    Args:
        config: The session's settings.
        url: The whole address.
        call: The call's name.
        repeatable: Whether sending it twice does the same as sending it once.
        signed: Whether the session's `auth=` signs it.
        retry: When to retry it; None for the session's policy.
        timeout: Seconds for the steps of each attempt; UNSET for the session's.
        stream: Whether the body is left for the caller to read.
    """
    return Plan(
        call=call,
        repeatable=repeatable,
        retry=retry or config.retry,
        timeout=config.timeout if isinstance(timeout, Unset) else timeout,
        deadline=config.deadline,
        route=route(config, url),
        auth=config.auth if signed else None,
        stream=stream,
        hooks=tuple(config.hooks.get("attempt", [])),
    )
