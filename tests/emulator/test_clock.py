"""The clocks: one that follows time, one that is moved by hand."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest

from ionq_session.emulator import Clock, ManualClock, SystemClock


def test_manual_clock_stands_still_until_it_is_moved() -> None:
    clock = ManualClock(datetime(2030, 5, 1, 12, tzinfo=UTC))
    assert datetime(2030, 5, 1, 12, tzinfo=UTC) == clock.now() == clock.now()
    clock.advance(0.25)
    assert datetime(2030, 5, 1, 12, 0, 0, 250_000, tzinfo=UTC) == clock.now()


def test_manual_clock_refuses_to_go_back() -> None:
    with pytest.raises(ValueError, match="does not go back"):
        ManualClock().advance(-1)


def test_manual_clock_refuses_a_start_without_time_zone() -> None:
    with pytest.raises(ValueError, match="tzinfo"):
        ManualClock(datetime(2030, 5, 1))  # naive: the point of the test


@pytest.mark.parametrize("clock", [ManualClock(), SystemClock()])
def test_wait_returns_at_once_when_the_moment_has_passed(clock: Clock) -> None:
    condition = threading.Condition()
    with condition:
        clock.wait(condition, clock.now())


def test_advance_wakes_those_whose_moment_has_come_and_lets_others_look_again() -> None:
    clock, condition, woken = ManualClock(), threading.Condition(), list[datetime]()
    asked, until = threading.Event(), clock.now() + timedelta(seconds=10)

    def sleeper() -> None:
        with condition:
            while clock.now() < until:
                asked.set()
                clock.wait(condition, until)
            woken.append(clock.now())

    thread = threading.Thread(target=sleeper)
    thread.start()
    assert asked.wait(30)
    clock.advance(4)
    assert [] == woken
    clock.advance(6)
    thread.join(30)
    assert [until] == woken


def test_a_notification_wakes_who_waits_without_a_moment() -> None:
    clock, condition, done = ManualClock(), threading.Condition(), threading.Event()

    def sleeper() -> None:
        with condition:
            while not done.is_set():
                clock.wait(condition, None)

    thread = threading.Thread(target=sleeper)
    thread.start()
    with condition:
        done.set()
        condition.notify_all()
    thread.join(30)
    assert not thread.is_alive()


def test_system_clock_is_in_utc_and_does_not_go_back() -> None:
    clock = SystemClock()
    moments = [clock.now() for _ in range(100)]
    assert sorted(moments) == moments
    assert UTC == moments[0].tzinfo
