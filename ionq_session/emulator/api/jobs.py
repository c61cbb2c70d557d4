"""The operations that create, list, read, cancel, delete, clone and move jobs."""

from collections.abc import Mapping

from attrs import evolve
from starlette.requests import Request
from starlette.responses import Response

from .. import errors
from ..contract import Operation
from ..http.reading import check_body, is_uuid, read_body, read_json
from ..http.replying import reply
from ..jobs.job import Job
from ..jobs.submission import MAX_METADATA, Submission, read_submission
from ..jsontypes import Json, JsonObject
from .filters import read_filters
from .service import Handler, Service


async def _create(service: Service, request: Request, operation: Operation) -> Response:
    payload = await read_json(request)
    if service.options.strict:
        check_body(payload, operation, closed=True)
        _check_metadata(payload)
    submission = read_submission(payload, service.fleet.names())
    return _accept(service, submission)


def _accept(service: Service, submission: Submission, moved_from: Job | None = None) -> Response:
    """Create a job from a submission, and reply with it."""
    machine = service.fleet.get(submission.backend)
    if machine is not None and machine.status == "retired":
        raise errors.bad_request(f"The backend {machine.name} is retired.", ["backend"])
    if submission.session_id is not None:
        _check_session(service, submission)
    job = service.store.create(
        submission, service.clock.now(), None if moved_from is None else moved_from.id
    )
    if job is None:
        raise errors.conflict("The job can't be moved any more: it has ended.")
    service.lifecycle.add(job.id)
    if moved_from is not None:
        service.lifecycle.ended(moved_from)
    body: JsonObject = {"id": job.id, "status": job.status, "session_id": submission.session_id}
    return reply(body, 201)


def _check_session(service: Service, submission: Submission) -> None:
    session_id, now = submission.session_id or "", service.clock.now()
    session = None
    if is_uuid(session_id) and service.options.sessions:
        session = service.sessions.update(session_id, lambda current: current.expire(now))
    problem = None
    if session is None:
        problem = "there is no such session"
    elif not session.is_active:
        problem = "the session has ended"
    elif session.backend != submission.backend:
        problem = f"the session is on {session.backend}"
    elif session.job_count_limit is not None:
        jobs, _, _ = service.sessions.tally(session_id)
        if jobs >= session.job_count_limit:
            problem = f"the session has all of its {session.job_count_limit} jobs"
    if problem is not None:
        raise errors.bad_request(f"The job is not valid: session_id: {problem}.", ["session_id"])


def _check_metadata(payload: Json) -> None:
    """Enforce the limits of older documents on metadata, which may or may not be in force."""
    metadata = payload.get("metadata") if isinstance(payload, dict) else None
    if not isinstance(metadata, dict):
        return
    keys, key_size, value_size = MAX_METADATA
    sizes = [(len(key), len(value)) for key, value in metadata.items() if isinstance(value, str)]
    if len(sizes) > keys or any(key > key_size or value > value_size for key, value in sizes):
        raise errors.bad_request(
            f"The job is not valid: metadata may have {keys} keys of {key_size} characters, "
            f"with values of {value_size}.",
            ["metadata"],
        )


async def _list(service: Service, request: Request, operation: Operation) -> Response:
    jobs, after = service.store.find(read_filters(service, request, operation))
    return reply({"jobs": [job.body() for job in jobs], "next": after})


async def _list_session(service: Service, request: Request, operation: Operation) -> Response:
    session_id = request.path_params["session_id"].lower()
    if not service.options.sessions or not is_uuid(session_id):
        raise errors.not_found("The session")
    now = service.clock.now()
    if service.sessions.update(session_id, lambda session: session.expire(now)) is None:
        raise errors.not_found("The session")
    query = evolve(read_filters(service, request, operation), session_id=session_id)
    jobs, after = service.store.find(query)
    return reply({"jobs": [job.body() for job in jobs], "next": after})


async def _get(service: Service, request: Request, _operation: Operation) -> Response:
    return reply(service.job(request).full_body())


async def _cancel(service: Service, request: Request, _operation: Operation) -> Response:
    job = service.job(request)
    if service.store.cancel(job.id):
        service.lifecycle.ended(job)
    elif service.options.cancel_finished == "refuse":
        status = service.job(request).status
        raise errors.conflict(f"The job can't be canceled any more: it is {status}.")
    return reply({"id": job.id, "status": "canceled"})


async def _cancel_many(service: Service, request: Request, operation: Operation) -> Response:
    done: list[Json] = []
    for job_id in await _ids(service, request, operation):
        job = service.store.get(job_id)
        if job is not None and service.store.cancel(job_id):
            service.lifecycle.ended(job)
            done.append(job_id)
    return reply({"ids": done, "status": "canceled"})


async def _delete(service: Service, request: Request, _operation: Operation) -> Response:
    job = service.job(request)
    service.store.delete(job.id)
    service.lifecycle.ended(job)
    return reply({"id": job.id, "status": "deleted"})


async def _delete_many(service: Service, request: Request, operation: Operation) -> Response:
    done: list[Json] = []
    for job_id in await _ids(service, request, operation):
        job = service.store.get(job_id)
        if job is not None and service.store.delete(job_id):
            service.lifecycle.ended(job)
            done.append(job_id)
    return reply({"ids": done, "status": "deleted"})


async def _ids(service: Service, request: Request, operation: Operation) -> list[str]:
    """The ids of a bulk call. Those that can't be ids are dropped, which the reply will show."""
    body = await read_body(request, operation, strict=service.options.strict)
    ids = body["ids"]
    texts = dict.fromkeys(map(str, ids if isinstance(ids, list) else []))
    return [text.lower() for text in texts if is_uuid(text)]


async def _clone(service: Service, request: Request, operation: Operation) -> Response:
    job = service.job(request)
    return _accept(service, await _changed(service, request, operation, job))


async def _move(service: Service, request: Request, operation: Operation) -> Response:
    job = service.job(request)
    submission = await _changed(service, request, operation, job)
    metadata = {**(submission.metadata or {}), "original_job_id": job.id}
    return _accept(service, evolve(submission, metadata=metadata), moved_from=job)


async def _changed(
    service: Service, request: Request, operation: Operation, job: Job
) -> Submission:
    """A job's submission with the changes that a body requests, checked like a new one.

    The session is not inherited by a job that goes to another backend, where it would be refused.
    """
    old = job.submission
    body = await read_body(request, operation, strict=service.options.strict)
    inherited: JsonObject = {
        "type": old.type,
        "backend": old.backend,
        "input": service.store.input(job.id),
        "shots": old.shots,
        "name": old.name,
        "metadata": old.metadata,
        "settings": old.settings,
        "noise": old.noise,
        "dry_run": old.dry_run,
        # Required of an optimization, and not stored.
        "external_settings": {"api_credentials": ""},
    }
    if body.get("backend", old.backend) == old.backend:
        inherited["session_id"] = old.session_id
    return read_submission(inherited | body, service.fleet.names())


HANDLERS: Mapping[str, Handler] = {
    "CreateJob": _create,
    "GetJobs": _list,
    "GetSessionJobs": _list_session,
    "GetJob": _get,
    "CancelJob": _cancel,
    "CancelJobs": _cancel_many,
    "DeleteJob": _delete,
    "DeleteJobs": _delete_many,
    "CloneJob": _clone,
    "MoveJob": _move,
}
