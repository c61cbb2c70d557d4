"""One call on either session, and every trace that it leaves."""

import asyncio
from collections.abc import Callable, Mapping
from typing import Any

from attrs import frozen

from ionq_session import AsyncIonQSession, IonQSession

from ..both import Kind
from ..wire import GUARD
from .traces import KEY, TOKEN, Trace, collecting, of_error, of_session

PLANTED: Mapping[str, object] = {
    "api_key": KEY,
    "auth_headers": {"X-Token": f"Token {TOKEN}"},
    "backoff_factor": 0,
    "retries_total": 1,
    "timeout": GUARD,
}
"""How a session is made whose secrets are looked for."""


@frozen
class Observation:
    """What came of a call, and what it left behind."""

    error: BaseException | None
    traces: list[Trace]
    warnings: list[str]


# Any: a call gives its result at once on one session, and something to await on the other.
def observe(kind: Kind, call: Callable[[Any], Any], **options: Any) -> Observation:
    """Make a session with planted secrets, make a call, and gather all traces.

    Args:
        kind: Which session.
        call: Is given the session.
        options: What the session is made with, beside what is planted.
    """
    options = {**PLANTED, **options}
    traces: list[Trace] = []
    caught: BaseException | None = None

    def blocking() -> None:
        with IonQSession(**options) as session:
            try:
                call(session)
            finally:
                traces.extend(of_session(session))

    async def awaiting() -> None:
        async with AsyncIonQSession(**options) as session:
            try:
                await call(session)
            finally:
                traces.extend(of_session(session))

    with collecting() as collector:
        try:
            blocking() if kind == "sync" else asyncio.run(awaiting())
        except Exception as error:  # noqa: BLE001  # whichever it is, it is looked at
            caught = error
            traces.extend(of_error(error))
    traces.extend(collector.traces())
    return Observation(caught, traces, [str(each.message) for each in collector.warned])
