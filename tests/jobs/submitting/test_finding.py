"""A job whose answer is lost is found by its tag; time and service are in memory."""

import json
from datetime import timedelta
from pathlib import Path

import pytest
from attrs import frozen

from ionq_api import JsonValue
from ionq_session import (
    ConnectionLostError,
    SubmissionUnknownError,
    SubmissionWarning,
)
from ionq_session._flows.flow import Fault, Reply
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.finding import LONGEST_SEARCH, WAITS

from ...cases import every
from .service import (
    AGAIN,
    LOST,
    LOST_BEFORE,
    SLOW,
    START,
    TAG,
    Json,
    Kind,
    Post,
    Service,
    drivers,
    job,
    only,
    others,
    status,
    submitted,
)

RECEIPT = {"id": "job-1", "status": "submitted", "session_id": None}
HTML = b"<html>Bad gateway</html>"
OLD = START - timedelta(days=2)


@frozen
class Case:
    """What happens, and what has to come of it."""

    post: Post
    lists: tuple[Reply | Fault | None, ...] = ()
    others: int = 0
    waits: tuple[float, ...] = ()
    looks: int = 1


UNAVAILABLE = Reply(503, {}, b"")
BROKEN = Fault("the connection broke before an answer", sent=True)
REFUSED = Fault("connection refused", sent=False)

FOUND = {
    "answer lost, job on page 1": Case(LOST),
    "no answer in time": Case(SLOW),
    "500": Case(status(500, makes=True)),
    "502 with HTML": Case(status(502, HTML, makes=True)),
    "503 with Retry-After": Case(status(503, makes=True, retry_after="1")),
    "520 of Cloudflare": Case(status(520, makes=True)),
    "200 with HTML": Case(status(200, HTML, makes=True)),
    "201 without a body": Case(status(201, makes=True)),
    "201, cut": Case(status(201, json.dumps(RECEIPT).encode()[:20], makes=True)),
    "201 without an id": Case(status(201, b'{"status": "submitted"}', makes=True)),
    "201 with a null as id": Case(status(201, b'{"id": null}', makes=True)),
    "201 with an empty id": Case(status(201, b'{"id": " "}', makes=True)),
    "201 with a number as id": Case(status(201, b'{"id": 7}', makes=True)),
    "302": Case(status(302, makes=True, location="/elsewhere")),
    "listed at the second look": Case(Post(LOST.answer, listed_after=0.5), waits=(1.0,), looks=2),
    "listed at the last look": Case(
        Post(LOST.answer, listed_after=60.0), waits=WAITS, looks=len(WAITS) + 1
    ),
    # The list fails three times, as often as one call of it is tried; then it is read.
    "list fails for a while": Case(
        LOST, lists=(UNAVAILABLE, BROKEN, UNAVAILABLE), waits=(0.5, 1.0, 1.0), looks=4
    ),
    "no connection for a while": Case(
        LOST, lists=(REFUSED, REFUSED, REFUSED, REFUSED), waits=(0.5, 1.0, 0.5, 2.0), looks=5
    ),
    "list is HTML once": Case(LOST, lists=(Reply(200, {}, HTML),), waits=(1.0,), looks=2),
    "list has no jobs in it once": Case(
        LOST, lists=(Reply(200, {}, b"{}"),), waits=(1.0,), looks=2
    ),
}


@drivers
@every("case", FOUND)
def test_a_job_whose_answer_is_lost_is_found_and_not_sent_again(
    kind: Kind, case: Case, tmp_path: Path
) -> None:
    service = Service([case.post], [*case.lists], others=others(case.others))
    journal = Journal(tmp_path / "journal")
    result = submitted(service, kind, journal)
    assert ("job-1", TAG, True) == (result.job_id, result.tag, result.found)
    assert 1 == len(service.sent) == len(service.made)
    assert [*case.waits] == service.waits
    assert ["POST /jobs", *["GET /jobs"] * case.looks] == service.asked
    assert ("submitted", "job-1") == (only(journal).outcome, only(journal).job_id)


@drivers
def test_a_job_that_is_never_listed_stays_unknown(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service([LOST_BEFORE]), Journal(tmp_path / "journal")
    with pytest.raises(SubmissionUnknownError) as caught:
        submitted(service, kind, journal)
    error = caught.value
    assert TAG == error.tag
    assert isinstance(error.__cause__, ConnectionLostError)
    assert ("POST", "/jobs", 1) == (error.method, error.path, len(error.attempts))
    for word in (TAG, "find_submission", "resubmit_unknown", "does not list it"):
        assert word in str(error)
    assert [*WAITS] == service.waits
    assert 1 == len(service.sent)
    entry = only(journal)
    assert ("unknown", None, "ConnectionLostError") == (entry.outcome, entry.job_id, entry.error)


@every("listed", ["nothing", "endless pages"])
def test_the_search_ends_in_time(listed: str) -> None:
    service = Service([SLOW], call_takes=10.0)
    if listed == "nothing":
        service.lists = [Fault("no answer in time", sent=True, timed_out=True)] * 1000
    else:
        endless: JsonValue = [job(f"other-{index}", START) for index in range(25)]
        service.paging = lambda cursor: {"jobs": endless, "next": f"{int(cursor or 0) + 1}"}
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", None)
    # The last look may begin shortly before the end, and tries its call three times.
    assert service.elapsed <= 10 + LONGEST_SEARCH + 3 * 10 + 1.5


def test_a_job_behind_many_newer_ones_is_found() -> None:
    def crowd(service: Service) -> None:
        service.others = [*others(60, START + timedelta(minutes=1)), service.made.pop()[1]]

    service = Service([LOST], meanwhile=crowd)
    assert "job-1" == submitted(service, "sync", None).job_id
    assert ["GET /jobs"] * 3 == service.asked[1:]


def test_a_page_that_is_old_as_a_whole_ends_the_search_and_one_old_job_does_not() -> None:
    service = Service([LOST_BEFORE])
    mixed = [*others(24), job("old", OLD)]
    service.others = mixed + others(25, OLD) + others(100, OLD - timedelta(days=1))
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", None)
    assert ["GET /jobs"] * 2 * (len(WAITS) + 1) == service.asked[1:]


def test_a_list_in_another_order_is_read_to_its_end() -> None:
    def oldest_first(service: Service) -> None:
        service.others = [*reversed(others(60, OLD, 100.0)), service.made.pop()[1]]

    service = Service([LOST], meanwhile=oldest_first)
    assert "job-1" == submitted(service, "sync", None).job_id


def test_a_cursor_that_repeats_ends_a_look() -> None:
    service = Service([LOST_BEFORE])
    listed: Json = {"jobs": [], "next": "again"}
    service.paging = lambda cursor: listed
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", None)
    assert 2 * (len(WAITS) + 1) == len(service.asked) - 1


@every("refusal, error", [(401, "AuthenticationError"), (403, "ForbiddenError")])
@drivers
def test_a_list_that_is_refused_ends_the_search_at_once(
    kind: Kind, refusal: int, error: str, tmp_path: Path
) -> None:
    service = Service([LOST], [Reply(refusal, {}, b"")])
    journal = Journal(tmp_path / "journal")
    with pytest.raises(SubmissionUnknownError) as caught:
        submitted(service, kind, journal, AGAIN)
    assert error == type(caught.value.__cause__).__name__
    assert TAG == caught.value.tag
    assert [] == service.waits
    assert 1 == len(service.sent)
    assert ("unknown", "ConnectionLostError") == (only(journal).outcome, only(journal).error)


def test_of_several_jobs_with_the_tag_the_oldest_is_taken_with_a_warning() -> None:
    service = Service([LOST])
    service.others = [
        job("clone", START + timedelta(hours=1), TAG),
        job("child", START - timedelta(seconds=5), TAG, parent_job_id="somebody's"),
        *others(30, START + timedelta(minutes=1)),
    ]
    assert "job-1" == submitted(service, "sync", None).job_id
    (warning,) = service.warnings
    assert isinstance(warning, SubmissionWarning)
    for word in (TAG, "job-1", "clone"):
        assert word in str(warning)
    assert "child" not in str(warning)


def test_a_job_that_is_listed_twice_is_one() -> None:
    service = Service([LOST])
    shifted = job("job-1", START, TAG)
    pages: dict[str | None, Json] = {
        None: {"jobs": [*others(24), shifted], "next": "2"},
        "2": {"jobs": [shifted], "next": None},
    }
    service.paging = pages.__getitem__
    assert "job-1" == submitted(service, "sync", None).job_id
    assert [] == service.warnings
