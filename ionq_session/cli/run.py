"""`ionq-session run`: a circuit file in, its histogram out."""

import time
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING

from attrs import frozen

from ionq_api.types import JsonValue

from ..config import KEY_VARIABLE
from ..errors import IonQError
from ..session import IonQSession
from .circuit_file import read
from .messages import USAGE, Stop
from .report import report
from .screen import Screen, Show
from .trail import Trail
from .waiting import Job, status_of, wait

if TYPE_CHECKING:
    from ionq_api.models import CircuitJobCreationPayload

NO_KEY = f"error: there is no API key: set the variable {KEY_VARIABLE} to yours"
NO_KEY_HINT = "with --local the job runs on an emulator on this machine and needs none"


@frozen
class Order:
    """What the command line asks for; None where it says nothing.

    Attributes:
        file: The circuit's path, or `-`.
        backend: Where to run, in place of the file's.
        shots: How often, in place of the file's.
        name: The job's name, in place of the file's.
        timeout: Seconds to wait in all.
        local: Whether to run on an emulator that lives as long as the command.
        as_json: Whether the result is for a program to read.
    """

    file: str
    backend: str | None = None
    shots: int | None = None
    name: str | None = None
    timeout: float | None = None
    local: bool = False
    as_json: bool = False

    @property
    def options(self) -> dict[str, JsonValue]:
        """The job's fields that are set on the command line."""
        given = {"backend": self.backend, "shots": self.shots, "name": self.name}
        return {name: value for name, value in given.items() if value is not None}


def run(
    order: Order,
    screen: Screen,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Submit a circuit, wait for its job, and show what came of it.

    Args:
        order: What to do.
        screen: Where to show it.
        clock: Seconds since some moment.
        sleep: Waits so many seconds.

    Raises:
        Stop: There is no result; the message says why, and what has become of the job.
    """
    trail = Trail(order.local)
    try:
        payload = read(order.file).job(order.options)
        with (
            screen.drift_as_notes(),
            screen.progress(
                "starting the emulator" if order.local else "submitting the job"
            ) as show,
            _session(show, local=order.local) as session,
        ):
            _submit(session, payload, trail)
            if not screen.live:
                screen.note(f"submitted job {trail.job_id}")

            def look() -> Job:
                job = session.get_job(trail.job_id)
                show(f"{status_of(job)}: job {trail.job_id}")
                return job

            job = wait(look, timeout=order.timeout, clock=clock, sleep=sleep)
            probabilities = _result(session, job, trail.job_id)
    except KeyboardInterrupt:
        raise trail.interrupted() from None
    except IonQError as error:
        raise trail.failed(error) from None
    try:
        report(trail, job, probabilities, screen, as_json=order.as_json)
    except BrokenPipeError:  # whoever read the output has seen enough
        raise
    except OSError as error:
        raise trail.stop(f"error: the result cannot be written: {error.strerror}") from None


@contextmanager
def _session(show: Show, *, local: bool) -> Generator[IonQSession]:
    try:
        session = IonQSession.local() if local else IonQSession()
    except ImportError as error:  # the extra `emulator` is not installed
        raise Stop(f"error: {error}") from None
    with session:
        if not session.config.has_credentials:
            raise Stop(NO_KEY, USAGE, hint=NO_KEY_HINT)
        try:
            yield session
        finally:
            if local:
                show("stopping the emulator")  # it finishes the simulation that it is at


def _submit(session: IonQSession, payload: "CircuitJobCreationPayload", trail: Trail) -> None:
    trail.submitting = True
    # The id of a reply that left it out is false.
    trail.job_id = session.create_job(payload).id or ""
    if not trail.job_id:
        raise trail.stop("the service accepted the job, but did not say by what id")


def _result(session: IonQSession, job: Job, job_id: str) -> Mapping[str, object] | None:
    if job.status != "completed" or job.dry_run:
        return None
    return session.get_job_probabilities(job_id)
