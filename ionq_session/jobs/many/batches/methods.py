"""The methods of sessions about batches; those of the two sessions side by side."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, cast

from ...._flows.calls import Calls
from ...._flows.flow import Flow, T
from ...flows import JobReference
from ...options import SubmitOptions
from .flows import BatchFlows

if TYPE_CHECKING:
    from ....async_session import AsyncIonQSession
    from ....session import IonQSession
    from .handles import AsyncBatchHandle, BatchHandle
    from .submitting import SentJob


class BatchMethods(BatchFlows):
    """What `IonQSession` does with many circuits at once."""

    @abstractmethod
    def _do(self, flow: Flow[T]) -> T: ...

    def _perform(self, make: Callable[[Calls], Flow[T]]) -> T:
        return self._do(make(self._calls))

    def _batch_handle(self, sent: "Sequence[SentJob]") -> "BatchHandle":
        from .handles import BatchHandle

        return BatchHandle(cast("IonQSession", self), sent, self._perform)

    def _submit_batch(self, circuits: Sequence[object], options: SubmitOptions) -> "BatchHandle":
        return self._batch_handle(self._do(self._send_batch(circuits, options)))

    def batch(self, jobs: Sequence[JobReference]) -> "BatchHandle":
        """A handle of a batch that was submitted anywhere, by its jobs; nothing is sent.

        The order of its circuits is read from their names, in which `submit` writes it.

        Args:
            jobs: Their ids, such as `BatchHandle.job_ids`, or handles.

        Raises:
            ConfigurationError: There is none, or one is no job.
        """
        from .handles import jobs_of

        return self._batch_handle(jobs_of(jobs))


class AsyncBatchMethods(BatchFlows):
    """What `AsyncIonQSession` does with many circuits at once."""

    @abstractmethod
    async def _do(self, flow: Flow[T]) -> T: ...

    async def _perform(self, make: Callable[[Calls], Flow[T]]) -> T:
        return await self._do(make(self._calls))

    def _batch_handle(self, sent: "Sequence[SentJob]") -> "AsyncBatchHandle":
        from .handles import AsyncBatchHandle

        return AsyncBatchHandle(cast("AsyncIonQSession", self), sent, self._perform)

    async def _submit_batch(
        self, circuits: Sequence[object], options: SubmitOptions
    ) -> "AsyncBatchHandle":
        return self._batch_handle(await self._do(self._send_batch(circuits, options)))

    def batch(self, jobs: Sequence[JobReference]) -> "AsyncBatchHandle":
        """A handle of a batch that was submitted anywhere; see `IonQSession.batch`."""
        from .handles import jobs_of

        return self._batch_handle(jobs_of(jobs))
