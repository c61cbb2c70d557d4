"""Waiting on a clock that only sleep moves."""

from datetime import UTC, datetime
from typing import cast

import pytest
from attrs import define, field

from ionq_session import UNSET
from ionq_session.cli.waiting import Job, has_ended, is_unknown, status_of, wait


@define
class Seen:
    """A job of which only the state matters."""

    status: object
    completed_at: object = UNSET


@define
class Scene:
    """A job whose state is a matter of time, and a clock."""

    until: float
    final: str = "completed"
    now: float = 1000.0
    slept: list[float] = field(factory=list[float])
    looks: int = 0

    def clock(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    def look(self) -> Job:
        self.looks += 1
        return a_job(self.final if self.now >= 1000.0 + self.until else "ready")

    def wait(self, timeout: float | None) -> Job:
        return wait(self.look, timeout=timeout, clock=self.clock, sleep=self.sleep)


def a_job(status: object) -> Job:
    return cast("Job", Seen(status))


def test_pauses_grow_to_a_few_seconds() -> None:
    scene = Scene(until=3600)
    assert "completed" == scene.wait(None).status
    assert [0.1, 0.15, 0.225] == pytest.approx(scene.slept[:3])
    assert scene.slept == sorted(scene.slept)
    assert 3.0 == max(scene.slept)
    assert 1200 < scene.looks < 1220


@pytest.mark.parametrize("status", ["cancelled", "expired", "", UNSET])
def test_an_unknown_status_is_not_polled_without_end(status: object) -> None:
    scene = Scene(until=0)
    job = a_job(status)
    assert job is wait(lambda: job, timeout=None, clock=scene.clock, sleep=scene.sleep)
    assert is_unknown(job)
    assert 20 == len(scene.slept)
    assert 30 < sum(scene.slept) < 90


def test_an_unknown_status_on_the_way_is_waited_out() -> None:
    seen = iter(["ready", *["compiling"] * 19, "ready", *["cooling"] * 19, "completed"])
    scene = Scene(until=0)
    job = wait(lambda: a_job(next(seen)), timeout=None, clock=scene.clock, sleep=scene.sleep)
    assert "completed" == job.status


def test_an_unknown_status_of_a_job_that_has_ended_is_looked_at_once() -> None:
    scene = Scene(until=0)
    ended = cast("Job", Seen("archived", datetime.now(UTC)))
    assert ended is wait(lambda: ended, timeout=None, clock=scene.clock, sleep=scene.sleep)
    assert 1 == len(scene.slept)


@pytest.mark.parametrize("final", ["completed", "failed", "canceled"])
def test_it_ends_with_the_job(final: str) -> None:
    scene = Scene(until=0, final=final)
    assert final == scene.wait(None).status
    assert 1 == scene.looks


@pytest.mark.parametrize("timeout", [0.0, 0.05, 0.1, 0.3, 7.0, 100.0])
def test_when_the_time_is_up_it_looks_once_more_and_ends(timeout: float) -> None:
    scene = Scene(until=float("inf"))
    assert "ready" == scene.wait(timeout).status
    assert timeout == pytest.approx(sum(scene.slept))
    assert len(scene.slept) == scene.looks


def test_a_job_that_ends_as_the_time_is_up_has_ended() -> None:
    assert "completed" == Scene(until=1.0).wait(1.0).status


def test_a_slow_service_uses_up_the_time() -> None:
    scene = Scene(until=float("inf"))

    def look() -> Job:
        scene.now += 40
        return scene.look()

    wait(look, timeout=60, clock=scene.clock, sleep=scene.sleep)
    assert 3 == scene.looks
    assert all(seconds >= 0 for seconds in scene.slept)


@pytest.mark.parametrize(
    ("status", "words", "ended"),
    [
        ("ready", "ready", False),
        ("completed", "completed", True),
        ("a new one", "a new one", False),
        (UNSET, "in an unknown state", False),
        (7, "7", False),
    ],
)
def test_any_state_can_be_told(status: object, words: str, ended: bool) -> None:
    assert words == status_of(a_job(status))
    assert ended == has_ended(a_job(status))
