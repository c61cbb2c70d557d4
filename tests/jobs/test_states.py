"""What the status of a job stands for, also in replies that deviate from the document."""

import json
import pickle
from typing import Any

import pytest

from ionq_api.api import jobs
from ionq_session import JobCanceledError, JobFailedError
from ionq_session.jobs import states

from ..cases import every


# Any: whatever JSON a reply may hold.
def job(**fields: Any) -> states.Job:
    """A job as a reply with these fields gives it, and no others."""
    reply = {"id": "j1", "type": "ionq.circuit.v1", **fields}
    return jobs.get_job("j1").parse(json.dumps(reply).encode(), lambda departure: None)


@every("status", [*states.PENDING, states.COMPLETED, "brand-new", None])
def test_a_job_that_did_not_fail_stands_for_no_error(status: object) -> None:
    assert states.job_error(job(status=status)) is None


def test_a_job_without_a_status_stands_for_no_error() -> None:
    assert states.job_error(job()) is None


@every(
    "failure, code, texts",
    [
        (
            {"code": "PreflightError", "message": "Bad gate."},
            "PreflightError",
            ["with PreflightError", "change what the text names", ": Bad gate."],
        ),
        ({"code": "QuotaExhaustedError", "error": "Empty"}, "QuotaExhaustedError", ["credit"]),
        ({"code": "SystemCancel", "message": "Oops"}, "SystemCancel", ["on IonQ's side", "Oops"]),
        ({"code": "Fresh", "message": 7}, "Fresh", ["with Fresh", "IonQ gives no reason"]),
        ({"message": " ", "error": "Old text"}, None, ["failed (", "Old text", "get_job"]),
        ("Just a text", None, ["Just a text"]),
        ({}, None, ["IonQ gives no reason"]),
        (None, None, ["IonQ gives no reason"]),
        ([1], None, ["IonQ gives no reason"]),
    ],
)
def test_a_failed_job_gives_the_code_and_text_of_ionq(
    failure: object, code: str | None, texts: list[str]
) -> None:
    error = states.job_error(job(status="failed", failure=failure))
    assert isinstance(error, JobFailedError)
    assert (code, "j1") == (error.code, error.job_id)
    for text in ("job j1 failed", *texts):
        assert text in str(error)
    assert str(error) == str(pickle.loads(pickle.dumps(error)))  # noqa: S301  # our own


def test_a_failed_job_without_any_failure_is_one_all_the_same() -> None:
    assert isinstance(states.job_error(job(status="failed")), JobFailedError)


@pytest.mark.parametrize(
    ("failure", "text"),
    [(None, "canceled, so"), ({"code": "SystemCancel", "message": "Too long"}, "(Too long)")],
)
def test_a_canceled_job_says_how_to_go_on(failure: object, text: str) -> None:
    error = states.job_error(job(status="canceled", failure=failure))
    assert isinstance(error, JobCanceledError)
    assert text in str(error)
    assert "clone_job" in str(error)
