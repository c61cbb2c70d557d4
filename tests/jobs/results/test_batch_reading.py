"""Reading several circuits: one request for all probabilities, pages for widths, none lost."""

import pickle
from typing import Any

import pytest

from ionq_session import (
    BatchResult,
    JobCanceledError,
    JobError,
    JobFailedError,
    JobNotFinishedError,
    ResultUnavailableError,
)

from ...cases import every
from .service import (
    HISTOGRAM_V2,
    KEY,
    PROBABILITIES,
    SHOTS_V2,
    Kind,
    Service,
    artifact,
    completed,
    registers,
)

AGGREGATE = "ionq.result.probabilities-aggregate.json.v1"
AGGREGATED = f"{PROBABILITIES}/aggregated"
LISTED = "/jobs?parent_job_id=j1&limit=25"


def parent(*children: str, **fields: Any) -> dict[str, Any]:
    """A completed job of several circuits."""
    job = completed(AGGREGATE, type="ionq.multi-circuit.v1", stats={"qubits": 3, "circuits": 2})
    return {**job, "child_job_ids": [*children], **fields}


def child(name: str, qubits: int, *formats: str, **fields: Any) -> dict[str, Any]:
    """The job of one circuit."""
    job = completed(*formats, name=name, stats={"qubits": qubits}, parent_job_id="j1")
    return {**job, "id": name, **fields}


def listed(*children: dict[str, Any], next_: str | None = None) -> dict[str, Any]:
    """A page of a list."""
    return {"jobs": [*children], "next": next_}


A, B = child("a", 3, HISTOGRAM_V2, SHOTS_V2), child("b", 2, HISTOGRAM_V2, SHOTS_V2)
WEIGHTS = {"a": {"1": 0.7, "6": 0.3}, "b": {"1": 1.0}}
ANSWERS: dict[str, Any] = {
    artifact(AGGREGATE): WEIGHTS,
    AGGREGATED: WEIGHTS,
    "/jobs": listed(B, A),
    artifact(HISTOGRAM_V2, "a"): registers(
        "histogram", output_all={"100": 8, "011": 2}, m={"01": 10}
    ),
    artifact(HISTOGRAM_V2, "b"): registers("histogram", output_all={"10": 10}),
    artifact(SHOTS_V2, "a"): {"shots": [{"registers": {"output_all": [1, 0, 0]}}] * 10},
    artifact(SHOTS_V2, "b"): {"shots": [{"registers": {"output_all": [1, 0]}}] * 10},
}


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_a_page_and_one_request_read_all_circuits_in_their_order(kind: Kind) -> None:
    service = Service(ANSWERS)
    batch = service.read(parent("a", "b"), kind)
    assert isinstance(batch, BatchResult)
    assert [LISTED, artifact(AGGREGATE)] == service.asked
    assert [{"001": 7, "110": 3}, {"01": 10}] == [each.counts for each in batch]
    assert (2, ["a", "b"]) == (len(batch), [each.name for each in batch])
    assert ["a", "b"] == [each.job_id for each in batch]
    assert batch[1] == batch[-1] == batch[:][1] == batch.by_name["b"]
    assert ({}, "BatchResult(job_id='j1', backend='qpu.forte-1', circuits=2)") == (
        batch.errors,
        repr(batch),
    )
    assert batch == pickle.loads(pickle.dumps(batch))  # noqa: S301  # our own


def test_the_order_is_that_of_the_circuits_wherever_it_is_told() -> None:
    assert ["b", "a"] == [each.name for each in Service(ANSWERS).batch(parent("b", "a"))]
    backwards = {**ANSWERS, artifact(AGGREGATE): {"b": {"1": 1.0}, "a": {"1": 1.0}}}
    nameless = parent(child_job_ids=None)
    assert ["b", "a"] == [each.name for each in Service(backwards).batch(nameless)]
    by_id = Service(ANSWERS).batch(nameless, per_circuit=True)
    assert ["a", "b"] == [each.name for each in by_id]


def test_all_pages_are_read_and_a_cursor_that_leads_back_is_not_followed() -> None:
    answers = {
        **ANSWERS,
        LISTED: listed(B, next_="2"),
        f"{LISTED}&next=2": listed(A, next_="3"),
        f"{LISTED}&next=3": listed(A, next_="3"),
    }
    service = Service(answers)
    assert [3, 2] == [each.width for each in service.batch(parent("a", "b"))]
    assert [LISTED, f"{LISTED}&next=2", f"{LISTED}&next=3"] == service.asked[:3]
    assert 4 == len(service.asked)


def test_both_orders_of_bits() -> None:
    batch = Service(ANSWERS).batch(parent("a", "b"), bit_order="big")
    assert [{"100": 7, "011": 3}, {"10": 10}] == [each.counts for each in batch]
    assert batch == Service(ANSWERS).batch(parent("a", "b")).with_bit_order("big")


@every(
    "options, query",
    [
        ({"sharpen": True}, "?sharpen=true"),
        ({"sharpen": False}, "?sharpen=false"),
        ({"aggregation": "voting"}, "?aggregation=voting"),
    ],
)
def test_variants_are_put_together_by_the_service(options: dict[str, Any], query: str) -> None:
    service = Service(ANSWERS)
    service.batch(parent("a", "b"), **options)
    assert [LISTED, AGGREGATED + query] == service.asked


def test_without_the_artifact_the_operation_has_all_and_without_it_each_circuit_is_read() -> None:
    service = Service({path: each for path, each in ANSWERS.items() if path != artifact(AGGREGATE)})
    assert {"001": 7, "110": 3} == service.batch(parent("a", "b"))[0].counts
    assert [LISTED, artifact(AGGREGATE), AGGREGATED] == service.asked
    del service.answers[AGGREGATED]  # type: ignore[attr-defined]  # a dict, as made above
    service.asked.clear()
    assert {"001": 8, "110": 2} == service.batch(parent("a", "b"))[0].counts
    assert [artifact(HISTOGRAM_V2, "a"), artifact(HISTOGRAM_V2, "b")] == service.asked[-2:]


def test_circuits_are_read_one_by_one_only_on_request() -> None:
    service = Service(ANSWERS)
    batch = service.batch(parent("a", "b"), per_circuit=True)
    assert [LISTED, artifact(HISTOGRAM_V2, "a"), artifact(HISTOGRAM_V2, "b")] == service.asked
    assert ({"001": 8, "110": 2}, {"10": 10}) == (batch[0].counts, batch[0].registers["m"].counts)


def test_shots_are_those_of_each_circuit() -> None:
    batch = Service(ANSWERS).batch(parent("a", "b"), shots=True)
    assert [(10, 3), (10, 2)] == [each.shots.shape for each in batch]


def test_registers_may_be_recorded_for_each_circuit() -> None:
    metadata = {"ionq_session_registers": '[{"m":[2,0]},{}]'}
    batch = Service(ANSWERS).batch(parent("a", "b", metadata=metadata))
    assert {"01": 3, "10": 7} == batch[0].registers["m"].counts
    assert {} == dict(batch[1].registers)
    with pytest.raises(KeyError, match="per_circuit=True"):
        _ = batch[1].registers["m"]


def test_the_cost_is_asked_for_once() -> None:
    cost = {"/jobs/j1/cost": {"dry_run": False, "cost": {"value": 3, "unit": "credit"}}}
    service = Service({**ANSWERS, **cost})
    batch = service.batch(parent("a", "b"), cost=True, per_circuit=True)
    assert ["/jobs/j1/cost"] == [each for each in service.asked if "cost" in each]
    assert (3.0, "credit") == (batch.run.cost, batch.run.cost_unit)


def test_names_that_several_have_are_left_out() -> None:
    twice = {**ANSWERS, "/jobs": listed(B, {**A, "name": "b"})}
    assert {} == Service(twice).batch(parent("a", "b")).by_name
    unnamed = {**ANSWERS, "/jobs": listed(B, {**A, "name": None})}
    assert ["b"] == [*Service(unnamed).batch(parent("a", "b")).by_name]


FAILED = {**B, "status": "failed", "failure": {"code": "TooManyGates", "message": "Too long"}}
PROBLEM = {"status": "failed", "results": None, "failure": {"code": "X", "message": "circuit 1"}}


@every(
    "other, error",
    [
        (FAILED, JobFailedError),
        ({**B, "status": "canceled"}, JobCanceledError),
        ({**B, "status": "started"}, JobNotFinishedError),
        ({**B, "results": None, "id": "b"}, None),
    ],
)
def test_a_circuit_that_failed_does_not_hide_the_others(
    other: dict[str, Any], error: type[Exception] | None
) -> None:
    answers = {**ANSWERS, "/jobs": listed(other, A)}
    del answers[AGGREGATED]  # as where a job that failed has none
    if error is None:
        del answers[artifact(HISTOGRAM_V2, "b")]
        error = ResultUnavailableError
    batch = Service(answers).batch(parent("a", "b", **PROBLEM))
    assert {"001": 8, "110": 2} == batch[0].counts
    assert [batch[0]] == [*batch.completed] == [*batch[:1]]
    assert [1] == [*batch.errors]
    assert "failed=[1]" in repr(batch)
    assert [batch[0], None] == batch.results()
    assert batch[1:].errors == {0: batch.errors[1]}
    for ask in (lambda: batch[1], lambda: [*batch], lambda: batch[1:][0]):
        with pytest.raises(error) as caught:
            ask()
        assert batch.errors[1] is caught.value
        assert isinstance(caught.value, JobError)
        assert "b" == caught.value.job_id


def test_an_aggregate_is_read_of_a_job_that_failed_too() -> None:
    service = Service({**ANSWERS, "/jobs": listed(FAILED, A)})
    batch = service.batch(parent("a", "b", **PROBLEM))
    assert [LISTED, AGGREGATED] == service.asked
    assert {"001": 7, "110": 3} == batch[0].counts
    assert [1] == [*batch.errors]


@every(
    "names, ids, expected",
    {
        "names tell": (("x [1/2]", "y [0/2]"), "ab", [("b", "y"), ("a", "x")]),
        "places of several jobs": (("x [9/12]", "[3/12]"), "ab", [("b", None), ("a", "x")]),
        "no places": (("x [1/3]", "y [1/3]"), "ab", [("a", "x [1/3]"), ("b", "y [1/3]")]),
        "a user's own": (("x [1/2]", "y [2/2]"), "ab", [("a", "x [1/2]"), ("b", "y [2/2]")]),
        "one is gone": (("x [1/3]", "y [2/3]"), "abc", [("c", None), ("a", "x"), ("b", "y")]),
        "two are gone": (
            ("x [1/4]", "y [3/4]"),
            "bcad",
            [("c", None), ("a", "x"), ("d", None), ("b", "y")],
        ),
        "some of many are gone": (
            ("x [1/9]", "y [0/9]"),
            "abc",
            [("a", "x"), ("b", "y"), ("c", None)],
        ),
    },
)
def test_the_order_is_that_of_the_places_in_the_names(
    names: tuple[str, str], ids: str, expected: list[tuple[str, str | None]]
) -> None:
    children = [{**A, "name": names[0]}, {**B, "name": names[1]}]
    answers = {
        **ANSWERS,
        "/jobs": listed(*children),
        artifact(AGGREGATE): {each: {"0": 1.0} for each in ids},
    }
    batch = Service(answers).batch(parent(*ids))
    assert [(each.job_id, each.name) for each in batch] == expected


def test_no_error_of_a_circuit_shows_the_key_that_it_echoes() -> None:
    echo = {**FAILED, "failure": {"code": "X", "message": f"of {KEY}"}}
    answers = {**ANSWERS, "/jobs": listed(echo, A)}
    batch = Service(answers).batch(parent("a", "b", **PROBLEM))
    assert "of ***" in str(batch.errors[1])
    assert KEY not in str(batch.errors[1])


def test_a_circuit_that_the_aggregate_lacks_is_read_by_itself() -> None:
    service = Service({**ANSWERS, artifact(AGGREGATE): {"a": WEIGHTS["a"], "b": {}}})
    assert {"01": 10} == service.batch(parent("a", "b"))[1].counts
    unreadable = {**ANSWERS, artifact(AGGREGATE): {"a": WEIGHTS["a"], "b": {"x": 1}}}
    assert [1] == [*Service(unreadable).batch(parent("a", "b")).errors]


def test_a_circuit_that_is_not_listed_has_the_width_that_its_states_take() -> None:
    service = Service({**ANSWERS, "/jobs": listed(A)})
    assert {"1": 10} == service.batch(parent("a", "b"))[1].counts


def test_where_all_circuits_failed_so_did_their_job() -> None:
    service = Service({**ANSWERS, "/jobs": listed(FAILED, {**FAILED, "id": "a"})})
    with pytest.raises(JobFailedError, match=r"job j1 failed with X.*circuit 1"):
        service.batch(parent("a", "b", **PROBLEM))
    with pytest.raises(JobCanceledError):
        Service({"/jobs": listed()}).batch(parent("a", status="canceled", results=None))


def test_a_job_without_circuits_has_no_result() -> None:
    with pytest.raises(ResultUnavailableError, match="lists no circuits"):
        Service({"/jobs": listed()}).batch(parent())


def test_an_unfinished_job_is_not_read() -> None:
    service = Service(ANSWERS)
    with pytest.raises(JobNotFinishedError):
        service.batch(parent("a", "b", status="started"))
    assert [] == service.asked
