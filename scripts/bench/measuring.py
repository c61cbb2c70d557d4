"""Contenders take turns, each for some calls, in an order that changes from round to round."""

import gc
from collections.abc import Callable, Mapping
from time import monotonic, perf_counter, process_time

from attrs import frozen

from .figures import CPU, WALL, Samples

# How long processors work in a turn, at least. After a shorter one, in which everything is cold, a
# figure says more about the turn's beginning than about the contender.
_TURN_SECONDS = 0.03
_MOST_CALLS = 20_000

# Does so many calls, and returns the seconds on the wall and of this process's processors.
Batch = Callable[[int], tuple[float, float]]


@frozen
class Effort:
    """How long to measure: rounds, and after how many seconds no further one begins."""

    rounds: int = 30
    seconds: float = 60.0
    is_quick: bool = False

    @classmethod
    def quick(cls) -> "Effort":
        """As little as gives a figure."""
        return cls(rounds=2, is_quick=True)


def repeated(call: Callable[[], object]) -> Batch:
    """Calls one after the other."""

    def batch(number: int) -> tuple[float, float]:
        wall, cpu = perf_counter(), process_time()
        for _ in range(number):
            call()
        return perf_counter() - wall, process_time() - cpu

    return batch


def taken_in_turns(batches: Mapping[str, Batch], effort: Effort, number: int = 0) -> Samples:
    """Measure contenders.

    Args:
        batches: What each does.
        effort: How long.
        number: How many calls a turn has; 0 finds out how many take long enough.

    Returns:
        The seconds of one call, for each contender and round.
    """
    numbers = {name: number or _fitting(batch, effort) for name, batch in batches.items()}
    if number:
        for batch in batches.values():
            batch(number)  # warms up
    samples = {name: {WALL: list[float](), CPU: list[float]()} for name in batches}
    names, end = list(batches), monotonic() + effort.seconds
    for turn in range(effort.rounds):
        place = turn % len(names)
        for name in names[place:] + names[:place]:
            gc.collect()
            wall, cpu = batches[name](numbers[name])
            samples[name][WALL].append(wall / numbers[name])
            samples[name][CPU].append(cpu / numbers[name])
        if monotonic() > end:
            break
    return samples


def _fitting(batch: Batch, effort: Effort) -> int:
    """How many calls take as long as a turn should, found while they warm up.

    By the processors' time: on the wall, a single call can take as long while others have them.
    """
    number = 1
    while True:
        _, seconds = batch(number)
        if effort.is_quick or seconds >= _TURN_SECONDS or number >= _MOST_CALLS:
            return number
        number = min(_MOST_CALLS, max(2 * number, int(number * _TURN_SECONDS / max(seconds, 1e-6))))
