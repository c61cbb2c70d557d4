"""Requests, read: a body as JSON within the size that is allowed, and the query of the job list."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING
from uuid import UUID

from ionq_session.emulator import errors
from ionq_session.emulator.jobs import STATUSES
from ionq_session.emulator.store import JobQuery

if TYPE_CHECKING:
    from starlette.requests import Request

    from ionq_session.emulator.jsontypes import Json

# The API's bound on a body is "10 MB"; the larger reading of it refuses nothing that IonQ takes.
MAX_BODY = 10 * 1024 * 1024

# How much of a body that is too large is still read, so that its sender gets to read the answer.
_MAX_DRAINED = 8 * MAX_BODY

# The bounds of the API's shared pagination parameter.
_PAGE = 25


async def read_json(request: Request) -> Json:
    """Read a request's body.

    Args:
        request: The request.

    Returns:
        The body's value.

    Raises:
        ApiError: With status 413 if the body is too large, 400 if it is not JSON.
    """
    size, chunks = 0, list[bytes]()
    async for chunk in request.stream():
        size += len(chunk)
        if size <= MAX_BODY:
            chunks.append(chunk)
        elif size > _MAX_DRAINED:
            break
    if size > MAX_BODY:
        raise errors.ApiError(413, f"The body is larger than {MAX_BODY} bytes.")
    try:
        value: Json = json.loads(
            b"".join(chunks), parse_float=_finite, parse_constant=_refuse_constant
        )
    except (ValueError, RecursionError) as error:
        raise errors.bad_request(f"The body is not JSON: {error}.", []) from None
    return value


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        message = f"the number {text} is out of range"
        raise ValueError(message)
    return value


def _refuse_constant(text: str) -> float:
    message = f"{text} is not a JSON number"
    raise ValueError(message)


def read_query(request: Request) -> JobQuery:
    """Read the filters of a list of jobs.

    Args:
        request: The request.

    Returns:
        The filters. `submitter_id` is not among them: there is one user only.

    Raises:
        ApiError: With status 400 if one is not valid.
    """
    query = request.query_params
    limit, after, status = query.get("limit"), query.get("next"), query.get("status")
    ids, target = query.getlist("ids"), query.get("target")
    problems: list[str] = []
    if limit is not None and not (limit.isdecimal() and 1 <= int(limit[:9]) <= _PAGE):
        problems.append("limit")
    if after is not None and not _is_uuid(after):
        problems.append("next")
    if status is not None and status not in STATUSES:
        problems.append("status")
    if problems:
        message = f"The query is not valid: {', '.join(problems)}; limit is 1 to {_PAGE}."
        raise errors.bad_request(message, problems, source="query")
    return JobQuery(
        limit=_PAGE if limit is None else int(limit),
        after=after and after.lower(),
        ids=frozenset(text.lower() for text in ids) if ids else None,
        status=status,
        targets=frozenset(target.split(",")) if target else None,
        session_id=query.get("session_id"),
        parent_job_id=query.get("parent_job_id"),
    )


def _is_uuid(text: str) -> bool:
    try:
        return str(UUID(text)) == text.lower()
    except ValueError:
        return False
