"""Which step of a run comes next, without any service."""

import random
from collections.abc import Callable
from typing import Any

import pytest

from ionq_session import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    ConnectionFailedError,
    IonQError,
    JobFailedError,
    JobNotFinishedError,
    JournalError,
    RateLimitError,
    ServerError,
    SubmissionUnknownError,
)
from ionq_session.jobs.many.runs.board import (
    MOST_READINGS,
    PAGE,
    Board,
    Item,
    Look,
    Read,
    Step,
    Submit,
)
from ionq_session.jobs.polling import Poll
from ionq_session.jobs.watching import LONGEST_OUTAGE, MOST_MISSES

from ...cases import every

RESULT: Any = "a result"  # the board does not look into it


def board(number: int, limit: int = 2, **options: Any) -> Board:
    return Board([Item() for _ in range(number)], limit, **options)


def steps(board: Board, elapsed: float = 0.0) -> list[Step]:
    return list(board.steps(elapsed, 0.0))


def places(found: list[Step]) -> list[int]:
    return [each.item for each in found if not isinstance(each, Look)]


def submit(board: Board) -> None:
    """Submit all that may be submitted."""
    while found := [each for each in steps(board) if isinstance(each, Submit)]:
        for each in found:
            board.submitted(each, f"job-{each.item}")


def test_no_more_steps_are_handed_out_than_there_may_be_at_once() -> None:
    made = board(5)
    first = steps(made)
    assert [0, 1] == places(first)
    assert [] == steps(made)
    assert isinstance(first[1], Submit)
    made.submitted(first[1], "job-1")
    assert [Submit(2), Look(("job-1",), pytest.approx(0.1))] == steps(made)  # type: ignore[arg-type]


def test_what_has_ended_is_read_before_more_is_submitted() -> None:
    made = board(5, limit=1)
    (step,) = steps(made)
    assert isinstance(step, Submit)
    made.submitted(step, "job-0")
    second, look = steps(made)
    assert isinstance(second, Submit)
    assert isinstance(look, Look)
    made.looked(look, {"job-0": "completed"})
    made.submitted(second, "job-1")
    assert Read(0, "job-0") == steps(made)[0]


def test_an_item_that_fails_leaves_the_others_alone() -> None:
    made = board(3, limit=3)
    refused, *others = steps(made)
    assert isinstance(refused, Submit)
    made.submitted(refused, BadRequestError("no"))
    for each in others:
        assert isinstance(each, Submit)
        made.submitted(each, f"job-{each.item}")
    assert (2, 1) == (made.progress.submitted, made.progress.failed)
    assert made.fatal is None


@every(
    "error",
    [
        AuthenticationError("key"),
        ConfigurationError("no key"),
        JournalError("disk full"),
    ],
)
def test_what_all_would_meet_ends_the_submitting_and_not_the_waiting(error: IonQError) -> None:
    made = board(10)
    first, second = steps(made)
    assert isinstance(first, Submit)
    assert isinstance(second, Submit)
    made.submitted(first, "job-0")
    made.submitted(second, error)
    (look,) = steps(made)
    assert isinstance(look, Look)
    assert ("job-0",) == look.jobs
    assert 9 == made.progress.failed
    assert made.fatal is error


@every("error", [ConnectionFailedError("no network"), RateLimitError("too many")])
def test_what_was_not_sent_is_sent_later_and_one_goes_ahead(error: IonQError) -> None:
    made = board(4, limit=3)
    for each in steps(made):
        assert isinstance(each, Submit)
        made.submitted(each, error)
    pauses: list[float] = []
    for _ in range(5):
        (step,) = steps(made)
        assert isinstance(step, Submit)
        pauses.append(step.pause)
        made.submitted(step, error)
    assert [4.0, 8.0, 16.0, 32.0, 60.0] == pauses
    (step,) = steps(made)
    assert isinstance(step, Submit)
    made.submitted(step, "job")
    assert [0.0] * 3 == [each.pause for each in steps(made) if isinstance(each, Submit)]


def test_after_an_hour_without_a_network_the_submitting_ends() -> None:
    made = board(3, limit=1)
    slept = 0.0
    while found := steps(made):
        (step,) = found
        assert isinstance(step, Submit)
        slept += step.pause
        made.submitted(step, ConnectionFailedError("no network"))
    assert LONGEST_OUTAGE <= slept <= LONGEST_OUTAGE + 120
    assert 3 == made.progress.failed


def test_an_unknown_submission_is_not_sent_again() -> None:
    made = board(1)
    (step,) = steps(made)
    assert isinstance(step, Submit)
    made.submitted(step, SubmissionUnknownError("lost", tag="t"))
    assert [] == steps(made)
    assert 1 == made.progress.failed


def test_what_had_a_job_before_is_waited_for_and_not_submitted() -> None:
    items = [Item("waiting", "old"), Item(), Item("done", result=SubmissionUnknownError("lost"))]
    made = Board(items, 4)
    assert ({1}, ["old"]) == (set(places(found := steps(made))), _looked_at(found))
    assert (3, 1, 1, 1) == (
        made.progress.total,
        made.progress.submitted,
        made.progress.failed,
        made.progress.resumed,
    )


def _looked_at(found: list[Step]) -> list[str]:
    return [job for each in found if isinstance(each, Look) for job in each.jobs]


# --- looking --------------------------------------------------------------------------------------


def look(board: Board) -> Look:
    (found,) = [each for each in steps(board) if isinstance(each, Look)]
    return found


def test_one_look_at_a_time() -> None:
    made = board(1)
    submit(made)
    assert [] == steps(made)  # submit() has begun one, which has not ended


def test_a_job_that_is_not_listed_for_long_is_read_to_say_why() -> None:
    made = Board([Item("waiting", "gone")], 1)
    for _ in range(MOST_MISSES):
        made.looked(look(made), {})
    assert [Read(0, "gone")] == steps(made)


def test_a_job_that_is_listed_late_is_waited_for() -> None:
    made = Board([Item("waiting", "late")], 1)
    for reply in ({}, {"late": "ready"}) * MOST_MISSES:
        made.looked(look(made), reply)
    assert 0 == made.progress.ended


def test_a_service_that_is_away_is_waited_for_an_hour() -> None:
    made = Board([Item("waiting", "a")], 1)
    slept = 0.0
    while found := list(made.steps(slept, 0.0)):
        (step,) = found
        assert isinstance(step, Look)
        slept += step.pause
        made.looked(step, ServerError("503"))
    assert LONGEST_OUTAGE <= slept <= LONGEST_OUTAGE + 60
    assert isinstance(made.items[0].result, ServerError)


def test_a_key_that_is_refused_ends_the_waiting() -> None:
    made = Board([Item("waiting", "a"), Item("waiting", "b")], 1)
    made.looked(look(made), AuthenticationError("no"))
    assert 2 == made.progress.failed


def test_an_unknown_status_is_waited_on() -> None:
    made = Board([Item("waiting", "a")], 1)
    made.looked(look(made), {"a": "resting"})
    assert 0 == made.progress.ended
    assert look(made).pause > 0


def test_a_reading_that_fails_for_a_moment_is_done_again_and_in_the_end_not() -> None:
    made = Board([Item("waiting", "a")], 1)
    made.looked(look(made), {"a": "completed"})
    pauses: list[float] = []
    while found := steps(made):
        (step,) = found
        assert isinstance(step, Read)
        pauses.append(step.pause)
        made.read(step, ServerError("503"))
    assert 0.0 == pauses[0]
    assert MOST_READINGS + 1 == len(pauses)
    assert sorted(pauses) == pauses
    assert isinstance(made.items[0].result, ServerError)


def test_a_job_that_has_not_ended_after_all_is_waited_for() -> None:
    made = Board([Item("waiting", "a")], 1)
    made.looked(look(made), {"a": "completed"})
    (step,) = steps(made)
    assert isinstance(step, Read)
    made.read(step, JobNotFinishedError("not yet"))
    assert ("a",) == look(made).jobs


def test_a_job_that_failed_is_an_error_of_its_own() -> None:
    made = Board([Item("waiting", "a"), Item("waiting", "b")], 2)
    made.looked(look(made), {"a": "failed", "b": "completed"})
    first, second = steps(made)
    assert isinstance(first, Read)
    assert isinstance(second, Read)
    made.read(first, JobFailedError("failed"))
    made.read(second, RESULT)
    assert (1, 1) == (made.progress.completed, made.progress.failed)
    assert [] == steps(made)


# --- thousands ------------------------------------------------------------------------------------


def played(ends: Callable[[int], float], number: int) -> tuple[int, float]:
    """How many looks a run of jobs takes, and how late the last one is noticed, in seconds."""
    made = Board([Item("waiting", f"{each}") for each in range(number)], 8, poll=Poll())
    now, looks, late = 0.0, 0, 0.0
    while found := list(made.steps(now, 0.5)):
        for step in found:
            if isinstance(step, Look):
                assert len(step.jobs) <= PAGE
                now += step.pause + 0.1  # a request takes a tenth of a second
                looks += 1
                ended = [each for each in step.jobs if ends(int(each)) <= now]
                late = max([late, *(now - ends(int(each)) for each in ended)])
                pending = dict.fromkeys(step.jobs, "ready")
                made.looked(step, {**pending, **dict.fromkeys(ended, "completed")})
            elif isinstance(step, Read):
                made.read(step, RESULT)
    assert number == made.progress.completed
    return looks, late


HOURS = 4 * 3600.0


def at_once(number: int) -> float:
    return 0.0 * number


def all_together(number: int) -> float:
    return HOURS + 0.0 * number


def in_order(number: int) -> float:
    return HOURS * number / 10_000


def shuffled(number: int) -> float:
    return HOURS * random.Random(number).random()  # noqa: S311  # an example


@every(
    "ends, most, latest",
    {
        "at once": (at_once, 500, 60),
        "in order": (in_order, 9000, 100),
        "all together, late": (all_together, 9000, 100),
        "in any order": (shuffled, 9000, HOURS / 2),
    },
)
def test_ten_thousand_jobs_are_waited_for_with_few_looks(
    ends: Callable[[int], float], most: int, latest: float
) -> None:
    looks, late = played(ends, 10_000)
    assert looks <= most
    assert late <= latest


def test_a_run_of_few_jobs_is_looked_at_seldom() -> None:
    looks, late = played(shuffled, 20)
    assert looks <= 500
    assert late <= 65
