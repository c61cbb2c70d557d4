"""How fast a session may send: as fast as it likes, until the service has said 429.

IonQ publishes no limit, so none is assumed. From the first refusal on, requests are spaced by a
rate that is cut when the service refuses, and grows while it accepts: additive increase and
multiplicative decrease, as in TCP. `Retry-After` is kept by every call of the session, not only by
the one that was told.
"""

from collections import deque

from attrs import frozen

from ._fork_lock import Lock

DECREASE = 0.7  # of the rate that was refused: CUBIC's (RFC 9438) and that of the AWS SDKs
GROWTH = 0.02  # of that rate, for each success: back after fifteen, so that one call in twenty or
# less is refused, and the rate survives a service that refuses so many for no reason
SMALLEST_GROWTH = 0.1  # requests a second, so that ten successes double the slowest rate
UNKNOWN = 5.0  # requests a second that are taken for the limit if nothing was accepted before
SLOWEST = 1.0  # requests a second; a service that takes less says so by a longer Retry-After

LONGEST_PAUSE = 60.0  # seconds; a service that is closed for longer is asked once a minute, since a
# date in Retry-After is read by this machine's clock, which may be wrong by hours
WINDOW = 10.0  # seconds over which the rate at a refusal is measured: many calls, and no idle hour
SHORTEST = 1.0  # second of them: a few calls in a few milliseconds are no rate
MOST_REMEMBERED = 1000  # successes of the window: beyond a hundred a second, nobody is limited


@frozen
class Turn:
    """When a request may be sent.

    Attributes:
        at: The reading of the monotonic clock.
        round: How often the rate had been cut when it was taken.
        waits: Whether it is later than it was taken, so that the rate was in full use.
    """

    at: float
    round: int = 0
    waits: bool = False


class Pace:
    """The turns of all threads and tasks of a session and its copies.

    It decides, and does not wait: the time is passed in, and whoever takes a turn waits for it.
    """

    def __init__(self) -> None:
        self._rate: float | None = None  # requests a second; None as long as nothing was refused
        self._growth = 0.0
        self._next = float("-inf")  # the first turn that nobody has taken
        self._reopens = float("-inf")  # when the service wants to be asked again
        self._round = 0
        self._refusals = 0
        self._accepted: deque[float] = deque(maxlen=MOST_REMEMBERED)
        self._lock = Lock()

    @property
    def rate(self) -> float | None:
        """Requests a second; None if there is no limit that is known."""
        return self._rate

    @property
    def refusals(self) -> int:
        """How many requests were refused so far."""
        return self._refusals

    def closed(self, now: float) -> float:
        """Seconds until the service wants to be asked again; 0 if it may be asked."""
        return max(0.0, self._reopens - now)

    def take(self, now: float) -> Turn:
        """The next turn, which nobody else has."""
        with self._lock.mutex:
            if self._rate is None:
                return Turn(now)
            at = max(now, self._next, self._reopens)
            self._next = at + 1 / self._rate
            return Turn(at, self._round, at > now)

    def holds(self, turn: Turn) -> bool:
        """Whether a turn still holds: the service may have refused others while it was awaited."""
        return turn.round == self._round and turn.at >= self._reopens

    def accepted(self, turn: Turn, now: float) -> None:
        """Note that the service took a request."""
        with self._lock.mutex:
            self._accepted.append(now)
            if self._rate is not None and turn.round == self._round:
                self._rate += self._growth

    def refused(self, turn: Turn, now: float, seconds: float) -> None:
        """Note that the service refused a request because there were too many.

        Args:
            turn: The turn that it was sent in. Requests that were on their way when another one
                was refused say nothing new, and do not cut the rate again.
            now: The time.
            seconds: What the service asks to wait.
        """
        with self._lock.mutex:
            self._refusals += 1
            self._reopens = max(self._reopens, now + min(seconds, LONGEST_PAUSE))
            if turn.round != self._round:
                return
            refused = self._rate if turn.waits and self._rate else self._measured(now)
            self._rate = max(SLOWEST, DECREASE * refused)
            self._growth = max(SMALLEST_GROWTH, GROWTH * refused)
            self._next = self._reopens  # those who wait take new turns, one by one
            self._round += 1

    def _measured(self, now: float) -> float:
        """Requests a second that the service took, the pause that it asks for included."""
        while self._accepted and self._accepted[0] < now - WINDOW:
            self._accepted.popleft()
        if not self._accepted:
            return UNKNOWN
        elapsed = max(SHORTEST, self._reopens - self._accepted[0])
        measured = len(self._accepted) / elapsed
        return measured if self._rate is None else min(measured, self._rate)
