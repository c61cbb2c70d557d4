"""When to try again: a pure decision and a shared budget, every number with its reason."""

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

from attrs import fields, frozen

from ._fork_lock import Lock
from ._option_rules import Rule, number, ruled, whole_number

DEFAULT_TOTAL = 2  # two more tries ride out a restart; a third would mostly add load
DEFAULT_CONNECT = 1  # a host that refuses twice in a row is down, not busy
DEFAULT_BACKOFF_FACTOR = 0.5  # half a second, then one: what urllib3's users know
LONGEST_BACKOFF = 8.0  # seconds; a caller would rather hear of the failure
LONGEST_RETRY_AFTER = 60.0  # seconds; a service that asks for more is not busy but closed
MOST_DOUBLINGS = 100  # far beyond any wait; a power of thousands would be no number
SMALLEST_JITTER = 0.5  # of the back-off, so that clients do not come back in step

BUDGET_CAPACITY = 500.0  # with the next two the numbers of the AWS SDKs: a hundred retries in a row
RETRY_COST = 5.0  # what a retry takes
SUCCESS_REFUND = 1.0  # what a success gives back

COUNT = Rule("a whole number of 0 or more", whole_number)
WAIT = Rule("a number of seconds, 0 or more", number)

RATE_LIMITED = 429
CLOUDFLARE_DNS = 409  # on a GET, the sign of Cloudflare's error 1001: nothing was reached
TRANSIENT_FAILURES = frozenset({500, 502, 503, 504, *range(520, 530)})  # 520-529: Cloudflare's


@frozen
class Outcome:
    """The result of one attempt, as far as retrying is concerned.

    Attributes:
        repeatable: Whether the operation does the same when it is sent twice.
        method: The HTTP method.
        status: The HTTP status, if there was a reply.
        sent: Whether the service may have got the request.
        retryable: Whether the failure may be transient; a bad address is not.
        retry_after: Seconds that the service asked to wait.
    """

    repeatable: bool
    method: str
    status: int | None = None
    sent: bool = True
    retryable: bool = True
    retry_after: float | None = None


@frozen
class Retry:
    """How often and how soon a failed request is sent again.

    A call that only reads, or that does the same when it is sent twice, is retried after
    connection failures, timeouts, 429, 500, 502, 503, 504 and 520 to 529; a GET after 409, too. A
    call that creates something paid is retried only if it was surely not sent, or was refused
    with 429.

    Attributes:
        total: How many more attempts there may be after the first.
        connect: How many of them may follow a failure to connect.
        backoff_factor: Seconds before the second attempt; doubled for each later one.
        longest_backoff: The upper limit of the back-off, in seconds.
        longest_retry_after: Seconds; the call fails instead of waiting for a longer `Retry-After`.

    Raises:
        ConfigurationError: A number is negative or without end, or is none.
    """

    total: int = DEFAULT_TOTAL
    connect: int = DEFAULT_CONNECT
    backoff_factor: float = DEFAULT_BACKOFF_FACTOR
    longest_backoff: float = LONGEST_BACKOFF
    longest_retry_after: float = LONGEST_RETRY_AFTER

    def __attrs_post_init__(self) -> None:
        for each in fields(Retry):
            ruled(each.name, COUNT if each.type is int else WAIT, getattr(self, each.name))

    def wait(
        self, outcome: Outcome, *, attempts: int, failed_connects: int, fraction: float
    ) -> float | None:
        """Seconds to wait before the next attempt, or None if there is to be none.

        Args:
            outcome: What came of the last attempt.
            attempts: How many there have been.
            failed_connects: How many of them, the last included, failed to connect.
            fraction: A random number from 0 to 1, for the jitter.
        """
        if attempts > self.total or not self._may_repeat(outcome):
            return None
        if not outcome.sent and failed_connects > self.connect:
            return None
        if outcome.retry_after is not None:
            return outcome.retry_after if outcome.retry_after <= self.longest_retry_after else None
        doubled = 2.0 ** min(attempts - 1, MOST_DOUBLINGS)
        backoff = min(self.backoff_factor * doubled, self.longest_backoff)
        return backoff * (SMALLEST_JITTER + (1 - SMALLEST_JITTER) * fraction)

    def _may_repeat(self, outcome: Outcome) -> bool:
        if not outcome.retryable:
            return False
        if outcome.status is None:
            return outcome.repeatable or not outcome.sent
        if outcome.status == RATE_LIMITED:
            return True
        if outcome.status == CLOUDFLARE_DNS:
            return outcome.method == "GET"
        return outcome.repeatable and outcome.status in TRANSIENT_FAILURES


class RetryBudget:
    """A bucket of tokens: a retry takes some, a success gives some back.

    One serves all threads and tasks of a session and its copies.

    Args:
        capacity: The most that it holds, and what it starts with.
    """

    def __init__(self, capacity: float = BUDGET_CAPACITY) -> None:
        self._capacity = capacity
        self._tokens = capacity
        self._lock = Lock()

    def spend(self) -> bool:
        """Take what a retry costs; false if there is not enough."""
        with self._lock.mutex:
            if self._tokens < RETRY_COST:
                return False
            self._tokens -= RETRY_COST
            return True

    def refund(self) -> None:
        """Give back what a success is worth."""
        with self._lock.mutex:
            self._tokens = min(self._capacity, self._tokens + SUCCESS_REFUND)


def parse_retry_after(text: str | None, now: datetime) -> float | None:
    """Seconds from a `Retry-After` header, given in seconds or as an HTTP date.

    Args:
        text: The header's value.
        now: The time, aware.

    Returns:
        None if there is none, or if it is negative, infinite or nonsense.
    """
    if text is None:
        return None
    try:
        seconds = float(text)
    except ValueError:
        try:
            moment = parsedate_to_datetime(text)
        except (ValueError, OverflowError, TypeError, IndexError):  # nonsense of many kinds
            return None
        moment = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
        return max(0.0, (moment - now).total_seconds())
    return seconds if 0 <= seconds < float("inf") else None
