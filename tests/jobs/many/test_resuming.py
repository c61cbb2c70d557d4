"""What the journal's entries of a run leave to do, without any service."""

from typing import Any

import pytest

from ionq_session import RunError, SubmissionUnknownError
from ionq_session.jobs.journal.entries import Entry
from ionq_session.jobs.many.runs.resuming import check_same, items

from ...cases import every
from ..journal.made import entry


# Any: attributes of many types.
def known(place: int, outcome: str, **attributes: Any) -> Entry:
    given = {"run": "sweep", "item": place, "outcome": outcome, "payload_hash": "h", **attributes}
    return entry(f"tag-{place}-{outcome}", **given)


def stages(number: int, *entries: Entry) -> list[tuple[str, str | None]]:
    return [(each.stage, each.job_id) for each in items("sweep", number, entries)]


def test_what_has_a_job_waits_and_what_has_none_is_submitted() -> None:
    expected = [("waiting", "a"), ("unsent", None), ("unsent", None)]
    assert expected == stages(3, known(0, "submitted", job_id="a"))


@every("outcome", ["refused", "not_sent", "absent"])
def test_what_surely_has_no_job_is_submitted_again(outcome: str) -> None:
    assert [("unsent", None)] == stages(1, known(0, outcome))


def test_a_later_attempt_counts_before_those_that_made_no_job() -> None:
    found = stages(1, known(0, "submitted", job_id="a"), known(0, "refused"), known(0, "absent"))
    assert [("waiting", "a")] == found


def test_of_two_jobs_the_later_is_taken() -> None:
    newer = known(0, "submitted", job_id="newer")
    older = known(0, "submitted", job_id="older")
    assert [("waiting", "newer")] == stages(1, newer, older)
    assert [("waiting", "newer")] == stages(1, newer, known(0, "unknown"))


def test_what_stays_unknown_is_an_error_and_is_not_sent() -> None:
    (item,) = items("sweep", 1, [known(0, "unknown")])
    assert "done" == item.stage
    assert isinstance(item.result, SubmissionUnknownError)
    assert "tag-0-unknown" == item.result.tag


def test_what_another_process_is_submitting_refuses_the_whole_run() -> None:
    with pytest.raises(RunError, match="process 4711 on laptop is submitting circuit 0") as caught:
        items("sweep", 1, [known(0, "pending")])
    assert ("sweep", 0) == (caught.value.run, caught.value.item)


@every("outcome", ["submitted", "unknown", "pending"])
def test_a_changed_circuit_is_refused(outcome: str) -> None:
    entries = [known(0, outcome, job_id="a"), known(1, outcome, job_id="b")]
    check_same("sweep", ["h", "h", "new"], entries)
    with pytest.raises(RunError, match="circuit 1 of the run 'sweep' was submitted with other"):
        check_same("sweep", ["h", "changed"], entries)
    with pytest.raises(RunError, match="this call has only 1"):
        check_same("sweep", ["h"], entries)


@every("outcome", ["refused", "not_sent", "absent"])
def test_a_circuit_that_made_no_job_may_change(outcome: str) -> None:
    check_same("sweep", ["changed"], [known(0, outcome)])
