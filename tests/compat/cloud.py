"""An emulator with a clock of its own, so that other people's clients need not wait for jobs."""

from collections.abc import Generator
from contextlib import contextmanager

from attrs import frozen

from ionq_session.emulator import Emulator, ManualClock

# Longer than a QPU's queue, so that a job takes its next stage.
_LONG_SECONDS = 10

# A job has three stages, and the children of a QPU's job of many circuits queue as well.
_STAGES = 4


@frozen
class Cloud:
    """An emulator, and the clock that its jobs live by."""

    emulator: Emulator
    clock: ManualClock

    @property
    def base_url(self) -> str:
        """The address, as clients take it."""
        return self.emulator.base_url

    @property
    def api_key(self) -> str:
        """The key that clients must send."""
        return self.emulator.api_key

    def step(self) -> None:
        """Take every open job one stage further, if stages last a second."""
        self.clock.advance(1)
        self.emulator.settle()

    def finish(self) -> None:
        """Let every open job end."""
        for _ in range(_STAGES):
            self.emulator.settle()
            self.clock.advance(_LONG_SECONDS)
        self.emulator.settle()


@contextmanager
def running(stage_seconds: float, *, tls: bool = False) -> Generator[Cloud]:
    """Run an emulator on a clock that stands still.

    Args:
        stage_seconds: How long each stage of a job lasts.
        tls: Whether to serve HTTPS.
    """
    clock = ManualClock()
    with Emulator(clock=clock, stage_seconds=stage_seconds, tls=tls) as emulator:
        yield Cloud(emulator, clock)
