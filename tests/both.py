"""One text for both sessions: a call is made on either, and its result or error comes back."""

import asyncio
from collections.abc import Callable
from typing import Any, Literal, TypeAlias

import pytest

from ionq_session import AsyncIonQSession, IonQSession

Kind: TypeAlias = Literal["sync", "async"]

both = pytest.mark.parametrize("kind", ["sync", "async"])


# Any: a call gives its result at once on one session, and something to await on the other.
def perform(kind: Kind, call: Callable[[Any], Any], **options: Any) -> Any:
    """Make a session of the kind, make the call on it, close it, and return the result.

    Args:
        kind: Which session.
        call: Is given the session.
        options: What the session is made with; a key and no back-off unless they say otherwise.
    """
    options = {"api_key": "made-up-key", "backoff_factor": 0, **options}
    if kind == "sync":
        with IonQSession(**options) as session:
            return call(session)

    async def main() -> Any:
        async with AsyncIonQSession(**options) as session:
            return await call(session)

    return asyncio.run(main())
