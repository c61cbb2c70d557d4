"""Handles of sweeps that were submitted, blocking and awaited, side by side."""

from typing import TYPE_CHECKING, Unpack

from attrs import frozen

from ...options import ReadOptions
from ..batches.handles import AsyncBatchHandle, BatchHandle
from .grid import Grid

if TYPE_CHECKING:
    from .result import SweepResult


@frozen
class SweepHandle:
    """A sweep, as `IonQSession.submit_sweep` returns it; it can be pickled as its batch can.

    Attributes:
        grid: The points.
        batch: The circuits, to wait for, look at, and cancel.
    """

    grid: Grid
    batch: BatchHandle

    def result(self, **options: Unpack[ReadOptions]) -> "SweepResult":
        """The results by point; see `BatchHandle.result`."""
        from .result import SweepResult

        return SweepResult(self.grid, self.batch.result(**options))


@frozen
class AsyncSweepHandle:
    """A sweep, as `AsyncIonQSession.submit_sweep` returns it; see `SweepHandle`."""

    grid: Grid
    batch: AsyncBatchHandle

    async def result(self, **options: Unpack[ReadOptions]) -> "SweepResult":
        """The results by point; see `SweepHandle.result`."""
        from .result import SweepResult

        return SweepResult(self.grid, await self.batch.result(**options))
