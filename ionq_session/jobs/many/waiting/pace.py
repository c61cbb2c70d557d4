"""How long a client that waits for many jobs pauses between rounds: a pure decision."""

from collections.abc import Iterable

from attrs import evolve

from ...polling import Poll

MOST_PAGES = 10  # times the longest pause of one job: ten minutes, for 250 jobs and more
LATE = 60  # of the time waited so far a pause may be beyond that: a minute after an hour
PREDICTED = 4  # times quicker than without a prediction, at the most, since it may always be wrong


def pause(
    poll: Poll,
    *,
    rounds: int,
    pages: int,
    elapsed: float,
    predicted: Iterable[float],
    fraction: float,
) -> float:
    """Seconds until the next round.

    It is an eighth of the time waited so far, or of the time until the last of the jobs that were
    looked at is expected to end, within limits that grow with the number of jobs. So the number of
    rounds grows with the logarithm of the time, whatever the service predicts.

    Args:
        poll: The policy for one job.
        rounds: How many rounds there have been.
        pages: How many pages the jobs fill that have not ended.
        elapsed: Seconds waited so far.
        predicted: Seconds until jobs that were looked at end, by the service's prediction.
        fraction: A random number from 0 to 1, for the jitter.
    """
    longest = max(poll.longest * min(pages, MOST_PAGES), elapsed / LATE)
    horizon = max(predicted, default=elapsed)
    # Pauses that stay short while time passes would be without number.
    horizon = max(horizon, elapsed / PREDICTED)
    return evolve(poll, longest=longest).pause(rounds, horizon, fraction)
