"""The two drivers of a run: threads that block, and tasks that are awaited. Read them side by side.

Each begins the steps that the run asks for, waits until one has ended, notes what came of it, and
asks again. What a run does is decided in `run` and `board`.
"""

import asyncio
import concurrent.futures
import logging
import threading
import warnings
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import TYPE_CHECKING, Any, TypeVar

from attrs import define, field

from ...._flows.flow import Flow
from ...._user_line import levels_to_the_user
from ....errors import ConfigurationError, IonQError
from ...errors import WorkerWarning
from .board import Step
from .run import Outcome, Run
from .workers import ExecutorLike, Report, WorkerSession, convert, probe, read

if TYPE_CHECKING:
    from ...circuits.conversion import CircuitInput

log: logging.Logger = logging.getLogger("ionq_session")

T = TypeVar("T")

PROBES = 8  # at the most: one for each of the workers that a small cluster has
CHUNK = 25  # circuits that one task converts: much less overhead, and still work for many workers


@define
class Workers:
    """The workers of an executor, as a run uses them.

    Attributes:
        executor: The executor.
        session: The session that they get.
        pending: What they were given and have not answered.
    """

    executor: ExecutorLike
    session: WorkerSession
    pending: "set[Future[Any]]" = field(factory=set["Future[Any]"])
    _warned: bool = False

    # Any: what comes back is known to whoever asks.
    def submit(self, function: Callable[..., object], *arguments: object) -> "Future[Any]":
        """Have a worker call a function."""
        future = self.executor.submit(function, *arguments)
        self.pending.add(future)
        future.add_done_callback(self.pending.discard)
        return future

    def cancel(self) -> None:
        """Give up what they have not begun."""
        for future in list(self.pending):
            future.cancel()

    def probes(self, number: int) -> "list[Future[Any]]":
        """Ask several workers at once whether they can call the service."""
        return [self.submit(probe, self.session) for _ in range(min(number, PROBES))]

    def failed(self, error: BaseException) -> None:
        """Warn once that the executor lost a task; this process does it instead."""
        self.unusable(f"a task of the executor failed ({type(error).__name__}: {error})")

    def unusable(self, problem: str) -> None:
        """Warn once that a worker cannot do its part; this process does it instead."""
        log.warning("%s", problem)
        if not self._warned:
            self._warned = True
            text = f"{problem}. What it was to do is done by the process of run_many"
            warnings.warn(WorkerWarning(text), stacklevel=levels_to_the_user())


def checked_probe(problem: object) -> None:
    """Refuse workers that cannot call the service, once, and before anything is sent.

    Raises:
        ConfigurationError: They cannot.
    """
    if problem is not None:
        raise ConfigurationError(f"nothing was submitted: {problem}")


def probe_failed(error: Exception) -> ConfigurationError:
    """The error for an executor that cannot do the least task."""
    return ConfigurationError(
        f"nothing was submitted: the executor could not call a function of ionq_session with this "
        f"session ({type(error).__name__}: {error}); its workers need the same version of this "
        "package, and all that the session has (hooks, a key function) has to be picklable"
    )


def chunks(items: list[T]) -> list[list[T]]:
    """Parts that are converted by one task each."""
    return [items[begin : begin + CHUNK] for begin in range(0, len(items), CHUNK)]


# --- blocking -------------------------------------------------------------------------------------


def probe_workers(workers: Workers, number: int) -> None:
    """Make sure that the workers can call the service.

    Raises:
        ConfigurationError: They cannot.
    """
    try:
        problems = [each.result() for each in workers.probes(number)]
    except Exception as error:
        raise probe_failed(error) from error
    for problem in problems:
        checked_probe(problem)


def convert_at_workers(workers: Workers, circuits: list[Any]) -> "list[CircuitInput | IonQError]":
    """Have workers convert circuits; what they cannot is converted here."""
    found: list[CircuitInput | IonQError] = []
    futures = [(part, workers.submit(convert, part)) for part in chunks(circuits)]
    for part, future in futures:
        try:
            found += future.result()
        except (Exception, concurrent.futures.CancelledError) as error:  # noqa: BLE001  # any
            workers.failed(error)
            found += convert(part)
    return found


def read_at_worker(run: Run, step: Any, workers: Workers, turns: Callable[[Flow[Any]], Any]) -> Any:
    """Have a worker read a result; None if it could not."""
    turn = turns(run.turns())
    try:
        report: Report = workers.submit(
            read, workers.session, run.target(step), run.settings.read
        ).result()
    except (Exception, concurrent.futures.CancelledError) as error:  # noqa: BLE001  # any
        workers.failed(error)
        return None
    run.reported(turn, report)
    if report.problem is not None:
        workers.unusable(report.problem)
    return report.result


def conduct(
    run: Run,
    perform: Callable[[Step], Outcome],
    tell: Callable[[Flow[None]], None],
    stop: threading.Event,
    workers: Workers | None,
) -> None:
    """Do the steps of a run in threads, until it has ended or its time is over.

    Args:
        run: The run.
        perform: Does one step, in any thread.
        tell: Runs the flow that tells the user, in the caller's thread.
        stop: Ends the pauses of the steps.
        workers: The workers of an executor.
    """
    running: dict[Future[Outcome], Step] = {}
    # One more for the look, which may pause for a minute.
    pool = ThreadPoolExecutor(run.settings.concurrency + 1, thread_name_prefix="run_many")
    try:
        while True:
            for step in run.steps():
                running[pool.submit(perform, step)] = step
            if not running:
                return
            done, _ = concurrent.futures.wait(
                running, run.left, return_when=concurrent.futures.FIRST_COMPLETED
            )
            for future in done:
                run.note(running.pop(future), future.result())
            tell(run.tell())
            if not done:
                return
    finally:
        stop.set()
        if workers is not None:
            workers.cancel()
        # A request that is under way is written down before anybody looks at the journal.
        pool.shutdown(wait=True, cancel_futures=True)
        for future, step in running.items():
            if future.done() and not future.cancelled() and future.exception() is None:
                run.note(step, future.result())


# --- awaiting -------------------------------------------------------------------------------------


async def aprobe_workers(workers: Workers, number: int) -> None:
    """`probe_workers`, awaited."""
    try:
        problems = await asyncio.gather(*map(asyncio.wrap_future, workers.probes(number)))
    except Exception as error:
        raise probe_failed(error) from error
    for problem in problems:
        checked_probe(problem)


async def aconvert_at_workers(
    workers: Workers, circuits: list[Any]
) -> "list[CircuitInput | IonQError]":
    """`convert_at_workers`, awaited."""
    found: list[CircuitInput | IonQError] = []
    futures = [(part, workers.submit(convert, part)) for part in chunks(circuits)]
    for part, future in futures:
        try:
            found += await asyncio.wrap_future(future)
        except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001  # any
            _raise_if_canceled(error)
            workers.failed(error)
            found += await asyncio.to_thread(convert, part)
    return found


def _raise_if_canceled(error: BaseException) -> None:
    """Raise a cancellation that is the user's; an executor may cancel a task as well."""
    task = asyncio.current_task()
    if isinstance(error, asyncio.CancelledError) and task is not None and task.cancelling():
        raise error


async def aread_at_worker(
    run: Run, step: Any, workers: Workers, turns: Callable[[Flow[Any]], Awaitable[Any]]
) -> Any:
    """`read_at_worker`, awaited."""
    turn = await turns(run.turns())
    try:
        report: Report = await asyncio.wrap_future(
            workers.submit(read, workers.session, run.target(step), run.settings.read)
        )
    except (Exception, asyncio.CancelledError) as error:  # noqa: BLE001  # any
        _raise_if_canceled(error)
        workers.failed(error)
        return None
    run.reported(turn, report)
    if report.problem is not None:
        workers.unusable(report.problem)
    return report.result


async def aconduct(
    run: Run,
    perform: Callable[[Step], Awaitable[Outcome]],
    tell: Callable[[Flow[None]], Awaitable[None]],
    workers: Workers | None,
) -> None:
    """`conduct` with tasks."""
    running: dict[asyncio.Future[Outcome], Step] = {}
    try:
        while True:
            for step in run.steps():
                running[asyncio.ensure_future(perform(step))] = step
            if not running:
                return
            done, _ = await asyncio.wait(
                running, timeout=run.left, return_when=asyncio.FIRST_COMPLETED
            )
            for task in done:
                run.note(running.pop(task), task.result())
            await tell(run.tell())
            if not done:
                return
    finally:
        if workers is not None:
            workers.cancel()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)
        for task, step in running.items():
            if not task.cancelled() and task.exception() is None:
                run.note(step, task.result())
