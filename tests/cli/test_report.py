"""What is said of jobs as services send them, whole or not."""

import json

import pytest

from ionq_api.models import QuantumFunctionJob, SingleCircuitJob
from ionq_api.types import JsonValue
from ionq_session.cli.messages import Stop
from ionq_session.cli.report import report, status_of
from ionq_session.cli.screen import Screen
from ionq_session.cli.trail import Trail

from ..cases import every

RESULT = {"0": 0.25, "2": 0.75}


def said(
    probabilities: dict[str, float] | None = None, *, as_json: bool = False, **fields: JsonValue
) -> None:
    """Report on a job with these fields, and no others."""
    job = SingleCircuitJob.from_dict(fields)
    trail = Trail(local=False, submitting=True, job_id="7", job=job)
    report(trail, probabilities, Screen(), as_json=as_json)


def test_a_whole_job(capsys: pytest.CaptureFixture[str]) -> None:
    said(RESULT, status="completed", backend="qpu.forte-1", shots=8, stats={"qubits": 3})
    out, err = capsys.readouterr()
    first, gap, heading, *rows = out.splitlines()
    assert ("job 7 completed on qpu.forte-1, 8 shots", "") == (first, gap)
    assert ("q2 q0  probability", "") == (heading, err)
    assert ["  000       0.2500", "  010       0.7500"] == [row[:18] for row in rows[:2]]


def test_a_job_that_says_nothing_of_itself(capsys: pytest.CaptureFixture[str]) -> None:
    said(RESULT, status="completed")
    assert ["job 7 completed", ""] == capsys.readouterr().out.splitlines()[:2]


def test_a_status_that_is_not_known_ends_with_what_it_is() -> None:
    with pytest.raises(Stop) as stopped:
        said(status="expired")
    assert "job 7 is expired, a status that this version does not know" in stopped.value.message
    assert 'job("7").cancel()' in stopped.value.hint


@every(
    "status, words",
    [("ready", "ready"), ("a new one", "a new one"), (None, "in an unknown state"), (7, "7")],
)
def test_any_state_can_be_told(status: JsonValue, words: str) -> None:
    assert words == status_of(SingleCircuitJob.from_dict({"status": status}))
    assert "in an unknown state" == status_of(SingleCircuitJob.from_dict({}))


def test_a_job_that_was_never_seen_has_no_state() -> None:
    with pytest.raises(Stop) as stopped:
        report(Trail(local=False, submitting=True, job_id="7"), None, Screen(), as_json=True)
    assert "the time is up: nothing was heard of job 7" == stopped.value.message
    assert 'job("7").wait()' in stopped.value.hint


@pytest.mark.parametrize("stats", [None, 5, {}, {"qubits": "two"}, {"qubits": None}])
def test_qubits_that_are_not_told_show_in_the_states(
    stats: JsonValue, capsys: pytest.CaptureFixture[str]
) -> None:
    said(RESULT, as_json=True, status="completed", stats=stats)
    result = json.loads(capsys.readouterr().out)
    assert {"00": 0.25, "10": 0.75} == result["probabilities"]


def test_a_kind_of_job_without_qubits(capsys: pytest.CaptureFixture[str]) -> None:
    job = QuantumFunctionJob.from_dict({"status": "completed", "stats": {"anything": 1}})
    report(Trail(local=False, job_id="7", job=job), {"1": 1.0}, Screen(), as_json=True)
    assert {"1": 1.0} == json.loads(capsys.readouterr().out)["probabilities"]


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        ({"code": "TooManyShots", "message": "9"}, "TooManyShots: 9"),
        ({"code": "A new one", "message": "9"}, "A new one: 9"),
        ({"code": "TooManyShots", "error": "9"}, "TooManyShots: 9"),
        ({"message": "9"}, "9"),
        ({"code": "TooManyShots"}, "TooManyShots"),
        (None, "the service gave no reason"),
        ("9", "the service gave no reason"),
        ({}, "the service gave no reason"),
    ],
)
def test_a_failure_in_any_shape(failure: JsonValue, reason: str) -> None:
    with pytest.raises(Stop) as stopped:
        said(status="failed", failure=failure)
    assert f"job 7 failed: {reason}" == stopped.value.message


@pytest.mark.parametrize("warning", [None, {}, "careful", {"messages": None}, {"messages": []}])
def test_no_warnings(warning: JsonValue, capsys: pytest.CaptureFixture[str]) -> None:
    said(RESULT, status="completed", warning=warning)
    assert "" == capsys.readouterr().err


def test_warnings_of_the_service_are_passed_on(capsys: pytest.CaptureFixture[str]) -> None:
    said(RESULT, status="completed", warning={"messages": ["one", "a \x1b[31m[red]two"]})
    assert "warning: one\nwarning: a �[31m[red]two\n" == capsys.readouterr().err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_result_that_is_none(as_json: bool, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stop) as stopped:
        said({"up": 0.5}, as_json=as_json, status="completed")
    assert (
        "job 7 completed, but its result cannot be read: the state 'up' has the probability 0.5"
    ) == stopped.value.message
    assert "" == capsys.readouterr().out
