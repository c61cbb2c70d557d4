"""The HTTP face: the operations, where they are and who may call them. State lives elsewhere."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response
from starlette.routing import Route

from ionq_session.emulator import errors
from ionq_session.emulator.account import whoami
from ionq_session.emulator.jobs import Job
from ionq_session.emulator.reading import read_json, read_query
from ionq_session.emulator.replying import RequestIds, answer_error, reply
from ionq_session.emulator.results import PROBABILITIES
from ionq_session.emulator.submission import read_submission

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping

    from starlette.types import ASGIApp

    from ionq_session.emulator.clock import Clock
    from ionq_session.emulator.jsontypes import JsonObject
    from ionq_session.emulator.lifecycle import Lifecycle
    from ionq_session.emulator.store import MemoryStore

_PREFIX = "/v0.4"


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation of the API: where it is, what answers it, and whether it needs the key."""

    method: str
    path: str
    answer: Callable[[Request], Awaitable[Response]]
    public: bool = False


class Api:
    """The operations, over the state that they share."""

    def __init__(
        self,
        store: MemoryStore,
        lifecycle: Lifecycle,
        clock: Clock,
        backends: Mapping[str, JsonObject],
        api_key: str,
    ) -> None:
        """Tie the parts together.

        Args:
            store: The jobs.
            lifecycle: What moves them.
            clock: The time of their acceptance.
            backends: The backends by name.
            api_key: The one key that is let in.
        """
        self._store = store
        self._lifecycle = lifecycle
        self._clock = clock
        self._backends = backends
        self._authorization = f"apiKey {api_key}".encode()
        self.operations: tuple[Operation, ...] = (
            Operation("GET", "/whoami", self._whoami),
            Operation("GET", "/backends", self._list_backends, public=True),
            Operation("GET", "/backends/{backend}", self._get_backend, public=True),
            Operation("POST", "/jobs", self._create_job),
            Operation("GET", "/jobs", self._list_jobs),
            Operation("GET", "/jobs/{UUID}", self._get_job),
            Operation("PUT", "/jobs/{UUID}/status/cancel", self._cancel_job),
            Operation("GET", "/jobs/{UUID}/results/probabilities", self._get_probabilities),
        )

    def app(self) -> ASGIApp:
        """Build the application.

        Returns:
            It, for a server to run.
        """
        by_path: dict[str, dict[str, Operation]] = {}
        for operation in self.operations:
            by_path.setdefault(operation.path, {})[operation.method] = operation
        app = Starlette(
            routes=[
                Route(_PREFIX + path, self._endpoint(operations), methods=list(operations))
                for path, operations in by_path.items()
            ],
            exception_handlers={
                errors.ApiError: answer_error,
                HTTPException: answer_error,
                ClientDisconnect: answer_error,
                Exception: answer_error,
            },
        )
        app.router.redirect_slashes = False
        return RequestIds(app)

    def _endpoint(
        self, operations: Mapping[str, Operation]
    ) -> Callable[[Request], Awaitable[Response]]:
        async def endpoint(request: Request) -> Response:
            # Starlette lets HEAD in wherever GET is.
            operation = operations.get(request.method) or operations["GET"]
            if not operation.public:
                self._authenticate(request)
            return await operation.answer(request)

        return endpoint

    def _authenticate(self, request: Request) -> None:
        given = request.headers.get("authorization", "").encode("latin-1")
        if not hmac.compare_digest(given, self._authorization):
            raise errors.unauthorized()

    async def _whoami(self, _request: Request) -> Response:
        return reply(whoami())

    async def _list_backends(self, _request: Request) -> Response:
        return reply(list(self._backends.values()))

    async def _get_backend(self, request: Request) -> Response:
        backend = self._backends.get(request.path_params["backend"])
        if backend is None:
            raise errors.not_found("The backend")
        return reply(backend)

    async def _create_job(self, request: Request) -> Response:
        submission = read_submission(await read_json(request))
        job = self._store.create(submission, self._clock.now())
        self._lifecycle.add(job.id)
        return reply({"id": job.id, "status": job.status, "session_id": job.session_id}, 201)

    async def _list_jobs(self, request: Request) -> Response:
        jobs, after = self._store.find(read_query(request))
        return reply({"jobs": [job.body() for job in jobs], "next": after})

    async def _get_job(self, request: Request) -> Response:
        return reply(self._job(request).full_body())

    async def _cancel_job(self, request: Request) -> Response:
        job = self._job(request)
        if self._store.update(job.id, Job.cancel) is None:
            status = self._job(request).status
            raise errors.conflict(f"The job can't be canceled any more: it is {status}.")
        return reply({"id": job.id, "status": "canceled"})

    async def _get_probabilities(self, request: Request) -> Response:
        job = self._job(request)
        content = self._store.artifact(job.id, PROBABILITIES)
        if content is None:
            raise errors.not_found(f"The result of the job, which is {job.status},")
        return Response(content, media_type="application/json")

    def _job(self, request: Request) -> Job:
        job = self._store.get(request.path_params["UUID"].lower())
        if job is None:
            raise errors.not_found("The job")
        return job
