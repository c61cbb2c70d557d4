"""What every operation works with, and the two questions that most of them ask first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ionq_session.emulator import errors
from ionq_session.emulator.reading import is_uuid

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from typing import TypeAlias

    from starlette.requests import Request
    from starlette.responses import Response

    from ionq_session.emulator.backends import Fleet
    from ionq_session.emulator.clock import Clock
    from ionq_session.emulator.contract import Operation
    from ionq_session.emulator.faults import Faults
    from ionq_session.emulator.jobs import Job
    from ionq_session.emulator.lifecycle import Lifecycle
    from ionq_session.emulator.machines import Machine
    from ionq_session.emulator.options import Options
    from ionq_session.emulator.session_store import SessionStore
    from ionq_session.emulator.store import Store
    from ionq_session.emulator.work import Workshop

    Handler: TypeAlias = Callable[["Service", Request, Operation], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
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
        """Find the job that a request's path names.

        Args:
            request: The request.

        Returns:
            The job.

        Raises:
            ApiError: With status 404 if there is none.
        """
        job_id = request.path_params["UUID"].lower()
        job = self.store.get(job_id) if is_uuid(job_id) else None
        if job is None:
            raise errors.not_found("The job")
        return job

    def machine(self, request: Request) -> Machine:
        """Find the backend that a request's path names.

        Args:
            request: The request.

        Returns:
            The backend.

        Raises:
            ApiError: With status 404 if there is none.
        """
        machine = self.fleet.get(request.path_params["backend"])
        if machine is None:
            raise errors.not_found("The backend")
        return machine
