"""What every operation works with, and the two lookups that most of them begin with."""

from collections.abc import Awaitable, Callable
from typing import TypeAlias

from attrs import frozen
from starlette.requests import Request
from starlette.responses import Response

from .. import errors
from ..clock import Clock
from ..contract import Operation
from ..execution.lifecycle import Lifecycle
from ..execution.work import Workshop
from ..faults import Faults
from ..http.reading import is_uuid
from ..jobs.job import Job
from ..machines.catalog import Machine
from ..machines.fleet import Fleet
from ..options import Options
from ..store.jobs import Store
from ..store.sessions import SessionStore

Handler: TypeAlias = Callable[["Service", Request, Operation], Awaitable[Response]]


@frozen
class Service:
    """The parts of a running emulator."""

    store: Store
    sessions: SessionStore
    lifecycle: Lifecycle
    workshop: Workshop
    clock: Clock
    fleet: Fleet
    faults: Faults
    options: Options

    def job(self, request: Request) -> Job:
        """The job in a request's path.

        Raises:
            ApiError: With status 404 if there is none.
        """
        job_id = request.path_params["UUID"].lower()
        job = self.store.get(job_id) if is_uuid(job_id) else None
        if job is None:
            raise errors.not_found("The job")
        return job

    def machine(self, request: Request) -> Machine:
        """The backend in a request's path.

        Raises:
            ApiError: With status 404 if there is none.
        """
        machine = self.fleet.get(request.path_params["backend"])
        if machine is None:
            raise errors.not_found("The backend")
        return machine
