"""What the workers of an executor do for a run: convert circuits and read results.

They submit nothing. An executor may run a task twice without telling it, as Dask does when a worker
is lost, so a task here may be done any number of times; docs/decisions/0015-one-process-submits.md
has the reasons.

A worker has a session without the key, since pickles have none: it takes the key from its own
environment, or from the function that the session was given for it.
"""

import os
import platform
from collections.abc import Sequence
from threading import Lock
from typing import TYPE_CHECKING, Protocol

from attrs import frozen

from ...._flows.credentials import credentials
from ...._flows.routing import below_home
from ....config import KEY_VARIABLE
from ....errors import AuthenticationError, ConfigurationError, ForbiddenError, IonQError

if TYPE_CHECKING:
    from concurrent.futures import Future
    from typing import Any

    from ....session import IonQSession
    from ...circuits.conversion import CircuitInput, CircuitLike
    from ...options import ReadOptions
    from ...results.job_result import JobResult

MOST_SESSIONS = 4  # of one worker process, for as many runs at once; their connections cost memory


class ExecutorLike(Protocol):
    """An executor as those of `concurrent.futures`, of any package."""

    # Any: what a task takes and returns is known to whoever submits it.
    def submit(self, fn: "Any", /, *args: "Any") -> "Future[Any]":
        """Have a function called somewhere."""
        ...


class WorkerSession:
    """The session of a run, as its workers have it.

    In the process of the run it is the session itself. In another process it is made once for each
    run, so that all tasks of the run share its connections.

    Args:
        run: An id of the run.
        session: The session.
    """

    def __init__(self, run: str, session: "IonQSession") -> None:
        self.run = run
        self.session = session

    def __reduce__(self) -> "tuple[object, tuple[str, IonQSession]]":
        return _restored, (self.run, self.session)


_sessions: dict[str, WorkerSession] = {}
_lock = Lock()


def _restored(run: str, session: "IonQSession") -> WorkerSession:
    with _lock:
        if run not in _sessions:
            while len(_sessions) >= MOST_SESSIONS:
                del _sessions[next(iter(_sessions))]
            _sessions[run] = WorkerSession(run, session)
        return _sessions[run]


@frozen
class Target:
    """A job to read, and what the run knows of it.

    Attributes:
        id: Its id.
        shots: How many shots were asked for.
        payload_hash: The hash of its payload.
    """

    id: str
    shots: int | None = None
    payload_hash: str | None = None


@frozen
class Report:
    """What a worker tells of one job.

    Attributes:
        result: Its result, or why there is none; None if this worker can read nothing at all.
        problem: Why it cannot.
        refusals: How many of its requests were refused with 429.
        closed: Seconds until the service wants to be asked again.
    """

    result: "JobResult | IonQError | None"
    problem: str | None = None
    refusals: int = 0
    closed: float = 0.0


def convert(circuits: "Sequence[CircuitLike]") -> "list[CircuitInput | IonQError]":
    """Circuits in IonQ's form, each of them or why it is none."""
    from ...circuits.conversion import circuit_input

    found: list[CircuitInput | IonQError] = []
    for circuit in circuits:
        try:
            found.append(circuit_input(circuit))
        except IonQError as error:
            found.append(error)
    return found


def probe(worker: WorkerSession) -> str | None:
    """Why this worker cannot call the service; None if nothing speaks against it."""
    session, config = worker.session, worker.session.config
    flow = credentials(config, below_home(config, "/jobs"), required=True)
    try:
        session._run(flow)  # pyright: ignore[reportPrivateUsage]  # a session of ours
    except ConfigurationError as error:
        return _problem(error)
    return None


def read(worker: WorkerSession, target: Target, options: "ReadOptions") -> Report:
    """Read the result of a job.

    Args:
        worker: The session.
        target: The job.
        options: How it is read.
    """
    session = worker.session
    context = session._context  # pyright: ignore[reportPrivateUsage]  # likewise
    before = context.pace.refusals
    result: JobResult | IonQError
    try:
        result = session.result(target, **options)
    except (ConfigurationError, AuthenticationError, ForbiddenError) as error:
        return Report(None, _problem(error))
    except IonQError as error:
        result = error
    closed = context.pace.closed(context.monotonic())
    return Report(result, None, context.pace.refusals - before, closed)


def _problem(error: IonQError) -> str:
    return (
        f"process {os.getpid()} on {platform.node()}, a worker of the executor, cannot call the "
        f"service: {error.message}. No pickle holds a key: set {KEY_VARIABLE} in the environment "
        "of every worker, or give the session api_key=, a function that returns the key there"
    )
