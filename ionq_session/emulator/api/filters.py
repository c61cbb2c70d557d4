"""The filters of a list of jobs, read from a request's query."""

from collections.abc import Mapping

from starlette.requests import Request

from ..contract import Operation
from ..http.reading import bad_query, is_uuid, read_query
from ..jobs.job import STATUSES, Status
from ..jsontypes import Json
from ..store.job_query import JobQuery
from .service import Service

PAGE = 25  # the default size of a page, and its maximum

# Statuses of older API versions that clients still use.
_OLD_STATUSES: Mapping[str, frozenset[Status]] = {
    "queued": frozenset({"submitted", "ready"}),
    "running": frozenset({"started"}),
}


def read_filters(service: Service, request: Request, operation: Operation) -> JobQuery:
    """The store's query for the jobs that a request wants listed.

    Raises:
        ApiError: With status 400, if a filter is invalid.
    """
    strict = service.options.strict
    status = request.query_params.get("status")
    old = None if strict else _OLD_STATUSES.get(status or "")
    skipped = frozenset({"status"} if old else ())
    query = read_query(request, operation, strict=strict, skipped=skipped)
    statuses = old or frozenset(each for each in STATUSES if each == status) or None
    limit, after = query.get("limit", PAGE), query.get("next")
    bad: dict[str, str] = {}
    if not isinstance(limit, int) or limit < 1 or (strict and limit > PAGE):
        bad["limit"] = f"must be from 1 to {PAGE}"
    if after is not None and not is_uuid(after):
        bad["next"] = "is not a cursor of this emulator"
    if bad:
        raise bad_query(bad)
    ids = query.get("ids")
    target, parent = _text(query.get("target")), _text(query.get("parent_job_id"))
    return JobQuery(
        limit=min(int(str(limit)), PAGE),
        after=(_text(after) or "").lower() or None,
        ids=frozenset(str(each).lower() for each in ids) if isinstance(ids, list) else None,
        statuses=statuses,
        targets=frozenset(target.split(",")) if target else None,
        session_id=_text(query.get("session_id")),
        parent_job_id=parent,
        children=service.options.list_children or parent is not None or ids is not None,
    )


def _text(value: Json) -> str | None:
    return value if isinstance(value, str) and value else None
