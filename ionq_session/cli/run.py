"""`ionq-session run`: a circuit file in, its histogram out."""

from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from attrs import frozen

from ionq_api.types import JsonValue

from ..config import KEY_VARIABLE
from ..errors import IonQError
from ..jobs.errors import JobCanceledError, JobFailedError, WaitTimeoutError
from ..session import IonQSession
from .circuit_file import read
from .messages import USAGE, Stop
from .report import report, status_of
from .screen import Screen, Show
from .trail import Trail

if TYPE_CHECKING:
    from ..jobs.circuits.conversion import CircuitInput
    from ..jobs.states import Job

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


Connect: TypeAlias = Callable[[RunOptions], IonQSession]
"""Makes the session that the command works with."""


def connect(options: RunOptions) -> IonQSession:
    """A session with the service of the environment, or with an emulator of its own."""
    if options.local:
        return IonQSession.local()
    return IonQSession(allow_insecure=options.allow_insecure)


def run(options: RunOptions, screen: Screen, *, connect: Connect = connect) -> None:
    """Submit a circuit, wait for its job, and show the result.

    Args:
        options: The command's options.
        screen: The terminal.
        connect: Makes the session.

    Raises:
        Stop: There is no result; the message says why, and where the job is.
    """
    trail = Trail(options.local)
    try:
        with screen.notes():
            circuit = read(options.file).job(options.fields)
            first = "starting the emulator" if options.local else "submitting the job"
            with (
                screen.progress(first) as show,
                _session(show, partial(connect, options), local=options.local) as session,
            ):
                _submit(session, circuit, trail)
                if not screen.live:
                    screen.note(f"submitted job {trail.job_id}")
                _wait(session, trail, options.timeout, show)
                probabilities = _result(session, trail)
    except KeyboardInterrupt:
        raise trail.interrupted() from None
    except IonQError as error:
        raise trail.failed(error) from None
    try:
        report(trail, probabilities, screen, as_json=options.as_json)
    except BrokenPipeError:  # the reader of the output has closed it
        raise
    except OSError as error:
        raise trail.stop(f"error: the result cannot be written: {error.strerror}") from None


@contextmanager
def _session(
    show: Show, connect: Callable[[], IonQSession], *, local: bool
) -> Generator[IonQSession]:
    try:
        session = connect()
    except ImportError as error:  # the extra `emulator` is not installed
        raise Stop(f"error: {error}") from None
    with session:
        if not session.config.has_credentials:
            raise Stop(NO_KEY, USAGE, hint=NO_KEY_HINT)
        try:
            yield session
        finally:
            if local:
                show("stopping the emulator")  # a running simulation is finished first


def _submit(session: IonQSession, circuit: "CircuitInput", trail: Trail) -> None:
    trail.submitting = True
    trail.job_id = session.submit(circuit).id


def _wait(session: IonQSession, trail: Trail, timeout: float | None, show: Show) -> None:
    def seen(job: "Job") -> None:
        trail.job = job
        show(f"{status_of(job)}: job {trail.job_id}")

    # The report says these, from the job as it was seen last.
    with suppress(JobFailedError, JobCanceledError, WaitTimeoutError):
        session.wait(trail.job_id, timeout, on_update=seen)


def _result(session: IonQSession, trail: Trail) -> Mapping[str, object] | None:
    job = trail.job
    if job is None or job.status != "completed" or job.dry_run:
        return None
    return session.get_job_probabilities(trail.job_id)
