"""How often a waiting client asks for a job: a pure decision, every number with its reason."""

from attrs import frozen

from .._option_rules import REFUSED, Rule, number, ruled

FIRST_PAUSE = 0.1  # seconds; a small job on a simulator takes about as long
GROWTH = 1.5  # eleven polls in the first ten seconds, when most simulations end
LONGEST_PAUSE = 60.0  # seconds; a queue of hours does not ask for more, nor does its owner

SOON = 3.0  # seconds that any pause may take: unnoticed after a queue, few requests for the service
SHARE = 8.0  # of the time that is left, or has passed: a job is noticed at most an eighth late
JITTER = 0.2  # of a pause, so that clients which began together do not ask together
MOST_STEPS = 100  # of growth, far beyond any pause; a power of thousands would be no number

SHORTEST_PAUSE = 0.01  # seconds; without a pause, an outage would be asked about without an end
_SECONDS = f"a number of seconds, at least {SHORTEST_PAUSE}"


@frozen
class Poll:
    """How often a job is asked for while it is waited for.

    Pauses begin with `first` and grow by `growth`. Beyond 3 seconds they are at most an eighth of
    the time that is left by the service's own prediction; of the time waited so far, if there is
    none; or of the time that the job is overdue. So a job that takes a minute is noticed within
    seconds, and one that waits for hours costs a request a minute.

    Attributes:
        first: Seconds before the second look, at least 0.01; the first look is at once.
        growth: The factor from one pause to the next, from 1 to 10.
        longest: The upper limit of a pause, in seconds, at least 0.01.

    Raises:
        ConfigurationError: A number is out of range.
    """

    first: float = FIRST_PAUSE
    growth: float = GROWTH
    longest: float = LONGEST_PAUSE

    def __attrs_post_init__(self) -> None:
        for name in ("first", "longest"):
            ruled(name, Rule(_SECONDS, _seconds), getattr(self, name))
        ruled("growth", Rule("a number from 1 to 10", _factor), self.growth)

    @classmethod
    def every(cls, seconds: float) -> "Poll":
        """Always the same pause."""
        return cls(first=seconds, growth=1.0, longest=seconds)

    def pause(self, looks: int, horizon: float, fraction: float) -> float:
        """Seconds until the next look.

        Args:
            looks: How many there have been since the job last changed its status.
            horizon: Seconds that the job is expected to take still, or has taken.
            fraction: A random number from 0 to 1, for the jitter.
        """
        grown = self.first * self.growth ** min(max(looks - 1, 0), MOST_STEPS)
        pause = min(grown, max(SOON, horizon / SHARE, self.first), self.longest)
        return pause * (1 - JITTER * fraction)


def poll_of(given: object) -> Poll:
    """A policy from what a user may give for one: none, a number of seconds, or the policy.

    Raises:
        ConfigurationError: It is none of these.
    """
    if isinstance(given, Poll):
        return given
    if given is None:
        return Poll()
    seconds = ruled("poll", Rule(f"a Poll, or {_SECONDS}", _seconds), given)
    return Poll.every(seconds if isinstance(seconds, float) else FIRST_PAUSE)


def _seconds(value: object) -> object:
    kept = number(value)
    return float(kept) if isinstance(kept, int | float) and kept >= SHORTEST_PAUSE else REFUSED


def _factor(value: object) -> object:
    kept = number(value)
    return kept if isinstance(kept, int | float) and 1 <= kept <= 10 else REFUSED
