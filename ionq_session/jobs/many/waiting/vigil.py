"""The flow that waits for many jobs: rounds of looks, faults ridden out, a limit kept."""

import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

from attrs import field, frozen

from ionq_api.api.jobs import get_job, get_jobs

from ...._flows.calls import Calls
from ...._flows.flow import Flow, ask, sleep
from ...._flows.operation import OperationOptions
from ...._option_rules import Rule, function, optional, ruled
from ....errors import IonQError, NotFoundError
from ...errors import WaitManyTimeoutError
from ...polling import Poll, poll_of
from ...waiting import NO_RETRY, SHORTEST_LOOK, TRANSIENT, within
from ...watching import LIMIT, LONGEST_OUTAGE, MOST_MISSES, expected_seconds
from ..listing.lists import job_page
from ..listing.paging import END, End
from .crowd import Crowd
from .pace import pause
from .rounds import PAGE, PageOfIds, looks, sweep
from .waited import Waited, WaitedJob, WaitProgress

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

log: logging.Logger = logging.getLogger("ionq_session")

Progress: TypeAlias = Callable[[WaitProgress], object]
"""A function of the user's that is called with the progress after each look."""

CALLBACK = Rule("a function of the progress", optional(function))
SHOWN_IDS = 5  # in a message; the error has all
LAST = datetime.max.replace(tzinfo=UTC)  # sorts jobs without a time behind the others


@frozen
class Patience:
    """How many jobs are waited for.

    Attributes:
        timeout: Seconds in all; None for no limit.
        poll: How often one job would be asked for, which the pauses between rounds follow.
        on_progress: Called with the progress after each look; a coroutine function where one is
            awaited.
    """

    timeout: float | None = None
    poll: Poll = field(factory=Poll)
    on_progress: Progress | None = None


def patience(
    timeout: float | None, poll: Poll | float | None, on_progress: Progress | None
) -> Patience:
    """How many jobs are waited for, from a user's arguments.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    ruled("timeout", LIMIT, timeout)
    ruled("on_progress", CALLBACK, on_progress)
    return Patience(timeout, poll_of(poll), on_progress)


class Vigil:
    """Waiting for many jobs; each step is a flow, and an error leaves it where it was.

    Args:
        ids: The jobs.
        how: How they are waited for.
        calls: What calls are made with.
    """

    def __init__(self, ids: Iterable[str], how: Patience, calls: Calls) -> None:
        self.crowd: Crowd = Crowd(ids)
        self._how = how
        self._calls = calls
        self._begin = calls.context.monotonic()
        self._found: deque[WaitedJob] = deque()
        self._round: Iterator[PageOfIds] | None = None
        self._due = self._begin
        self._rounds = 0
        self._predicted: list[float] = []
        self._pauses = 0.0  # seconds of them in all: a clock that stands while a laptop sleeps
        self._heard = 0.0  # its reading when the service last answered
        self._faults = 0
        self._fault: IonQError | None = None

    def all(self) -> Flow[Waited]:
        """Wait until all have ended.

        Raises:
            WaitManyTimeoutError: The time was over before.
            IonQError: The service refuses to tell, or could not be reached for an hour.
        """
        while (yield from self.step()) is not END:
            pass
        return self.crowd.waited()

    def step(self) -> Flow[WaitedJob | End]:
        """The next job that has ended, or the end.

        Raises:
            WaitManyTimeoutError: The time was over before.
            IonQError: The service refuses to tell, or could not be reached for an hour.
        """
        while not self._found:
            if not self.crowd.open:
                return END
            page = yield from self._next_page()
            if page is None:
                self._end_round()
            else:
                yield from self._look(page)
        return self._found.popleft()

    @property
    def _elapsed(self) -> float:
        return self._calls.context.monotonic() - self._begin

    @property
    def _left(self) -> float | None:
        """Seconds until the limit; None if there is none."""
        return None if self._how.timeout is None else self._how.timeout - self._elapsed

    def _next_page(self) -> Flow[PageOfIds | None]:
        """The next page of the round, after the pause before it; None at its end.

        Raises:
            WaitManyTimeoutError: The time is over.
        """
        left = self._left
        if left is not None and left <= 0 and self._rounds and self._how.timeout != 0:
            raise self._timeout() from self._fault
        if self._round is None:
            if self._how.timeout == 0 and self._rounds:
                raise self._timeout() from self._fault
            wait = max(0.0, self._due - self._calls.context.monotonic())
            if left is not None:
                wait = min(wait, max(left, 0.0))
            if wait:
                self._pauses += wait
                yield from sleep(wait)
            self._rounds += 1
            if self._how.timeout == 0:  # what is, and no more: that takes a look at each
                self._round = sweep(self.crowd)
            else:
                self._round = looks(self.crowd, self._calls.context.random())
        return next(self._round, None)

    def _end_round(self) -> None:
        """Plan the next round.

        Raises:
            WaitManyTimeoutError: All that are left have been in unknown statuses for an hour.
        """
        self._round = None
        if self.crowd.open and self.crowd.are_silent(self._pauses - LONGEST_OUTAGE):
            raise self._timeout("for an hour, they have been in statuses that may be final")
        wait = pause(
            self._how.poll,
            rounds=self._rounds,
            pages=-(-len(self.crowd.open) // PAGE),
            elapsed=self._elapsed,
            predicted=self._predicted,
            fraction=self._calls.context.random(),
        )
        self._predicted = []
        self._due = self._calls.context.monotonic() + wait

    def _look(self, page: PageOfIds) -> Flow[None]:
        """Look at a page of jobs; a fault that may pass ends the round.

        Raises:
            IonQError: Another look would not help.
        """
        try:
            shown = yield from self._shown(page)
            found = [
                ended
                for job_id, job in shown.items()
                if (ended := self.crowd.saw(job_id, job, self._pauses)) is not None
            ]
            found.sort(key=_ended_at)
            self._found.extend(found)
            for job_id in page:
                if job_id not in shown and self.crowd.missed(job_id) > MOST_MISSES:
                    yield from self._look_at_one(job_id)
        except TRANSIENT as error:
            self._failed(error)
            return
        pending = [job for job_id, job in shown.items() if job_id in self.crowd.open]
        expected = map(expected_seconds, pending)
        self._predicted += [seconds for seconds in expected if seconds is not None]
        if self._fault is not None:
            log.warning("waiting for %d jobs: the service answers again", len(self.crowd.open))
        self._fault, self._faults, self._heard = None, 0, self._pauses
        if self._how.on_progress is not None:
            progress = WaitProgress(dict(self.crowd.counts), self._elapsed)
            yield from ask(partial(self._how.on_progress, progress))

    def _shown(self, page: PageOfIds) -> "Flow[dict[str, BaseJob]]":
        """The jobs of a page as the service lists them."""
        asked = {each.lower(): each for each in page}  # the service writes ids in small letters
        shown: dict[str, BaseJob] = {}
        cursor: str | None = None
        for _ in page:  # one answer has them all, unless the service gives fewer a page
            operation = get_jobs(ids=list(page), limit=len(page), next_=cursor)
            reply = job_page((yield from self._calls.execute(operation, self._options())))
            before = len(shown)
            for job in reply.items:
                job_id = asked.get(str(job.id).lower())
                if job_id is not None:
                    shown[job_id] = job
            cursor = reply.following
            if cursor is None or len(shown) in (before, len(page)):
                break
        return shown

    def _look_at_one(self, job_id: str) -> Flow[None]:
        """Ask for a job that lists do not show, by itself."""
        try:
            job = yield from self._calls.execute(get_job(job_id), self._options())
        except NotFoundError:
            log.warning("job %s: the service does not know it any more", job_id)
            self._found.append(self.crowd.lost(job_id))
            return
        ended = self.crowd.saw(job_id, job, self._pauses)
        if ended is not None:
            self._found.append(ended)

    def _options(self) -> OperationOptions:
        """How a look is made: once, and not for longer than there is time."""
        options: OperationOptions = {"retry": NO_RETRY}
        if self._left is not None:
            options["timeout"] = within(self._calls.config.timeout, max(self._left, SHORTEST_LOOK))
        return options

    def _failed(self, error: IonQError) -> None:
        """Note that a look has failed, and plan another round.

        Raises:
            IonQError: They have for an hour.
        """
        if self._pauses - self._heard >= LONGEST_OUTAGE:
            raise error
        if self._fault is None:
            log.warning("waiting for %d jobs: %s; asking again", len(self.crowd.open), error)
        self._fault = error
        self._faults += 1
        self._round = None
        wait = self._how.poll.pause(self._faults, self._elapsed, self._calls.context.random())
        wait = max(wait, min(error.retry_after or 0.0, LONGEST_OUTAGE))
        self._due = self._calls.context.monotonic() + wait

    def _timeout(self, problem: str = "") -> WaitManyTimeoutError:
        """The error for jobs that have not ended in time."""
        pending = tuple(self.crowd.open)
        shown = ", ".join(pending[:SHOWN_IDS]) + (", ..." if len(pending) > SHOWN_IDS else "")
        statuses = sorted({each.status for each in self.crowd.open.values()})
        return WaitManyTimeoutError(
            f"after {self._elapsed:g} s {len(pending)} of {self.crowd.total} jobs had not ended "
            f"({shown}; {', '.join(statuses)}){f': {problem}' if problem else ''}; they go on, and "
            "session.wait_all(error.pending) waits for them again",
            job_id=pending[0],
            job_status=self.crowd.open[pending[0]].status,
            waited=self.crowd.waited(),
            pending=pending,
        )


def _ended_at(ended: WaitedJob) -> datetime:
    at: object = getattr(ended.job, "completed_at", None)
    return at if isinstance(at, datetime) else LAST
