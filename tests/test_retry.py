"""The decision when to try again, as a table."""

from datetime import UTC, datetime
from typing import Any

import pytest
from attrs import evolve

from ionq_session import ConfigurationError, Retry
from ionq_session._retry import Outcome, parse_retry_after

from .cases import every

READ = Outcome(repeatable=True, method="GET")
CANCEL = Outcome(repeatable=True, method="PUT")
CREATE = Outcome(repeatable=False, method="POST")
NOW = datetime(2026, 10, 1, 12, 0, 0, tzinfo=UTC)


# Any: the attributes of an outcome, whose types attrs checks by name only.
def of(base: Outcome, **changes: Any) -> Outcome:
    """An outcome with some of its attributes changed."""
    return evolve(base, **changes)


PASSING = [500, 502, 503, 504, 520, 521, 522, 523, 524, 525, 526, 527, 528, 529]
FINAL = [300, 301, 302, 304, 307, 308, 400, 401, 402, 403, 404, 405, 408, 410, 413, 422, 451]
ODD = [418, 425, 501, 505, 506, 511, 519, 530, 599]

AGAIN = [
    *(of(READ, status=status) for status in [429, *PASSING]),
    *(of(CANCEL, status=status) for status in [429, *PASSING]),
    of(CREATE, status=429),
    of(READ, status=409),
    READ,
    CANCEL,
    of(READ, sent=False),
    of(CREATE, sent=False),
]
NEVER = [
    *(of(CREATE, status=status) for status in [409, *PASSING, *FINAL, *ODD]),
    *(of(READ, status=status) for status in [*FINAL, *ODD]),
    of(CANCEL, status=409),
    CREATE,
    of(READ, retryable=False),
    of(CREATE, sent=False, retryable=False),
]


@every("outcome", AGAIN, name=str)
def test_tries_again(outcome: Outcome) -> None:
    assert Retry().wait(outcome, attempts=1, failed_connects=0, fraction=0) is not None


@every("outcome", NEVER, name=str)
def test_does_not_try_again(outcome: Outcome) -> None:
    assert Retry().wait(outcome, attempts=1, failed_connects=0, fraction=0) is None


@every(
    "total, attempts, again",
    [(0, 1, False), (1, 1, True), (1, 2, False), (2, 2, True), (2, 3, False)],
)
def test_total_bounds_all_attempts(total: int, attempts: int, again: bool) -> None:
    wait = Retry(total=total).wait(READ, attempts=attempts, failed_connects=0, fraction=0)
    assert again == (wait is not None)


@every("connect, failed, again", [(0, 1, False), (1, 1, True), (1, 2, False), (3, 3, True)])
def test_connect_bounds_failures_to_connect(connect: int, failed: int, again: bool) -> None:
    retry = Retry(total=9, connect=connect)
    outcome = of(READ, sent=False)
    wait = retry.wait(outcome, attempts=failed, failed_connects=failed, fraction=0)
    assert again == (wait is not None)


@every(
    "attempts, fraction, expected",
    [(1, 1, 0.5), (2, 1, 1.0), (3, 1, 2.0), (1, 0, 0.25), (2, 0.5, 0.75), (8, 1, 8.0)],
)
def test_back_off_doubles_with_jitter_up_to_a_cap(
    attempts: int, fraction: float, expected: float
) -> None:
    retry = Retry(total=99)
    assert expected == retry.wait(READ, attempts=attempts, failed_connects=0, fraction=fraction)


@every("asked, expected", [(0, 0), (7.5, 7.5), (60, 60), (60.1, None)])
def test_retry_after_is_waited_for_up_to_a_bound(asked: float, expected: float | None) -> None:
    outcome = of(CREATE, status=429, retry_after=asked)
    assert expected == Retry().wait(outcome, attempts=1, failed_connects=0, fraction=0.5)


@every(
    "text, expected",
    [
        (None, None),
        ("0", 0.0),
        ("1.5", 1.5),
        ("120", 120.0),
        ("-1", None),
        ("inf", None),
        ("nan", None),
        ("", None),
        ("soon", None),
        ("Thu, 01 Oct 2026 12:00:30 GMT", 30.0),
        ("Thu, 01 Oct 2026 11:00:00 GMT", 0.0),
        ("Thu, 99 Oct 2026 12:00:30 GMT", None),
    ],
)
def test_retry_after_in_seconds_or_as_a_date(text: str | None, expected: float | None) -> None:
    assert expected == parse_retry_after(text, NOW)


@every("name", ["total", "connect", "backoff_factor", "longest_backoff"])
@every("value", [-1, float("nan")])
def test_a_negative_number_is_refused(name: str, value: float) -> None:
    with pytest.raises(ConfigurationError, match=name):
        Retry(**{name: value})  # type: ignore[arg-type]  # any number, to be refused
