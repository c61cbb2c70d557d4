"""One job from one submission, whatever happens; time and service are in memory."""

from pathlib import Path

import pytest

from ionq_session import (
    AuthenticationError,
    BadRequestError,
    ConnectionFailedError,
    IonQError,
    RateLimitError,
    SubmissionUnknownError,
)
from ionq_session._flows.flow import Reply
from ionq_session.jobs.journal.entries import Outcome
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.sending import Submitted, submit

from ...cases import every
from .service import (
    AGAIN,
    LOST,
    LOST_BEFORE,
    START,
    TAG,
    TAKEN,
    UNSENT,
    Kind,
    Post,
    Service,
    bell,
    drivers,
    only,
    play,
    status,
    submitted,
)


@drivers
def test_an_accepted_job_needs_no_list(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service(), Journal(tmp_path / "journal")
    assert Submitted("job-1", TAG, "submitted") == submitted(service, kind, journal)
    assert ["POST /jobs"] == service.asked
    entry = only(journal)
    assert (TAG, "submitted", "job-1", "qpu.forte-1", START, None) == (
        entry.tag,
        entry.outcome,
        entry.job_id,
        entry.backend,
        entry.created_at,
        entry.error,
    )


@drivers
def test_without_a_journal_it_is_found_all_the_same(kind: Kind) -> None:
    assert "job-1" == submitted(Service([LOST]), kind, None).job_id


@every(
    "posts, error, outcome, tries",
    [
        ([status(400)], BadRequestError, "refused", 1),
        ([status(401)], AuthenticationError, "refused", 1),
        ([status(429)], RateLimitError, "refused", 3),
        ([UNSENT], ConnectionFailedError, "not_sent", 2),
        ([status(429), UNSENT], ConnectionFailedError, "not_sent", 3),
    ],
)
@drivers
def test_what_surely_made_no_job_is_raised_and_written_down(
    kind: Kind,
    posts: list[Post],
    error: type[IonQError],
    outcome: Outcome,
    tries: int,
    tmp_path: Path,
) -> None:
    service, journal = Service(list(posts)), Journal(tmp_path / "journal")
    with pytest.raises(error):
        submitted(service, kind, journal)
    assert ["POST /jobs"] * tries == service.asked
    assert (outcome, error.__name__) == (only(journal).outcome, only(journal).error)


@every("posts", [[status(429), TAKEN], [UNSENT, TAKEN], [UNSENT, status(429), TAKEN]])
def test_only_what_was_surely_not_taken_is_sent_again(posts: list[Post], tmp_path: Path) -> None:
    service, journal = Service(list(posts)), Journal(tmp_path / "journal")
    assert "job-1" == submitted(service, "sync", journal).job_id
    assert 1 == len(service.made)
    assert "submitted" == only(journal).outcome


def test_an_answer_that_is_lost_after_a_retry_is_looked_for() -> None:
    service = Service([status(429), LOST])
    assert submitted(service, "sync", None).found
    assert 1 == len(service.made)


@drivers
def test_without_a_tag_nothing_is_looked_for(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service([LOST]), Journal(tmp_path / "journal")
    flow = submit(bell(None), service.calls, journal, AGAIN)
    with pytest.raises(SubmissionUnknownError) as caught:
        play(service, flow, kind)
    assert caught.value.tag is None
    assert "get_jobs" in str(caught.value)
    assert ["POST /jobs"] == service.asked
    assert "metadata" not in service.sent[0]
    assert "unknown" == only(journal).outcome


@drivers
def test_an_unknown_job_is_sent_again_only_where_that_is_allowed(
    kind: Kind, tmp_path: Path
) -> None:
    service, journal = Service([LOST_BEFORE, LOST_BEFORE, TAKEN]), Journal(tmp_path / "journal")
    assert "job-1" == submitted(service, kind, journal, AGAIN).job_id
    assert 3 == len(service.sent)
    assert [service.sent[0]] * 3 == service.sent
    assert "submitted" == only(journal).outcome


def test_sending_again_has_an_end() -> None:
    service = Service([LOST_BEFORE])
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", None, AGAIN)
    assert 3 == len(service.sent)


@every("second", [status(400), UNSENT, status(500)])
def test_a_second_request_that_is_refused_says_nothing_of_the_first(
    second: Post, tmp_path: Path
) -> None:
    service, journal = Service([LOST_BEFORE, second]), Journal(tmp_path / "journal")
    with pytest.raises(SubmissionUnknownError):
        submitted(service, "sync", journal, AGAIN)
    assert "unknown" == only(journal).outcome


def test_a_first_job_that_is_listed_late_is_found_after_the_second_was_refused() -> None:
    service = Service([Post(LOST.answer, listed_after=63.5), status(400)])
    assert "job-1" == submitted(service, "sync", None, AGAIN).job_id
    assert 1 == len(service.made)


def test_a_job_is_not_sent_again_while_the_list_cannot_be_read() -> None:
    service = Service([LOST_BEFORE], [Reply(503, {}, b"")] * 100)
    with pytest.raises(SubmissionUnknownError, match="could not be looked for"):
        submitted(service, "sync", None, AGAIN)
    assert 1 == len(service.sent)
