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
class RunOptions:
    """The options of the command; None for those that are not given.

    Attributes:
        file: The circuit's path, or `-`.
        backend: The backend, in place of the file's.
        shots: The number of shots, in place of the file's.
        name: The job's name, in place of the file's.
        timeout: Seconds to wait, in total.
        local: Whether to run on an emulator that ends with the command.
        as_json: Whether to print the result as JSON.
        allow_insecure: Whether the key may go over plain http to another machine.
    """

    file: str
    backend: str | None = None
    shots: int | None = None
    name: str | None = None
    timeout: float | None = None
    local: bool = False
    as_json: bool = False
    allow_insecure: bool = False

    @property
    def fields(self) -> dict[str, JsonValue]:
        """The job's fields that are set on the command line."""
        fields: dict[str, JsonValue] = {
            "backend": self.backend,
            "shots": self.shots,
            "name": self.name,
        }
        return {name: value for name, value in fields.items() if value is not None}


def run(
    options: RunOptions,
    screen: Screen,
    *,
    clock: Callable[[], float] = time.monotonic,
    sleep: Callable[[float], None] = time.sleep,
) -> None:
    """Submit a circuit, wait for its job, and show the result.

    Args:
        options: The command's options.
        screen: The terminal.
        clock: Seconds on a monotonic clock.
        sleep: Waits so many seconds.

    Raises:
        Stop: There is no result; the message says why, and where the job is.
    """
    trail = Trail(options.local)
    try:
        payload = read(options.file).job(options.fields)
        with (
            screen.drift_as_notes(),
            screen.progress(
                "starting the emulator" if options.local else "submitting the job"
            ) as show,
            _session(show, options) as session,
        ):
            _submit(session, payload, trail)
            if not screen.live:
                screen.note(f"submitted job {trail.job_id}")

            def look() -> Job:
                job = session.get_job(trail.job_id)
                show(f"{status_of(job)}: job {trail.job_id}")
                return job

            job = wait(look, timeout=options.timeout, clock=clock, sleep=sleep)
            probabilities = _result(session, job, trail.job_id)
    except KeyboardInterrupt:
        raise trail.interrupted() from None
    except IonQError as error:
        raise trail.failed(error) from None
    try:
        report(trail, job, probabilities, screen, as_json=options.as_json)
    except BrokenPipeError:  # the reader of the output has closed it
        raise
    except OSError as error:
        raise trail.stop(f"error: the result cannot be written: {error.strerror}") from None


@contextmanager
def _session(show: Show, options: RunOptions) -> Generator[IonQSession]:
    try:
        session = (
            IonQSession.local()
            if options.local
            else IonQSession(allow_insecure=options.allow_insecure)
        )
    except ImportError as error:  # the extra `emulator` is not installed
        raise Stop(f"error: {error}") from None
    with session:
        if not session.config.has_credentials:
            raise Stop(NO_KEY, USAGE, hint=NO_KEY_HINT)
        try:
            yield session
        finally:
            if options.local:
                show("stopping the emulator")  # a running simulation is finished first


def _submit(session: IonQSession, payload: "CircuitJobCreationPayload", trail: Trail) -> None:
    trail.submitting = True
    # UNSET, the id of a reply without one, is false.
    trail.job_id = session.create_job(payload).id or ""
    if not trail.job_id:
        raise trail.stop("the service accepted the job, but did not say by what id")


def _result(session: IonQSession, job: Job, job_id: str) -> Mapping[str, object] | None:
    if job.status != "completed" or job.dry_run:
        return None
    return session.get_job_probabilities(job_id)
