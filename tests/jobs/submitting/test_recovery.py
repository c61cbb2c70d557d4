"""Settling what a crash left open, and one submission by its tag."""

import os
import subprocess
import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ionq_session import ConfigurationError, ServerError, SubmissionUnknownError
from ionq_session._flows.calls import Calls
from ionq_session._flows.flow import Reply
from ionq_session._secrets.secret import Secret
from ionq_session.jobs.journal.entries import Entry, Outcome
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.finding import LATE_MARGIN, LATE_PAGES, LOOK_AGAIN
from ionq_session.jobs.submitting.in_flight import LONGEST_FLIGHT, in_flight, may_be_in_flight
from ionq_session.jobs.submitting.recovery import Recovered, find_submission, history, recover
from ionq_session.jobs.submitting.tags import new_tag, untagged

from ...cases import every
from .service import (
    BASE_URL,
    KEY,
    LOST,
    LOST_BEFORE,
    START,
    Json,
    Kind,
    Service,
    drivers,
    job,
    only,
    others,
    play,
    submitted,
)

HOUR = timedelta(hours=1)
DEAD = 2**22 + 1  # above the largest id that Linux gives to a process


def entry(
    tag: str | None = None,
    outcome: Outcome = "pending",
    age: timedelta = HOUR,
    process: int = DEAD,
    base_url: str = BASE_URL,
    host: str | None = None,
) -> Entry:
    made = Entry(
        tag=tag or new_tag(START - age),
        base_url=base_url,
        created_at=START - age,
        outcome=outcome,
        payload_hash="",
        process=process,
    )
    return made if host is None else evolve(made, host=host)


def journal_of(path: Path, *entries: Entry) -> Journal:
    journal = Journal(path / "journal")
    for each in entries:
        journal.begin(each)
        if each.outcome != "pending":
            journal.settle(each.tag, each.outcome, at=START)
    return journal


def outcomes(journal: Journal) -> dict[str, tuple[Outcome, str | None]]:
    return {each.tag: (each.outcome, each.job_id) for each in journal.entries()}


@drivers
def test_open_entries_are_settled_by_one_walk_for_all(kind: Kind, tmp_path: Path) -> None:
    tags = [new_tag(START - HOUR) for _ in range(40)]
    states: list[Outcome] = ["pending", "unknown"]
    entries = [entry(tag, states[index % 2]) for index, tag in enumerate(tags)]
    journal = journal_of(tmp_path, *entries)
    jobs = [job(f"job-{tag}", START - HOUR, tag) for tag in tags]
    service = Service(others=[*others(20), *jobs, *others(5, START - 3 * LATE_MARGIN)])
    recovered = play(service, recover(service.calls, journal), kind)
    assert {tag: ("submitted", f"job-{tag}") for tag in tags} == outcomes(journal)
    assert {each.entry.tag: each.job_id for each in recovered} == {t: f"job-{t}" for t in tags}
    assert ["GET /jobs"] * 3 == service.asked
    assert [] == service.waits


@drivers
def test_what_is_surely_not_there_is_absent_after_a_second_look(kind: Kind, tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"))
    service = Service(others=others(5))
    (recovered,) = play(service, recover(service.calls, journal), kind)
    assert ("absent", None) == (recovered.outcome, recovered.job_id)
    assert {"lost": ("absent", None)} == outcomes(journal)
    assert [LOOK_AGAIN] == service.waits


@drivers
def test_a_request_that_may_still_be_under_way_is_given_a_minute(
    kind: Kind, tmp_path: Path
) -> None:
    tag = new_tag(START)
    journal = journal_of(tmp_path, entry("old"), entry(tag, age=timedelta(seconds=20)))
    service = Service(others=others(5))
    service.made.append((30.0, job("job-1", START, tag)))  # half a minute after the process ended
    play(service, recover(service.calls, journal), kind)
    assert {"old": ("absent", None), tag: ("submitted", "job-1")} == outcomes(journal)
    assert [40.0] == service.waits


def test_a_job_that_is_listed_late_is_found_by_the_second_look(tmp_path: Path) -> None:
    service = Service([LOST_BEFORE])
    journal = Journal(tmp_path / "journal")
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", journal)
    service.made.append((service.elapsed + 5, job("job-1", START, only(journal).tag)))
    (recovered,) = play(service, recover(service.calls, journal))
    assert ("submitted", "job-1") == (recovered.outcome, recovered.job_id)


def test_what_cannot_be_read_far_enough_stays_unknown(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"))
    service = Service(others=others(LATE_PAGES * 25 + 1))
    (recovered,) = play(service, recover(service.calls, journal))
    assert "unknown" == recovered.outcome
    assert {"lost": ("unknown", None)} == outcomes(journal)
    assert 2 * LATE_PAGES == len(service.asked)


PAGES: dict[str, Json] = {
    "a cursor that repeats": {"jobs": [], "next": "again"},
    "an empty cursor": {"jobs": [], "next": ""},
    "no jobs": {"next": None},
    "jobs that are none": {"jobs": "none", "next": None},
}


@every("page", PAGES)
def test_a_list_that_is_none_says_nothing(page: Json, tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"))
    service = Service(paging=lambda cursor: page)
    (recovered,) = play(service, recover(service.calls, journal))
    assert "unknown" == recovered.outcome


@every("page", [1, 25])
def test_a_list_with_the_oldest_job_first_makes_no_job_absent(page: int, tmp_path: Path) -> None:
    old = START - 3 * LATE_MARGIN
    journal = journal_of(tmp_path, entry("lost"))
    made = job("job-1", START - HOUR, "lost")
    service = Service(others=[*reversed(others(60, old)), made], page=page)
    play(service, recover(service.calls, journal))
    assert {"lost": ("submitted", "job-1")} == outcomes(journal)


@every("key, expected", [(KEY, "absent"), ("another-key", "unknown")])
@every("way", ["recover", "find"])
def test_the_list_of_another_key_makes_no_job_absent(
    key: str, expected: Outcome, way: str, tmp_path: Path
) -> None:
    journal, service = Journal(tmp_path / "journal"), Service([LOST_BEFORE])
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", journal)
    calls = service.calls
    calls = Calls(evolve(calls.config, api_key=Secret(key)), calls.context)
    if way == "recover":
        play(service, recover(calls, journal))
    else:
        assert play(service, find_submission(only(journal).tag, calls, journal)) is None
    assert expected == only(journal).outcome
    assert KEY not in str(only(journal))


def test_jobs_without_a_usable_time_do_not_end_a_walk(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"))
    older = others(24, START - 5 * LATE_MARGIN)
    odd = {**job("odd", START), "submitted_at": "once"}
    found = job("job-1", START - HOUR, "lost")
    service = Service(others=[odd, *older, found])
    (recovered,) = play(service, recover(service.calls, journal))
    assert "job-1" == recovered.job_id


@every("lead", [timedelta(minutes=-30), timedelta(hours=14), timedelta(hours=-14)])
def test_a_clock_in_another_time_zone_makes_no_job_absent(lead: timedelta, tmp_path: Path) -> None:
    # The job is on the second page, behind jobs of other people that were submitted after it.
    journal = journal_of(tmp_path, entry("mine", age=HOUR - lead))
    found = job("job-1", START - HOUR, "mine")
    service = Service(others=[*others(30, START - HOUR + timedelta(minutes=5)), found])
    (recovered,) = play(service, recover(service.calls, journal))
    assert "job-1" == recovered.job_id


def test_a_second_recovery_has_nothing_to_do(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"), entry("found"))
    service = Service(others=[job("job-1", START - HOUR, "found")])
    assert 2 == len(play(service, recover(service.calls, journal)))
    asked = len(service.asked)
    assert [] == play(service, recover(service.calls, journal))
    assert asked == len(service.asked)


def test_two_recoveries_at_once_agree(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"), entry("found"))
    service = Service(others=[job("job-1", START - HOUR, "found")])
    second: list[Recovered] = []

    def another(cursor: str | None) -> Json:
        service.paging = None
        second.extend(play(service, recover(service.calls, journal)))
        return service.listed(cursor)

    service.paging = another
    first = play(service, recover(service.calls, journal))
    assert first == second
    assert 2 == len(first)
    assert {"lost": ("absent", None), "found": ("submitted", "job-1")} == outcomes(journal)


def test_entries_of_another_service_and_settled_ones_are_left_alone(tmp_path: Path) -> None:
    journal = journal_of(
        tmp_path,
        entry("elsewhere", base_url="https://other.example/v0.4"),
        entry("refused", "refused"),
        entry("not sent", "not_sent"),
        entry("absent", "absent"),
    )
    before = outcomes(journal)
    service = Service()
    assert [] == play(service, recover(service.calls, journal))
    assert before == outcomes(journal)
    assert [] == service.asked


def test_a_submission_without_a_tag_stays_as_it_is(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry(untagged(START), "unknown"))
    service = Service()
    (recovered,) = play(service, recover(service.calls, journal))
    assert ("unknown", []) == (recovered.outcome, service.asked)


def test_without_a_journal_there_is_nothing() -> None:
    service = Service()
    assert [] == play(service, recover(service.calls, None))
    assert [] == play(service, history(None))


@drivers
def test_a_list_that_fails_is_an_error_and_loses_nothing(kind: Kind, tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost"), entry("found"))
    service = Service(others=[job("job-1", START - HOUR, "found"), *others(30, START - HOUR)])
    service.lists = [None, *[Reply(503, {}, b"")] * 3]
    with pytest.raises(ServerError):
        play(service, recover(service.calls, journal), kind)
    assert {"lost": ("pending", None), "found": ("submitted", "job-1")} == outcomes(journal)


# --- in flight --------------------------------------------------------------------------------

YOUNG = timedelta(minutes=1)


def test_what_another_living_process_is_sending_is_left_alone(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as living:
        journal = journal_of(tmp_path, entry("alive", age=YOUNG, process=living.pid))
        service = Service()
        (recovered,) = play(service, recover(service.calls, journal))
        living.communicate(b"\n")
    assert ("pending", []) == (recovered.outcome, service.asked)
    (recovered,) = play(service, recover(service.calls, journal))
    assert "absent" == recovered.outcome


@every(
    "made, expected",
    {
        "a dead process": (entry("t", age=YOUNG), False),
        "our parent": (entry("t", age=YOUNG, process=os.getppid()), True),
        "a process of somebody else": (entry("t", age=YOUNG, process=1), True),
        "our own, not marked": (entry("t", age=YOUNG, process=os.getpid()), False),
        "our own, marked": (entry("marked", age=YOUNG, process=os.getpid()), True),
        "alive, but too old": (
            entry("t", age=LONGEST_FLIGHT + YOUNG, process=os.getppid()),
            False,
        ),
        "marked, and old": (
            entry("marked", age=LONGEST_FLIGHT + YOUNG, process=os.getpid()),
            True,
        ),
        "on another machine": (entry("t", age=YOUNG, host="elsewhere"), True),
        "on another machine, too old": (entry("t", host="elsewhere"), False),
        "ended without an answer": (
            entry("t", "unknown", age=YOUNG, process=os.getppid()),
            False,
        ),
        "a process that cannot be": (entry("t", age=YOUNG, process=2**70), False),
    },
)
def test_what_may_be_in_flight(made: Entry, expected: bool) -> None:
    with in_flight("marked"):
        assert expected == may_be_in_flight(made, START)


def test_a_process_that_may_not_be_asked_is_alive(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(process: int, signal: int) -> None:
        raise PermissionError

    monkeypatch.setattr(os, "kill", refuse)
    assert may_be_in_flight(entry("t", age=YOUNG), START)


def test_where_processes_cannot_be_asked_age_alone_decides(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(os, "name", "nt")
    assert may_be_in_flight(entry("t", age=YOUNG), START)
    assert not may_be_in_flight(entry("t"), START)


# --- one tag ----------------------------------------------------------------------------------


@drivers
def test_a_submission_is_found_later(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service([LOST_BEFORE]), Journal(tmp_path / "journal")
    with pytest.raises(SubmissionUnknownError) as caught:
        submitted(service, kind, journal)
    tag = caught.value.tag
    assert tag is not None
    service.others = [job("late", START, tag)]
    assert "late" == play(service, find_submission(tag, service.calls, journal), kind)
    assert {tag: ("submitted", "late")} == outcomes(journal)
    asked = len(service.asked)
    assert "late" == play(service, find_submission(tag, service.calls, journal), kind)
    assert asked == len(service.asked)


@drivers
def test_a_journal_that_cannot_be_read_hides_no_job(kind: Kind, tmp_path: Path) -> None:
    (tmp_path / "journal").write_bytes(b"something else" * 100)
    service = Service(others=[job("job-1", START, "lost")])
    flow = find_submission("lost", service.calls, Journal(tmp_path / "journal"))
    assert "job-1" == play(service, flow, kind)


@every("tag", [None, "", " ", 7])
@every("journal", [False, True])
def test_what_is_no_tag_finds_no_job(tag: Any, journal: bool, tmp_path: Path) -> None:
    kept = Journal(tmp_path / "journal") if journal else None
    service = Service(others=others(5))
    submitted(service, "sync", kept)
    with pytest.raises(ConfigurationError, match="takes the tag of a submission"):
        play(service, find_submission(tag, service.calls, kept))
    assert ["POST /jobs"] == service.asked


def test_what_is_not_found_later_is_absent(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost", "unknown"))
    service = Service()
    assert play(service, find_submission("lost", service.calls, journal)) is None
    assert {"lost": ("absent", None)} == outcomes(journal)
    service.others = [job("very late", START, "lost")]
    assert "very late" == play(service, find_submission("lost", service.calls, journal))


@every("outcome", ["refused", "not_sent"])
def test_what_surely_made_no_job_is_not_looked_for(outcome: Outcome, tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("lost", outcome))
    service = Service()
    assert play(service, find_submission("lost", service.calls, journal)) is None
    assert [] == service.asked


@every("journal", [False, True])
def test_the_time_in_a_tag_bounds_a_search_without_an_entry(journal: bool, tmp_path: Path) -> None:
    kept = Journal(tmp_path / "journal") if journal else None
    tag = new_tag(START - HOUR)
    service = Service(others=[*others(30), *others(1000, START - 2 * LATE_MARGIN)])
    assert play(service, find_submission(tag, service.calls, kept)) is None
    assert ["GET /jobs"] * 6 == service.asked
    service.others.insert(40, job("job-1", START - HOUR, tag))
    assert "job-1" == play(service, find_submission(tag, service.calls, kept))


def test_a_tag_that_tells_no_time_is_looked_for_to_the_end() -> None:
    service = Service(others=[*others(1000, START - 9 * LATE_MARGIN), job("job-1", START, "any")])
    assert "job-1" == play(service, find_submission("any", service.calls, None))


def test_an_entry_of_another_service_says_nothing_of_this_one(tmp_path: Path) -> None:
    journal = journal_of(tmp_path, entry("t", base_url="https://other.example/v0.4"))
    journal.settle("t", "submitted", job_id="elsewhere", at=START)
    service = Service()
    assert play(service, find_submission("t", service.calls, journal)) is None
    assert {"t": ("submitted", "elsewhere")} == outcomes(journal)


@drivers
def test_history_filters(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service([LOST]), Journal(tmp_path / "journal")
    submitted(service, kind, journal)
    (found,) = play(service, history(journal, outcome="submitted", backend="qpu.forte-1"), kind)
    assert "job-1" == found.job_id
    assert [] == play(service, history(journal, outcome="unknown"), kind)
