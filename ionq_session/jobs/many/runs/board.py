"""What to do next in a run of many jobs: a pure decision, every number with its reason.

Each circuit is submitted, waited for, and read. Its steps are handed out one by one; whoever does
them says what came of each, and asks again. Nothing here waits or sends, so threads and tasks share
all of it.
"""

from collections import deque
from collections.abc import Iterator, Mapping
from itertools import islice
from math import ceil
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import Factory, define, evolve, field, frozen

from ....errors import (
    AuthenticationError,
    ConfigurationError,
    ConnectionFailedError,
    ForbiddenError,
    IonQError,
    RateLimitError,
)
from ...errors import JobNotFinishedError, JournalError, RunError
from ...polling import Poll
from ...states import FINAL
from ...waiting import TRANSIENT
from ...watching import LONGEST_OUTAGE, MOST_MISSES
from .many_result import Progress

if TYPE_CHECKING:
    from ...results.job_result import JobResult

PAGE = 25  # jobs asked for at once: what the service documents as the most on a page
SHORTEST_SHARE = 0.01  # of the time since the run began, for a pause: hours need not be counted in
# seconds, and a run of hours has some thousand looks
OTHERS = 4  # one that ends out of turn is noticed before the run has gone on for half as long again
FIRST_BACKOFF = 1.0  # seconds before a submission after one that could not be sent; then doubled
LONGEST_BACKOFF = 60.0  # seconds; a network that is back is noticed within the minute
MOST_READINGS = 5  # of one result, each with retries and a pause before: minutes of an outage

FATAL = (AuthenticationError, ForbiddenError, ConfigurationError, JournalError, RunError)
"""What the next submission would meet as well, so that none follows."""

UNSENT = (ConnectionFailedError, RateLimitError)
"""After these there surely is no job, and another attempt may well succeed."""


@frozen
class Submit:
    """Submit an item, after a pause."""

    item: int
    pause: float = 0.0


@frozen
class Look:
    """Ask for the states of some jobs, after a pause."""

    jobs: tuple[str, ...]
    pause: float = 0.0


@frozen
class Read:
    """Read the result of an item's job, after a pause."""

    item: int
    job_id: str
    pause: float = 0.0


Step: TypeAlias = Submit | Look | Read
Stage: TypeAlias = Literal["unsent", "sending", "waiting", "ended", "reading", "done"]


@define
class Item:
    """One circuit of a run.

    Attributes:
        stage: Where it stands.
        job_id: Its job, once there is one.
        result: Its result, or the error that it ended with.
        misses: How often in a row its job was not among those that were asked for.
        readings: How often its result could not be read.
    """

    stage: Stage = "unsent"
    job_id: str | None = None
    result: "JobResult | IonQError | None" = None
    misses: int = 0
    readings: int = 0


@define
class Board:
    """The items of a run, and which step comes next.

    Attributes:
        items: The items, in the order of the circuits.
        limit: The most steps at once, without the one that looks for states.
        poll: The pauses between two looks.
        progress: How far the run is.
    """

    items: list[Item]
    limit: int
    poll: Poll = field(factory=Poll)
    progress: Progress = field(init=False)
    _busy: int = 0
    _looking: bool = False
    _unsent: deque[int] = Factory(deque[int])
    _ended: deque[int] = Factory(deque[int])
    _waiting: dict[str, int] = Factory(dict[str, int])  # the items by their jobs, in order
    _failures: int = 0  # submissions in a row that could not be sent
    _silence: float = 0.0  # seconds of pauses since the service was last reached
    _fatal: IonQError | None = None
    _sweep: int = 0  # how many of the waiting jobs this round of looks has passed
    _others: int = 0  # how many pages of the others this round is still to look at
    _share: float = 1.0  # of the others that a round looks at
    _rotation: int = 0  # how many of the waiting jobs are before the next of those pages
    _fresh: bool = True  # whether the next look begins a round
    _news: bool = False  # whether this round has found a job that ended
    _looks: int = 0  # grows with each round without news, and shrinks with each other one

    def __attrs_post_init__(self) -> None:
        resumed = sum(each.job_id is not None for each in self.items)
        failed = sum(each.stage == "done" for each in self.items)
        self.progress = Progress(len(self.items), resumed, failed=failed, resumed=resumed)
        for place, item in enumerate(self.items):
            if item.stage == "unsent":
                self._unsent.append(place)
            elif item.job_id is not None and item.stage == "waiting":
                self._waiting[item.job_id] = place

    @property
    def fatal(self) -> IonQError | None:
        """What ended the submitting early, if something did."""
        return self._fatal

    def steps(self, elapsed: float, fraction: float) -> Iterator[Step]:
        """The steps that may begin now; each has to be noted when it has ended.

        Args:
            elapsed: Seconds since the run began.
            fraction: A random number from 0 to 1, for the jitter.
        """
        # What has ended is read before more is submitted: it is what the caller waits for.
        while self._busy < self.limit and self._ended:
            place = self._ended.popleft()
            item = self.items[place]
            item.stage = "reading"
            self._busy += 1
            pause = self.poll.pause(item.readings + 1, elapsed, fraction) if item.readings else 0.0
            yield Read(place, item.job_id or "", pause)
        # After a submission that could not be sent, one goes ahead alone.
        most = 1 if self._failures else self.limit
        while self._busy < most and self._unsent:
            place = self._unsent.popleft()
            self.items[place].stage = "sending"
            self._busy += 1
            yield Submit(place, self._backoff())
        if self._waiting and not self._looking:
            self._looking = True
            yield self._look(elapsed, fraction)

    def submitted(self, step: Submit, outcome: str | IonQError) -> None:
        """Note what came of a submission.

        Args:
            step: The step.
            outcome: The job's id, or why there is none.
        """
        self._busy -= 1
        item = self.items[step.item]
        if isinstance(outcome, str):
            item.stage, item.job_id = "waiting", outcome
            self._waiting[outcome] = step.item
            self._count(submitted=1)
            self._failures, self._silence = 0, 0.0
        elif isinstance(outcome, UNSENT) and self._silence < LONGEST_OUTAGE:
            item.stage = "unsent"
            self._unsent.appendleft(step.item)
            self._silence += step.pause
            self._failures += 1
        else:
            self._done(step.item, outcome)
            if isinstance(outcome, (*FATAL, *UNSENT)):
                self._stop(outcome)

    def looked(self, step: Look, outcome: "Mapping[str, str] | IonQError") -> None:
        """Note what a look has found.

        Args:
            step: The step.
            outcome: The status of each job that was listed, or why none could be.
        """
        self._looking = False
        if isinstance(outcome, IonQError):
            self._silence += step.pause
            self._end_round()
            if not isinstance(outcome, TRANSIENT) or self._silence >= LONGEST_OUTAGE:
                for waiting in list(self._waiting.values()):
                    self._done(waiting, outcome)
                self._waiting.clear()
            return
        self._silence = 0.0
        ended = 0
        for job_id in step.jobs:
            place = self._waiting.get(job_id)
            if place is None:
                continue
            item = self.items[place]
            status = outcome.get(job_id)
            item.misses = item.misses + 1 if status is None else 0
            # One that stays away is read, which says what is the matter with it.
            if status in FINAL or item.misses >= MOST_MISSES:
                del self._waiting[job_id]
                item.stage, item.misses = "ended", 0
                self._ended.append(place)
                ended += 1
        self._plan_look(len(step.jobs), ended)

    def read(self, step: Read, outcome: "JobResult | IonQError") -> None:
        """Note what came of reading a result.

        Args:
            step: The step.
            outcome: The result, or why there is none.
        """
        self._busy -= 1
        item = self.items[step.item]
        if isinstance(outcome, JobNotFinishedError):
            item.stage = "waiting"
            self._waiting[step.job_id] = step.item
        elif isinstance(outcome, TRANSIENT) and item.readings < MOST_READINGS:
            item.stage = "ended"
            item.readings += 1
            self._ended.append(step.item)
        else:
            self._done(step.item, outcome)

    def _done(self, place: int, result: "JobResult | IonQError") -> None:
        item = self.items[place]
        item.stage, item.result = "done", result
        failed = isinstance(result, IonQError)
        self._count(failed=int(failed), completed=int(not failed))

    def _count(self, *, submitted: int = 0, completed: int = 0, failed: int = 0) -> None:
        before = self.progress
        self.progress = evolve(
            before,
            submitted=before.submitted + submitted,
            completed=before.completed + completed,
            failed=before.failed + failed,
        )

    def _stop(self, error: IonQError) -> None:
        """End the submitting; what was submitted is waited for all the same."""
        self._fatal = self._fatal or error
        while self._unsent:
            self._done(self._unsent.popleft(), error)

    def _backoff(self) -> float:
        if not self._failures:
            return 0.0
        doubled: float = FIRST_BACKOFF * 2.0 ** min(self._failures - 1, 16)
        return min(doubled, LONGEST_BACKOFF)

    # --- looks ------------------------------------------------------------------------------------
    #
    # A round of looks begins with the oldest jobs, which mostly end first, and goes on from page to
    # page as long as there is news. Then it looks at some of the others, from where the last round
    # stopped, since jobs may end out of turn. After a round there is a pause.

    def _look(self, elapsed: float, fraction: float) -> Look:
        pause = 0.0
        if self._fresh:
            shortest = min(SHORTEST_SHARE * elapsed, self.poll.longest)
            pause = max(shortest, self.poll.pause(self._looks + 1, elapsed, fraction))
            self._share = min(1.0, OTHERS * pause / max(elapsed, pause))
            self._fresh = False
        begin = self._rotation if self._others else self._sweep
        return Look(tuple(islice(self._waiting, begin, begin + PAGE)), pause)

    def _plan_look(self, asked: int, ended: int) -> None:
        """Decide which jobs the next look is for."""
        self._news = self._news or ended > 0
        if self._others:
            self._others -= 1
            self._rotation += asked - ended
        else:
            self._sweep += asked - ended
            left = len(self._waiting) - self._sweep
            if ended and left > 0:
                return
            self._others = ceil(left / PAGE * self._share)
        if self._rotation >= len(self._waiting) or self._rotation < self._sweep:
            self._rotation = self._sweep
        if not self._others or self._rotation >= len(self._waiting):
            self._end_round()

    def _end_round(self) -> None:
        self._looks = max(0, self._looks - 1) if self._news else self._looks + 1
        self._sweep, self._others, self._news, self._fresh = 0, 0, False, True
