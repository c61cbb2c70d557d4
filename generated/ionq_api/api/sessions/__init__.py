"""The operations tagged `sessions`."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from ...composites import ListOf, Object
from ...models.shared import JOB_STATUS
from ...operation import Endpoint, Operation, Parameter
from ...scalars import Boolean, Number, Text

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ...models import (
        CreateSessionRequest,
        GetJobsResponse,
        JobStatus,
        Session,
        SessionsResponse,
    )


GET_SESSIONS: Final[Endpoint[SessionsResponse]] = Endpoint(
    name="get_sessions",
    method="GET",
    path="/sessions",
    reply=Object("SessionsResponse"),
    query_parameters=(Parameter("active", "active", Boolean()),),
    authenticated=True,
    repeatable=True,
)


def get_sessions(
    *,
    active: bool | None = None,
) -> Operation[SessionsResponse]:
    """List sessions.

    Lists the organisation's sessions, all in one reply. Only reads, so it is safe to
    repeat.

    Args:
        active: Only sessions whose `active` has this value. Leave out to list all.

    Returns:
        The sessions that match.
    """
    return Operation(
        GET_SESSIONS,
        {
            "active": active,
        },
    )


CREATE_SESSION: Final[Endpoint[Session]] = Endpoint(
    name="create_session",
    method="POST",
    path="/sessions",
    reply=Object("Session"),
    body=Object("CreateSessionRequest"),
    authenticated=True,
    repeatable=False,
)


def create_session(
    body: CreateSessionRequest | Mapping[str, object],
) -> Operation[Session]:
    """Open a session.

    Opens a session on a backend, which jobs join by its identifier. Sessions are for
    selected customers; for others every call about them gives 404. Each call opens
    another session.

    Args:
        body: Session to open.

    Returns:
        The session is open.
    """
    return Operation(
        CREATE_SESSION,
        {},
        body,
    )


GET_SESSION: Final[Endpoint[Session]] = Endpoint(
    name="get_session",
    method="GET",
    path="/sessions/{session_id}",
    reply=Object("Session"),
    path_parameters=(Parameter("session_id", "session_id", Text()),),
    authenticated=True,
    repeatable=True,
)


def get_session(
    session_id: str,
) -> Operation[Session]:
    """Get one session.

    Reads a session with its state and limits. Only reads, so it is safe to repeat.

    Args:
        session_id: Session to read.

    Returns:
        The session as it stands now.
    """
    return Operation(
        GET_SESSION,
        {
            "session_id": session_id,
        },
    )


END_SESSION: Final[Endpoint[Session]] = Endpoint(
    name="end_session",
    method="POST",
    path="/sessions/{session_id}/end",
    reply=Object("Session"),
    path_parameters=(Parameter("session_id", "session_id", Text()),),
    authenticated=True,
    repeatable=True,
)


def end_session(
    session_id: str,
) -> Operation[Session]:
    """End a session.

    Ends a session before its limits do. It cannot be started again. Ending it twice is
    presumably harmless.

    Args:
        session_id: Session to end.

    Returns:
        The session as it stands after its end.
    """
    return Operation(
        END_SESSION,
        {
            "session_id": session_id,
        },
    )


GET_SESSION_JOBS: Final[Endpoint[GetJobsResponse]] = Endpoint(
    name="get_session_jobs",
    method="GET",
    path="/sessions/{session_id}/jobs",
    reply=Object("GetJobsResponse"),
    path_parameters=(Parameter("session_id", "session_id", Text()),),
    query_parameters=(
        Parameter("ids", "ids", ListOf(Text())),
        Parameter("parent_job_id", "parent_job_id", Text()),
        Parameter("status", "status", JOB_STATUS),
        Parameter("target", "target", Text()),
        Parameter("submitter_id", "submitter_id", Text()),
        Parameter("limit", "limit", Number(whole=True, bits=32)),
        Parameter("next_", "next", Text()),
    ),
    authenticated=True,
    repeatable=True,
)


def get_session_jobs(
    session_id: str,
    *,
    ids: list[str] | None = None,
    parent_job_id: str | None = None,
    status: JobStatus | None = None,
    target: str | None = None,
    submitter_id: str | None = None,
    limit: int | None = None,
    next_: str | None = None,
) -> Operation[GetJobsResponse]:
    """List the jobs of a session.

    Lists the jobs of one session, with the same filters and paging as the list of all
    jobs. Only reads, so it is safe to repeat.

    Args:
        session_id: Session whose jobs are listed.
        ids: Only these jobs. Repeat the key, once for each identifier.
        parent_job_id: Only child jobs of this job, such as the circuits of a
            multi-circuit job.
        status: Only jobs at this stage.
        target: Only jobs on this backend, or on any of several, given as a
            comma-separated list.
        submitter_id: Only jobs of this member of a shared project. Ignored if the
            caller is no member of it.
        limit: Largest number of jobs on a page. The service documents 25 as both
            default and maximum.
        next_: Cursor taken from `next` of the page before. Leave out to read the first
            page.

    Returns:
        One page of jobs of the session.
    """
    return Operation(
        GET_SESSION_JOBS,
        {
            "session_id": session_id,
            "ids": ids,
            "parent_job_id": parent_job_id,
            "status": status,
            "target": target,
            "submitter_id": submitter_id,
            "limit": limit,
            "next_": next_,
        },
    )
