"""Many jobs that are waited for: what is known of each, and in which order they are looked at."""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING

from attrs import define

from ...states import FINAL, PENDING
from ...watching import status_of
from .waited import MISSING, UNSEEN, Waited, WaitedJob

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

    from ...states import Job


@define
class Known:
    """What is known of a job that has not ended.

    Attributes:
        status: The status that it had last.
        job: The job as it was seen last.
        lane: The backend that it waits for, once its turn came in the order of the input.
        misses: How many looks in a row did not show it.
        silent_since: Seconds of pauses until its status was first one that is not known.
    """

    status: str = UNSEEN
    job: "BaseJob | Job | None" = None
    lane: str | None = None
    misses: int = 0
    silent_since: float | None = None


class Crowd:
    """Many jobs, until all of them have ended.

    Those that have not ended stand in lanes: one for all that are unseen, in the order of the
    input, and one for each backend. A backend presumably takes its jobs in this order.

    Args:
        ids: The jobs; one that is there twice counts once.
    """

    def __init__(self, ids: Iterable[str]) -> None:
        self._order = tuple(ids)
        self.open: dict[str, Known] = {each: Known() for each in self._order}
        self._ended: dict[str, WaitedJob] = {}
        # Ordered dicts, since their first keys are found at once, however many are gone.
        unseen = OrderedDict.fromkeys(self.open)
        self._lanes: dict[str | None, OrderedDict[str, None]] = {None: unseen}
        self.counts: Counter[str] = Counter({UNSEEN: len(self.open)} if self.open else {})

    @property
    def total(self) -> int:
        """How many different jobs there are."""
        return len(self.open) + len(self._ended)

    @property
    def lanes(self) -> list[str | None]:
        """The lanes that are not empty; None is that of the unseen."""
        return [name for name, lane in self._lanes.items() if lane]

    def first(self, lane: str | None, most: int) -> list[str]:
        """The first jobs of a lane."""
        return list(islice(self._lanes[lane], most))

    def saw(self, job_id: str, job: "BaseJob | Job", pauses: float) -> WaitedJob | None:
        """Note what a look has shown of a job.

        Args:
            job_id: The job.
            job: As it was shown.
            pauses: Seconds of pauses since the waiting began.

        Returns:
            The job, if it has ended.
        """
        known = self.open[job_id]
        status = status_of(job) or "without a status"
        self._count(known, status)
        if status in FINAL:
            return self._end(job_id, WaitedJob(job_id, status, job))
        known.job, known.misses = job, 0
        if status in PENDING:
            known.silent_since = None
        elif known.silent_since is None:
            known.silent_since = pauses
        return None

    def missed(self, job_id: str) -> int:
        """Note that a look did not show a job; how many in a row have not."""
        self.open[job_id].misses += 1
        return self.open[job_id].misses

    def lost(self, job_id: str) -> WaitedJob:
        """Note that the service knows no such job."""
        known = self.open[job_id]
        self._count(known, MISSING)
        return self._end(job_id, WaitedJob(job_id, MISSING, known.job))

    def sort(self, ids: Iterable[str]) -> None:
        """Put jobs whose turn came into the lanes of their backends, as far as they are known."""
        for job_id in ids:
            known = self.open.get(job_id)
            backend: object = None if known is None else getattr(known.job, "backend", None)
            if known is not None and known.lane is None and isinstance(backend, str):
                del self._lanes[None][job_id]
                known.lane = backend
                self._lanes.setdefault(backend, OrderedDict())[job_id] = None

    def put_last(self, ids: Iterable[str]) -> None:
        """Put jobs that hold others up behind all others of their lanes."""
        for job_id in ids:
            if job_id in self.open:
                self._lanes[self.open[job_id].lane].move_to_end(job_id)

    def are_silent(self, since: float) -> bool:
        """Whether all that have not ended have been in unknown statuses since before a time."""
        return all(
            each.silent_since is not None and each.silent_since <= since
            for each in self.open.values()
        )

    def waited(self) -> Waited:
        """What is known of each job, in the order of the input."""
        return Waited(tuple(self._entries()))

    def _entries(self) -> Iterator[WaitedJob]:
        for job_id in self._order:
            known = self.open.get(job_id)
            if known is None:
                yield self._ended[job_id]
            else:
                yield WaitedJob(job_id, known.status, known.job)

    def _count(self, known: Known, status: str) -> None:
        if known.status == status:
            return
        self.counts[known.status] -= 1
        if not self.counts[known.status]:
            del self.counts[known.status]
        self.counts[status] += 1
        known.status = status

    def _end(self, job_id: str, ended: WaitedJob) -> WaitedJob:
        del self._lanes[self.open.pop(job_id).lane][job_id]
        self._ended[job_id] = ended
        return ended
