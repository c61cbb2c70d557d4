"""How far back a list of jobs has been read, as far as its order can be relied on."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from attrs import define, field

ORDER_SLACK = timedelta(minutes=1)  # jobs of several servers may be listed this much out of order


@define
class ListingOrder:
    """The order of a list, page by page.

    That the newest job comes first is not documented. Until a list has been seen to go back in
    time, and once it shows another order, only its end counts: a list with the oldest job first
    begins far in the past, too.

    Attributes:
        passed: All jobs from here on were submitted before this; None if nothing says so.
    """

    passed: datetime | None = None
    _first: datetime | None = field(default=None)
    _oldest: datetime | None = field(default=None)
    _ordered: bool = field(default=True)

    def note(self, times: Sequence[datetime | None]) -> None:
        """Take in when the jobs of a page were submitted; None where the service does not tell."""
        known = [each for each in times if each is not None]
        for each in known:
            self._first = self._first or each
            if self._oldest is not None and each > self._oldest + ORDER_SLACK:
                self._ordered = False
            self._oldest = each if self._oldest is None else min(self._oldest, each)
        if not self._ordered or not known or self._first is None or known[-1] >= self._first:
            self.passed = None
        elif len(known) == len(times):
            self.passed = max(known)
