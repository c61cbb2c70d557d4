"""`run_many` of both sessions against the emulator: order, failures, resuming, limits."""

import json
import os
import pickle
import signal
import subprocess
import sys
from collections.abc import Callable, Generator
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ionq_session import (
    AuthenticationError,
    Circuit,
    ConfigurationError,
    CostLimitError,
    InvalidCircuitError,
    InvalidRequestError,
    JobFailedError,
    JournalError,
    ManyResult,
    NotSentError,
    Progress,
    RunError,
    SubmissionUnknownError,
    WaitTimeoutError,
)
from ionq_session.emulator import Emulator, Fault
from ionq_session.jobs.journal.journal import Journal

from ...both import Kind, both, perform
from ...cases import every
from .cluster import jobs as jobs_by_name

QUBITS = 5


def numbered(number: int) -> Circuit:
    """A circuit whose every shot is its number in binary."""
    circuit = Circuit(QUBITS).x(0).x(0)
    for qubit in range(QUBITS):
        if number >> qubit & 1:
            circuit = circuit.x(qubit)
    return circuit


def bits(number: int) -> str:
    return format(number, f"0{QUBITS}b")


TEN = [numbered(number) for number in range(10)]


@pytest.fixture
def emulator() -> Generator[Emulator]:
    with Emulator(stage_seconds=0) as running:
        yield running


# Any: the arguments and the result of run_many, and of whatever stands in its place.
def many(kind: Kind, emulator: Emulator, circuits: Any = TEN, **options: Any) -> Any:
    """Call run_many on a session of the kind, with short pauses."""
    session: dict[str, Any] = {
        "api_key": emulator.api_key,
        "base_url": emulator.base_url,
        "trust_env": False,
        **{name: options.pop(name) for name in ("journal", "tag_jobs", "hooks") if name in options},
    }
    options = {"poll": 0.01, "shots": 10, **options}
    return perform(kind, lambda made: made.run_many(circuits, **options), **session)


def listed(emulator: Emulator) -> int:
    """How many jobs the emulator has."""
    return len(asked(emulator, lambda session: session.get_jobs()).jobs)


def asked(emulator: Emulator, call: Callable[[Any], Any]) -> Any:
    """What a session is told."""
    return perform("sync", call, base_url=emulator.base_url, api_key=emulator.api_key)


def lost(emulator: Emulator, **options: Any) -> None:
    emulator.faults.add(Fault("drop", operation="CreateJob", **options))


# --- results --------------------------------------------------------------------------------------


@both
def test_results_are_in_the_order_of_the_circuits(kind: Kind, emulator: Emulator) -> None:
    found = many(kind, emulator)
    assert [{bits(number): 10} for number in range(10)] == [each.counts for each in found]
    assert Progress(10, submitted=10, completed=10) == found.progress
    assert 10 == len(set(found.jobs)) == len(found) == len(found.results)
    assert found[3].counts == found[3:4][0].counts
    assert "ManyResult(10 submitted, 10 completed, of 10)" == repr(found)


@both
def test_one_that_fails_leaves_the_others_alone(kind: Kind, emulator: Emulator) -> None:
    # The emulator fails it.
    nothing: dict[str, object] = {"gateset": "qis", "qubits": 1, "circuit": []}
    with pytest.warns(match="no gates"):
        found = many(kind, emulator, [TEN[0], nothing, TEN[2]])
    assert [1] == [*found.errors]
    assert isinstance(found.errors[1], JobFailedError)
    assert [{bits(0): 10}, {bits(2): 10}] == [each.counts for each in found.results]
    with pytest.raises(JobFailedError):
        found[1]
    with pytest.raises(JobFailedError):
        list(found)
    assert found.jobs[1] == found.errors[1].job_id


def test_a_result_pickles(emulator: Emulator) -> None:
    found = many("sync", emulator, TEN[:2], name="a")
    again = pickle.loads(pickle.dumps(found))  # noqa: S301  # our own
    assert isinstance(again, ManyResult)
    assert found == again


@both
def test_functions_of_the_user_are_told(kind: Kind, emulator: Emulator) -> None:
    progress: list[Progress] = []
    results: dict[int, Any] = {}
    many(kind, emulator, on_progress=progress.append, on_result=results.__setitem__)
    assert [*range(10)] == sorted(results)
    assert all({bits(place): 10} == each.counts for place, each in results.items())
    assert Progress(10, 10, 10) == progress[-1]
    assert progress == sorted(progress, key=lambda each: each.submitted + each.ended)


def test_coroutine_functions_are_awaited(emulator: Emulator) -> None:
    told: list[Progress] = []

    async def note(progress: Progress) -> None:
        told.append(progress)

    many("async", emulator, on_progress=note)
    assert 10 == told[-1].completed
    with pytest.raises(ConfigurationError, match="coroutine function"):
        many("sync", emulator, on_progress=note)


@both
def test_the_other_order_of_bits(kind: Kind, emulator: Emulator) -> None:
    found = many(kind, emulator, [numbered(1)], bit_order="big")
    assert {"10000": 10} == found[0].counts


@both
def test_options_and_names_reach_every_job(kind: Kind, emulator: Emulator) -> None:
    named = {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "name": "of its own",
        "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "x", "target": 0}]},
    }
    many(kind, emulator, [TEN[0], named], name="sweep", metadata={"a": "b"}, noise="aria-1")
    found = asked(emulator, lambda s: [s.get_job(each.id) for each in s.get_jobs().jobs])
    assert {"sweep[0]", "of its own"} == {each.name for each in found}
    assert {"b"} == {each.metadata["a"] for each in found}
    assert {"aria-1"} == {each.noise.model for each in found}


# --- faults ---------------------------------------------------------------------------------------


@both
@pytest.mark.parametrize("when", ["before", "after"])
def test_faults_cost_no_job_and_make_none(kind: Kind, emulator: Emulator, when: Any) -> None:
    operations = ("GetJob", "GetJobs", "GetJobProbabilities")
    for operation in operations:
        emulator.faults.add(Fault("drop", operation=operation, when=when, probability=0.1))
    lost(emulator, nth=4)
    found = many(kind, emulator, name="faulty")
    assert [{bits(number): 10} for number in range(10)] == [each.counts for each in found]
    assert {f"faulty[{place}]": 1 for place in range(10)} == jobs_by_name(emulator)


@both
def test_a_limit_of_requests_is_kept_by_all(kind: Kind, emulator: Emulator) -> None:
    refusal = Fault("status", "CreateJob", "before", status=429, retry_after=0, times=2)
    emulator.faults.add(refusal)
    found = many(kind, emulator, TEN[:4])
    assert {} == found.errors
    assert 4 == listed(emulator)


@both
def test_an_unknown_submission_is_an_error_and_later_a_result(
    kind: Kind, emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ionq_session.jobs.submitting.finding.WAITS", ())
    monkeypatch.setattr("ionq_session.jobs.submitting.finding.LOOK_AGAIN", 0.0)
    monkeypatch.setattr("ionq_session.jobs.submitting.finding.ARRIVAL", 0.0)
    lost(emulator, nth=2, when="before")
    found = many(kind, emulator, TEN[:3], name="a", max_workers=1)
    (error,) = found.errors.values()
    assert isinstance(error, SubmissionUnknownError)
    again = many(kind, emulator, TEN[:3], name="a")
    assert {} == again.errors
    assert (2, 3) == (again.progress.resumed, listed(emulator))


@both
def test_a_wrong_key_is_told_once(kind: Kind, emulator: Emulator) -> None:
    with pytest.raises(AuthenticationError):
        perform(kind, lambda s: s.run_many(TEN), base_url=emulator.base_url, api_key="wrong")


# --- bad input ------------------------------------------------------------------------------------

BAD = {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "x", "target": 5}]}


@every(
    "circuits, error, text",
    [
        ([], InvalidRequestError, "the list is empty"),
        ("OPENQASM 3.0;", ConfigurationError, "run_many takes several circuits"),
        (BAD, ConfigurationError, "run_many takes several circuits"),
        (3, ConfigurationError, "run_many takes several circuits"),
        ([TEN[0], BAD], InvalidCircuitError, "^circuit 1: "),
        ([TEN[0], "no circuit"], InvalidCircuitError, "^circuit 1: "),
    ],
)
@both
def test_bad_circuits_are_refused_before_anything_is_sent(
    kind: Kind, emulator: Emulator, circuits: Any, error: type[Exception], text: str
) -> None:
    with pytest.raises(error, match=text):
        many(kind, emulator, circuits)
    assert 0 == listed(emulator)


@every(
    "options, text",
    [
        ({"name": ""}, "name= takes"),
        ({"name": 3}, "name= takes"),
        ({"max_workers": 0}, "max_workers= takes a whole number of 1 or more"),
        ({"max_workers": 2.5}, "max_workers= takes"),
        ({"executor": object()}, "executor= takes an executor"),
        ({"timeout": 0}, "timeout= takes"),
        ({"poll": "often"}, "poll= takes"),
        ({"on_progress": 1}, "on_progress= takes a function"),
        ({"on_result": 1}, "on_result= takes a function"),
        ({"name": "a", "journal": None}, "this session keeps none"),
        ({"name": "a", "tag_jobs": False}, "tag_jobs=False"),
    ],
)
@both
def test_bad_arguments_are_refused(kind: Kind, emulator: Emulator, options: Any, text: str) -> None:
    with pytest.raises(ConfigurationError, match=text):
        many(kind, emulator, **options)
    assert 0 == listed(emulator)


@both
def test_a_limit_of_costs_is_for_all_together(kind: Kind, emulator: Emulator) -> None:
    options = {"backend": "qpu.forte-1", "shots": 100, "error_mitigation": False}
    one = asked(emulator, lambda session: session.estimate(TEN[0], **options)).cost
    with pytest.raises(CostLimitError):
        many(kind, emulator, TEN[:3], max_cost=2.5 * one, **options)
    assert 0 == listed(emulator)
    assert 2 == len(many(kind, emulator, TEN[:2], max_cost=10 * one, **options))


# --- going on -------------------------------------------------------------------------------------


@both
def test_the_same_call_submits_nothing_anew(kind: Kind, emulator: Emulator) -> None:
    first = many(kind, emulator, name="a")
    again = many(kind, emulator, name="a")
    assert (first.jobs, 10) == (again.jobs, again.progress.resumed)
    assert first.entries == again.entries
    assert 10 == listed(emulator)


@both
def test_a_run_grows_at_its_end(kind: Kind, emulator: Emulator) -> None:
    first = many(kind, emulator, TEN[:4], name="a")
    whole = many(kind, emulator, TEN, name="a")
    assert first.jobs == whole.jobs[:4]
    assert 10 == listed(emulator)


@both
def test_equal_circuits_are_several_items(kind: Kind, emulator: Emulator) -> None:
    found = many(kind, emulator, [TEN[3]] * 4, name="a")
    assert 4 == len(set(found.jobs)) == listed(emulator)


@both
def test_a_run_without_a_name_begins_anew(kind: Kind, emulator: Emulator) -> None:
    many(kind, emulator, TEN[:2])
    many(kind, emulator, TEN[:2])
    assert 4 == listed(emulator)


@every(
    "change",
    [
        {"circuits": [TEN[1], TEN[0], TEN[2]]},
        {"circuits": TEN[:2]},
        {"shots": 11},
        {"backend": "qpu.forte-1"},
        {"metadata": {"a": "b"}},
    ],
)
@both
def test_a_changed_run_is_refused(kind: Kind, emulator: Emulator, change: Any) -> None:
    many(kind, emulator, TEN[:3], name="a")
    with pytest.raises(RunError):
        many(kind, emulator, **{"circuits": TEN[:3], **change}, name="a")
    assert 3 == listed(emulator)


@both
def test_what_was_refused_is_submitted_by_the_next_call(kind: Kind, emulator: Emulator) -> None:
    refusal = Fault("status", "CreateJob", "before", status=400, nth=2)
    emulator.faults.add(refusal)
    first = many(kind, emulator, TEN[:3], name="a", max_workers=1)
    assert [1] == [*first.errors]
    again = many(kind, emulator, TEN[:3], name="a")
    assert ({}, 3) == (again.errors, listed(emulator))


def test_a_named_run_needs_its_journal(emulator: Emulator, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    with pytest.raises(JournalError):
        many("sync", emulator, name="a", journal=tmp_path / "file" / "journal")
    assert 0 == listed(emulator)


def test_the_journal_knows_run_and_item(emulator: Emulator, tmp_path: Path) -> None:
    many("sync", emulator, TEN[:3], name="a", journal=tmp_path / "journal")
    many("sync", emulator, TEN[:1], journal=tmp_path / "journal")
    entries = Journal(tmp_path / "journal").entries()
    assert {("a", 0), ("a", 1), ("a", 2), (None, 0)} == {(e.run, e.item) for e in entries}


PROGRAM = """
import json, sys
from ionq_session import IonQSession
from tests.jobs.many.test_run_many import TEN
address, key, journal, kind = sys.argv[1:]
def note(progress):
    print(json.dumps([progress.submitted, progress.completed]), flush=True)
with IonQSession(key, base_url=address, journal=journal, trust_env=False) as session:
    session.run_many(TEN, name="a", shots=10, poll=0.01, max_workers=2, on_progress=note)
"""


def started(emulator: Emulator, journal: Path) -> "subprocess.Popen[str]":
    return subprocess.Popen(  # noqa: S603  # our own
        [
            *(sys.executable, "-c", PROGRAM, emulator.base_url, emulator.api_key),
            *(str(journal), "sync"),
        ],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=Path(__file__).parents[3],
    )


def wait_until(process: "subprocess.Popen[str]", submitted: int) -> None:
    assert process.stdout is not None
    for line in process.stdout:
        if json.loads(line)[0] >= submitted:
            return
    raise AssertionError(process.communicate()[1])


@pytest.mark.parametrize("kill", [1, 3, 6])
def test_a_killed_run_goes_on(emulator: Emulator, tmp_path: Path, kill: int) -> None:
    journal = tmp_path / "journal"
    with started(emulator, journal) as process:
        wait_until(process, kill)
        process.kill()
    found = many("sync", emulator, name="a", journal=journal)
    assert [{bits(number): 10} for number in range(10)] == [each.counts for each in found]
    assert {f"a[{place}]": 1 for place in range(10)} == jobs_by_name(emulator)
    assert found.progress.resumed >= kill


def test_another_process_at_the_same_run_is_left_alone(emulator: Emulator, tmp_path: Path) -> None:
    many("sync", emulator, TEN[:1], name="a", journal=tmp_path / "before")
    (known,) = Journal(tmp_path / "before").entries()
    other = evolve(
        known, tag="other", outcome="pending", job_id=None, settled_at=None, process=os.getppid()
    )
    Journal(tmp_path / "journal").begin(other)
    with pytest.raises(RunError, match=f"process {os.getppid()} on .* is submitting circuit 0"):
        many("sync", emulator, name="a", journal=tmp_path / "journal")
    assert 1 == listed(emulator)


def test_two_processes_at_the_same_run_submit_nothing_twice(
    emulator: Emulator, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    with started(emulator, journal) as first, started(emulator, journal) as second:
        errors = [each.communicate()[1] for each in (first, second)]
    assert all(not error or "RunError" in error for error in errors)
    found = many("sync", emulator, name="a", journal=journal)
    assert {} == found.errors
    assert {f"a[{place}]": 1 for place in range(10)} == jobs_by_name(emulator)


@pytest.mark.skipif(os.name != "posix", reason="signals")
def test_ctrl_c_leaves_jobs_running_and_says_how_to_go_on(
    emulator: Emulator, tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    emulator.faults.add(Fault("delay", "CreateJob", "before", seconds=0.5))  # not to end before
    with started(emulator, journal) as process:
        wait_until(process, 3)
        process.send_signal(signal.SIGINT)
        error = process.communicate()[1]
    emulator.faults.clear()
    assert "KeyboardInterrupt" in error
    assert "The same call with name='a' goes on" in error
    found = many("sync", emulator, name="a", journal=journal)
    assert {f"a[{place}]": 1 for place in range(10)} == jobs_by_name(emulator)
    assert {} == found.errors


# --- time -----------------------------------------------------------------------------------------


@both
def test_what_has_not_ended_in_time_goes_on(kind: Kind, tmp_path: Path) -> None:
    journal = tmp_path / "journal"
    with Emulator(stage_seconds=1000) as emulator:
        found = many(kind, emulator, TEN[:3], name="a", timeout=1.5, journal=journal)
        assert {WaitTimeoutError} == {type(each) for each in found.errors.values()}
        assert "The same call with name='a' goes on" in str(found.errors[0])
        assert found.errors[0].job_id == found.jobs[0]
        assert Progress(3, submitted=3, failed=3) == found.progress


@both
def test_what_was_not_submitted_in_time_says_so(kind: Kind, emulator: Emulator) -> None:
    emulator.faults.add(Fault("delay", "CreateJob", "before", seconds=1))
    found = many(kind, emulator, TEN[:5], timeout=0.3, max_workers=1)
    assert {1, 2, 3, 4} <= found.errors.keys()
    assert isinstance(found.errors[4], NotSentError)
    assert "has no name" in str(found.errors[4])
