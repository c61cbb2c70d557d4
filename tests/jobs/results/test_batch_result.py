"""Several results as one value: a sequence, a table, and a file."""

import json
from collections.abc import Callable
from typing import Any

import pandas as pd
import pytest

from ionq_session import (
    BatchResult,
    JobCanceledError,
    JobError,
    JobFailedError,
    JobNotFinishedError,
    JobResult,
    ResultUnavailableError,
    SavedResultError,
)
from ionq_session.jobs.results.run_record import RunRecord

from ...cases import every

RUN = RunRecord(
    job_type="ionq.circuit.v1", shots=10, metadata={"a": "b"}, cost=1.5, cost_unit="usd"
)


def result(number: int, shots: int | None = 10, **fields: Any) -> JobResult:
    """The result of a circuit on two qubits that mostly showed its number."""
    states = {number: 0.7, 3 - number: 0.3}
    return JobResult(
        width=2,
        states=states,
        counted=False,
        exact=shots is None,
        shot_count=shots,
        job_id=f"job-{number}",
        run=RUN,
        **fields,
    )


def failed() -> JobFailedError:
    return JobFailedError("job b failed", job_id="b", name="TooManyGates")


def batch(*entries: JobResult | JobError) -> BatchResult:
    return BatchResult(job_id="p", job_ids=("p", "q"), name="mine", entries=entries, run=RUN)


def test_it_is_a_sequence_with_holes() -> None:
    first, last = result(1, name="one"), result(2)
    found = batch(first, failed(), last)
    assert (len(found), found[0], found[-1]) == (3, first, last)
    assert found.results() == [first, None, last]
    assert found.completed == (first, last)
    assert found[::2] == batch(first, last)
    assert [*found[::2]] == [first, last]
    assert (first in found[::2], found[:1].count(first)) == (True, 1)
    with pytest.raises(JobFailedError):
        list(found)
    with pytest.raises(IndexError):
        _ = found[3]
    assert repr(found) == "BatchResult(jobs=2, backend='', circuits=3, failed=[1])"


def test_an_error_that_is_raised_again_does_not_grow() -> None:
    def depth(error: BaseException) -> int:
        found, each = 0, error.__traceback__
        while each is not None:
            found, each = found + 1, each.tb_next
        return found

    found = batch(failed())
    depths: list[int] = []
    for _ in range(3):
        with pytest.raises(JobFailedError) as caught:
            _ = found[0]
        depths.append(depth(caught.value))
    assert depths[0] == depths[-1]


def test_a_repr_shows_some_of_many_errors() -> None:
    found = batch(*[failed() for _ in range(100)])
    assert repr(found).endswith("failed=[0, 1, 2, 3, 4, 5, 6, 7, 8, 9, ...])")


def test_equal_batches_are_equal_and_others_are_not() -> None:
    whole = batch(result(1), failed())
    assert whole == batch(result(1), failed())
    assert hash(whole) == hash(batch(result(1), failed()))
    others = [
        batch(result(2), failed()),
        batch(failed(), result(1)),
        batch(result(1), JobCanceledError("job b failed", job_id="b", name="TooManyGates")),
        batch(result(1), JobFailedError("job b failed", job_id="b")),
        batch(result(1), JobFailedError("job c failed", job_id="b", name="TooManyGates")),
        batch(result(1)),
    ]
    assert [each == whole for each in others] == [False] * len(others)


def test_names_that_are_given_once() -> None:
    found = batch(result(1, name="a"), result(2, name="b"), result(1, name="a"), result(1))
    assert found.by_name == {"b": found[1]}


def test_a_table_has_a_row_for_each_bitstring() -> None:
    table = batch(result(1), failed(), result(2)).to_pandas()
    assert [*table.index] == [(0, "01"), (0, "10"), (2, "10"), (2, "01")]
    assert table.index.names == ["circuit", "state"]
    assert [*table["count"]] == [7, 3, 7, 3]
    assert [*table["probability"]] == [0.7, 0.3, 0.7, 0.3]
    exact = batch(result(1), result(2, shots=None)).to_pandas()
    assert [*exact.columns] == ["probability"]
    empty = batch(failed()).to_pandas()
    assert isinstance(empty, pd.DataFrame)
    assert len(empty) == 0


@every(
    "error",
    [
        failed(),
        JobCanceledError("canceled", job_id="c"),
        JobNotFinishedError("not yet", job_id="d", formats=("x",)),
        ResultUnavailableError("none", job_id="e", formats=("x", "y")),
        JobError("something", job_id="f"),
    ],
)
def test_what_is_saved_is_read_again(error: JobError) -> None:
    whole = batch(result(1, name="one"), error, result(2, shots=None, backend="simulator"))
    again = BatchResult.from_dict(json.loads(json.dumps(whole.to_dict())))
    assert again == whole
    assert type(again.errors[1]) is type(error)
    assert getattr(again.errors[1], "formats", None) == getattr(error, "formats", None)
    assert again[0].run == RUN


def test_what_all_share_is_saved_once() -> None:
    saved = batch(*[result(1) for _ in range(3)]).to_dict()
    circuits: Any = saved["circuits"]
    assert [each["run"] for each in circuits] == [{}] * 3
    assert json.dumps(saved).count("Keys of counts") == 1


Damage = Callable[[dict[str, Any]], object]


DAMAGES: dict[str, tuple[Damage, str]] = {
    "another format": (lambda data: data.update(format="x"), "this is no saved batch"),
    "no version": (lambda data: data.pop("version"), "has no version"),
    "a newer version": (lambda data: data.update(version=2), "pip install --upgrade"),
    "no jobs": (lambda data: data.pop("job_ids"), "it lacks job_ids"),
    "no circuits": (lambda data: data.update(circuits={}), "it lacks job_ids, circuits"),
    "no run": (lambda data: data.update(run=None), "circuits or run"),
    "no id": (lambda data: data.update(job_id=1), "`job_id` is not a text"),
    "no object": (lambda data: data["circuits"].append(1), "circuit 2 of the saved batch"),
    "no outcomes": (lambda data: data["circuits"][0].pop("outcomes"), "circuit 0 of the saved"),
    "no run of one": (lambda data: data["circuits"][0].pop("run"), "circuit 0 of the saved"),
    "no message": (lambda data: data["circuits"][1]["error"].pop("message"), "circuit 1 of"),
}


@every("damage, text", DAMAGES)
def test_damage_is_told(damage: Damage, text: str) -> None:
    data: dict[str, Any] = json.loads(json.dumps(batch(result(1), failed()).to_dict()))
    damage(data)
    with pytest.raises(SavedResultError, match=text):
        BatchResult.from_dict(data)
