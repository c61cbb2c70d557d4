"""Handles of batches, blocking and awaited, side by side."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, Unpack, cast

from ionq_api.codec import is_list

from ...._flows.calls import Calls
from ...._flows.flow import Flow, T
from ....errors import ConfigurationError
from ...flows import JobReference, id_of
from ...handles import AsyncJobHandle, JobHandle
from ...options import ReadOptions
from ...polling import Poll
from ...watching import Update, waiting
from .following import cancel_all, look_at_all, progress_of_all, status_of_all, wait_for_all
from .submitting import SentJob

if TYPE_CHECKING:
    from ....async_session import AsyncIonQSession
    from ....session import IonQSession
    from ...results.batch_result import BatchResult
    from ...states import Job


class Perform(Protocol):
    """Runs a flow of a session's calls."""

    def __call__(self, make: Callable[[Calls], Flow[T]], /) -> T:
        """Run it."""
        ...


class AsyncPerform(Protocol):
    """Runs a flow of a session's calls, to be awaited."""

    # Any: what a coroutine yields and is sent is the event loop's.
    def __call__(self, make: Callable[[Calls], Flow[T]], /) -> Coroutine[Any, Any, T]:
        """Run it."""
        ...


def jobs_of(jobs: Sequence[JobReference]) -> tuple[SentJob, ...]:
    """What is known of the jobs of a batch that was submitted anywhere.

    Raises:
        ConfigurationError: One is no job, one is named twice, or there is none.
    """
    listed = [jobs] if isinstance(jobs, str) or not is_list(jobs) else [*jobs]
    found: dict[str, SentJob] = {}
    for each in listed:
        job_id = id_of(cast("JobReference", each))
        tag, shots = getattr(each, "tag", None), getattr(each, "shots", None)
        found[job_id] = SentJob(job_id, tag, shots, getattr(each, "payload_hash", None))
    if not found or len(found) < len(listed):
        raise ConfigurationError(
            f"a batch is made of jobs, each named once; got {len(listed)}, and {len(found)} of "
            "them different"
        )
    return tuple(found.values())


# Any: what a handle of a job takes by name.
def known_of(job: SentJob) -> dict[str, Any]:
    """What a handle of one job of a batch knows of it."""
    return {"tag": job.tag, "shots": job.shots, "payload_hash": job.payload_hash}


class BaseBatchHandle:
    """What both kinds of handles know of their batch."""

    def __init__(self, sent: Sequence[SentJob]) -> None:
        self._sent = tuple(sent)

    @property
    def job_ids(self) -> tuple[str, ...]:
        """The ids of the jobs, from which `session.batch(ids)` makes a handle in any process."""
        return tuple(each.job_id for each in self._sent)

    @property
    def places(self) -> tuple[tuple[int, ...] | None, ...]:
        """For each job the indices of its circuits; None where they are not known here."""
        return tuple(each.places for each in self._sent)

    @property
    def _goes_on(self) -> str:
        """What to know of a batch whose owner stopped waiting."""
        ids = [*self.job_ids]
        return f"the batch goes on; session.batch({ids}).wait() waits again, in any process"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BaseBatchHandle) and self.job_ids == other.job_ids

    def __hash__(self) -> int:
        return hash(self.job_ids)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({[*self.job_ids]})"


class BatchHandle(BaseBatchHandle):
    """Many circuits that were submitted together, as `IonQSession.submit` of a list returns it.

    They are in one job, or in several if there are more than a job takes. Two handles are equal if
    their jobs are. A handle can be pickled if its session can; the key is not in the pickle.
    """

    def __init__(self, session: "IonQSession", sent: Sequence[SentJob], perform: Perform) -> None:
        super().__init__(sent)
        self._session = session
        self._perform = perform

    @property
    def session(self) -> "IonQSession":
        """The session that the handle makes its calls with."""
        return self._session

    @property
    def jobs(self) -> "tuple[JobHandle[BatchResult], ...]":
        """A handle of each job."""
        return tuple(JobHandle(self._session, each.job_id, **known_of(each)) for each in self._sent)

    @property
    def status(self) -> str:
        """One status for all jobs at this moment; a request a job.

        It is `started` while some are on their way and others have started or ended; then `failed`
        or `canceled` if one is, as it is if one of its circuits is; or else `completed`.

        Raises:
            IonQError: The service could not be asked.
        """
        return status_of_all(self._perform(partial(look_at_all, self.job_ids)))

    def progress(self) -> dict[str, int]:
        """How many circuits are in which status, such as `{"completed": 90, "started": 10}`.

        It takes a request a job, and for those that have not completed one for 25 circuits.

        Raises:
            IonQError: The service could not be asked.
        """
        return self._perform(partial(progress_of_all, self._sent))

    def wait(
        self,
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
    ) -> "list[Job]":
        """Wait until all jobs have ended, as `IonQSession.wait` does for one.

        A job with a circuit that failed is no error here: `result()` has the others.

        Args:
            timeout: Seconds in all; None for no limit.
            poll: Seconds between looks, or a `Poll`.
            on_update: Called with a job each time one was looked at; the jobs are looked at one
                after another.
            cancel_on_timeout: Whether to cancel the jobs when the time is over.

        Returns:
            The jobs.

        Raises:
            WaitTimeoutError: The time was over.
            IonQError: As for one job.
        """
        how = waiting(timeout, poll, on_update, cancel_on_timeout)
        try:
            return self._perform(partial(wait_for_all, self.job_ids, how))
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(self._goes_on)
            raise

    def result(self, **options: Unpack[ReadOptions]) -> "BatchResult":
        """The results in the order of the circuits; see `IonQSession.result` for the options.

        The probabilities of all circuits of a job are one request, and their names and failures
        one for 25 circuits.

        Raises:
            JobNotFinishedError: A job has not ended.
            JobError: No circuit has a result.
            IonQError: A call failed.
        """
        from .reading import read_batch_jobs

        return self._perform(partial(read_batch_jobs, self._sent, options))

    def cancel(self) -> int:
        """Cancel the jobs that have not ended; what has run of them may still be billed.

        Returns:
            How many these were.

        Raises:
            IonQError: A call failed; the other jobs were canceled all the same.
        """
        return self._perform(partial(cancel_all, self.job_ids))

    def delete(self) -> None:
        """Delete the jobs with their results.

        Raises:
            IonQError: A call failed.
        """
        for each in self.jobs:
            each.delete()


class AsyncBatchHandle(BaseBatchHandle):
    """Many circuits; the methods of `BatchHandle`, to be awaited."""

    def __init__(
        self, session: "AsyncIonQSession", sent: Sequence[SentJob], perform: AsyncPerform
    ) -> None:
        super().__init__(sent)
        self._session = session
        self._perform = perform

    @property
    def session(self) -> "AsyncIonQSession":
        """The session that the handle makes its calls with."""
        return self._session

    @property
    def jobs(self) -> "tuple[AsyncJobHandle[BatchResult], ...]":
        """A handle of each job."""
        return tuple(
            AsyncJobHandle(self._session, each.job_id, **known_of(each)) for each in self._sent
        )

    @property
    async def status(self) -> str:
        """One status for all jobs: `await handle.status`; see `BatchHandle.status`."""
        return status_of_all(await self._perform(partial(look_at_all, self.job_ids)))

    async def progress(self) -> dict[str, int]:
        """How many circuits are in which status; see `BatchHandle.progress`."""
        return await self._perform(partial(progress_of_all, self._sent))

    async def wait(
        self,
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
    ) -> "list[Job]":
        """Wait until all jobs have ended; see `BatchHandle.wait`."""
        how = waiting(timeout, poll, on_update, cancel_on_timeout)
        try:
            return await self._perform(partial(wait_for_all, self.job_ids, how))
        except (KeyboardInterrupt, asyncio.CancelledError) as interrupt:
            interrupt.add_note(self._goes_on)
            raise

    async def result(self, **options: Unpack[ReadOptions]) -> "BatchResult":
        """The results in the order of the circuits; see `BatchHandle.result`."""
        from .reading import read_batch_jobs

        return await self._perform(partial(read_batch_jobs, self._sent, options))

    async def cancel(self) -> int:
        """Cancel the jobs that have not ended; see `BatchHandle.cancel`."""
        return await self._perform(partial(cancel_all, self.job_ids))

    async def delete(self) -> None:
        """Delete the jobs with their results; see `BatchHandle.delete`."""
        for each in self.jobs:
            await each.delete()
