"""Replies of lists as a service sends them, and reading an iterator of either kind of session."""

import asyncio
import json
from collections.abc import Callable, Sequence
from typing import Any

from ionq_api import JsonValue
from ionq_session import AsyncIonQSession, IonQSession

from ...both import KEY, Kind
from ...wire import Step, reply

FIELDS: dict[str, JsonValue] = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "dry_run": False,
    "submitter_id": "u",
    "project_id": None,
    "parent_job_id": None,
    "session_id": None,
    "metadata": None,
    "name": None,
    "started_at": None,
    "completed_at": None,
    "predicted_wait_time_ms": None,
    "predicted_execution_duration_ms": None,
    "execution_duration_ms": None,
    "failure": None,
    "output": {},
    "settings": {},
    "stats": {},
    "results": None,
}


def listed(job_id: str, *, minute: int = 0, **fields: JsonValue) -> dict[str, JsonValue]:
    """A job as it stands in a list; `minute` is that of an hour in which it was submitted."""
    at = f"2026-10-01T12:{minute:02}:00.000Z"
    return {**FIELDS, "id": job_id, "status": "completed", "submitted_at": at, **fields}


def page(jobs: Sequence[str | dict[str, JsonValue]], following: JsonValue = None) -> Step:
    """A page of jobs."""
    items: list[JsonValue] = [listed(each) if isinstance(each, str) else each for each in jobs]
    return reply(200, json.dumps({"jobs": items, "next": following}).encode())


# Any: an iterator of whatever a list is of, of either kind of session.
def collect(
    kind: Kind, base_url: str, make: Callable[[Any], Any], most: int | None = None
) -> list[Any]:
    """What an iterator gives, all of it or the first few.

    Args:
        kind: Which session.
        base_url: The service's address.
        make: Makes the iterator from a session.
        most: After how many to stop; it is not asked for another one.
    """
    found: list[Any] = []
    if kind == "sync":
        with IonQSession(KEY, base_url=base_url, retries_total=0) as session:
            iterator = make(session)
            while most is None or len(found) < most:
                try:
                    found.append(next(iterator))
                except StopIteration:
                    break
            return found

    async def main() -> list[Any]:
        async with AsyncIonQSession(KEY, base_url=base_url, retries_total=0) as session:
            iterator = make(session)
            while most is None or len(found) < most:
                try:
                    found.append(await anext(iterator))
                except StopAsyncIteration:
                    break
            return found

    return asyncio.run(main())


def ids(found: Sequence[Any]) -> list[str]:
    """Their ids."""
    return [str(each.id) for each in found]
