"""The operations on sessions."""

from collections.abc import Callable, Mapping

from starlette.requests import Request
from starlette.responses import Response

from .. import errors
from ..account import ORGANIZATION_ID
from ..contract import Operation
from ..http.reading import is_uuid, read_body, read_query
from ..http.replying import reply
from ..jobs.session import Session
from ..jsontypes import Json, JsonObject
from .service import Handler, Service

_MAX_MINUTES = 10 * 366 * 24 * 60  # ten years, well within what a datetime holds


async def _create(service: Service, request: Request, operation: Operation) -> Response:
    _check_enrolled(service)
    body = await read_body(request, operation, strict=service.options.strict)
    backend, settings, now = (
        str(body["backend"]),
        _object(body.get("settings")),
        service.clock.now(),
    )
    machine = service.fleet.get(backend)
    if machine is None or machine.status == "retired":
        known = ", ".join(service.fleet.names())
        raise errors.bad_request(
            f"There is no such backend: {backend}; the backends are {known}.", ["backend"]
        )
    jobs, minutes = _whole(settings, "job_count_limit"), _whole(settings, "duration_limit_min")
    cost = _object(settings.get("cost_limit"))

    def make(session_id: str) -> Session:
        return Session(
            id=session_id,
            backend=backend,
            created_at=now,
            job_count_limit=jobs,
            duration_limit_min=minutes,
            cost_limit={key: cost[key] for key in ("value", "unit") if key in cost} or None,
        )

    return reply(service.sessions.add(make, now).body(), 201)


async def _list(service: Service, request: Request, operation: Operation) -> Response:
    _check_enrolled(service)
    active = read_query(request, operation, strict=service.options.strict).get("active")
    now = service.clock.now()
    sessions = [session.expire(now) or session for session in service.sessions.all()]
    bodies = [session.body() for session in sessions if active in (None, session.is_active)]
    return reply({"organization_id": ORGANIZATION_ID, "sessions": list(bodies)})


async def _get(service: Service, request: Request, _operation: Operation) -> Response:
    now = service.clock.now()
    return _moved(service, request, lambda session: session.expire(now))


async def _end(service: Service, request: Request, _operation: Operation) -> Response:
    now = service.clock.now()
    return _moved(service, request, lambda session: session.expire(now) or session.end(now))


def _moved(
    service: Service, request: Request, move: Callable[[Session], Session | None]
) -> Response:
    _check_enrolled(service)
    session_id = request.path_params["session_id"].lower()
    session = service.sessions.update(session_id, move) if is_uuid(session_id) else None
    if session is None:
        raise errors.not_found("The session")
    return reply(session.body())


def _check_enrolled(service: Service) -> None:
    """Refuse as the service does for accounts that are not in the sessions beta."""
    if not service.options.sessions:
        raise errors.not_found("The resource")


def _whole(settings: JsonObject, key: str) -> int | None:
    value = settings.get(key)
    if not isinstance(value, int | float):
        return None
    if not 1 <= value <= _MAX_MINUTES:
        raise errors.bad_request(
            f"settings.{key} must be from 1 to {_MAX_MINUTES}.", [f"settings.{key}"]
        )
    return int(value)


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


HANDLERS: Mapping[str, Handler] = {
    "CreateSession": _create,
    "GetSessions": _list,
    "GetSession": _get,
    "EndSession": _end,
}
