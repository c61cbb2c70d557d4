"""A limit on retries that many calls share, so that an outage is not met with a storm."""

from ._lock import Lock

CAPACITY = 500.0  # with the next two the numbers of the AWS SDKs: a hundred retries in a row
COST = 5.0  # what a retry takes
REFUND = 1.0  # what a success gives back


class RetryBudget:
    """A bucket of tokens: a retry takes some, a success gives some back.

    One serves all threads and tasks of a session and its copies.

    Args:
        capacity: The most that it holds, and what it starts with.
    """

    def __init__(self, capacity: float = CAPACITY) -> None:
        self._capacity = capacity
        self._tokens = capacity
        self._lock = Lock()

    def spend(self) -> bool:
        """Take what a retry costs; false if there is not enough."""
        with self._lock:
            if self._tokens < COST:
                return False
            self._tokens -= COST
            return True

    def refund(self) -> None:
        """Give back what a success is worth."""
        with self._lock:
            self._tokens = min(self._capacity, self._tokens + REFUND)
