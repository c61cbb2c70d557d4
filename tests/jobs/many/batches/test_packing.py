"""Circuits in jobs: each in one, none above a limit, and few jobs."""

import json
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ionq_api import JsonValue
from ionq_session import InvalidCircuitError
from ionq_session.jobs.many.batches import packing
from ionq_session.jobs.many.batches.circuits import BatchCircuit
from ionq_session.jobs.many.batches.packing import Batch, packed

from ....cases import every


def circuit(
    place: int, gates: int = 1, size: int = 100, fields: Mapping[str, JsonValue] | None = None
) -> BatchCircuit:
    body: dict[str, JsonValue] = {"gateset": "qis", "qubits": 1 + place % 3, "circuit": []}
    return BatchCircuit(place, body, fields or {}, {}, gates, size)


def sizes(batches: list[Batch]) -> list[int]:
    return [len(each.circuits) for each in batches]


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "MAX_CIRCUITS", 4)
    monkeypatch.setattr(packing, "MAX_GATES", 10)
    monkeypatch.setattr(packing, "MAX_BYTES", packing.RESERVE + 1000)


@every(
    "count, gates, expected",
    {
        "as many as fit": (5_000, 30, [5_000]),
        "one circuit more": (5_001, 1, [5_000, 1]),
        "as many gates as fit": (10, 15_000, [10]),
        "one gate more": (150_001, 1, [5_000] * 30 + [1]),
        "gates for two": (20, 15_000, [10, 10]),
        "one": (1, 150_000, [1]),
    },
)
def test_there_are_as_few_jobs_as_possible(count: int, gates: int, expected: list[int]) -> None:
    assert sizes(packed(circuit(place, gates) for place in range(count))) == expected


def test_a_body_is_no_larger_than_a_request_takes() -> None:
    one_in_five = 2_000_000
    found = packed(circuit(place, size=one_in_five) for place in range(9))
    assert sizes(found) == [4, 4, 1]


def test_fields_for_all_take_room(small: None) -> None:
    circuits = [circuit(place, size=300) for place in range(3)]
    assert len(packed(circuits)) == 1
    assert len(packed(circuits, shared=500)) == 3


def test_large_ones_are_placed_first_where_that_makes_fewer_jobs(small: None) -> None:
    gates = [4, 7, 6, 3]
    found = packed(circuit(place, each) for place, each in enumerate(gates))
    assert [each.places for each in found] == [(0, 2), (1, 3)]


def _cases() -> Iterator[tuple[int, int, str]]:
    yield 11, 100, "circuit 0: it has 11 gates, and a job takes 10"
    yield 1, 1001, "circuit 0: it takes 1001 bytes as JSON, and a request takes"


@every("gates, size, text", _cases)
def test_one_that_is_too_large_alone_is_refused(
    small: None, gates: int, size: int, text: str
) -> None:
    with pytest.raises(InvalidCircuitError) as caught:
        packed([circuit(0, gates, size)])
    assert caught.value.message.startswith(text)
    assert caught.value.circuit == 0


def test_circuits_with_fields_of_their_own_are_in_jobs_of_their_own() -> None:
    fields: list[dict[str, JsonValue]] = [
        {},
        {"shots": 5},
        {"backend": "simulator"},
        {"shots": 5},
        {"shots": 6},
    ]
    found = packed(circuit(place, fields=each) for place, each in enumerate(fields))
    assert [each.places for each in found] == [(0, 2), (1, 3), (4,)]
    assert [each.source.fields.get("shots") for each in found] == [None, 5, 6]


def test_a_job_is_as_wide_as_its_widest_circuit() -> None:
    (found,) = packed(circuit(place) for place in range(3))
    assert found.source.type_ == "ionq.multi-circuit.v1"
    assert found.source.input["qubits"] == 3
    assert len(json.loads(json.dumps(found.source.input))["circuits"]) == 3


SIZES = st.tuples(st.integers(0, 10), st.integers(1, 900), st.sampled_from([None, 1, 2]))


@settings(max_examples=200)
@given(st.lists(SIZES, min_size=1, max_size=30))
def test_each_circuit_is_in_one_job_and_no_job_is_too_large(
    given_: list[tuple[int, int, int | None]],
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(packing, "MAX_CIRCUITS", 4)
        patch.setattr(packing, "MAX_GATES", 10)
        patch.setattr(packing, "MAX_BYTES", packing.RESERVE + 1000)
        found = packed(
            circuit(place, gates, size, {} if shots is None else {"shots": shots})
            for place, (gates, size, shots) in enumerate(given_)
        )
    places = [place for each in found for place in each.places]
    assert sorted(places) == list(range(len(given_)))
    for each in found:
        assert list(each.places) == sorted(each.places)
        assert len(each.circuits) <= 4
        assert sum(one.gates for one in each.circuits) <= 10
        assert sum(one.size for one in each.circuits) <= 1000
        assert len({given_[place][2] for place in each.places}) == 1
    assert [each.places[0] for each in found] == sorted(each.places[0] for each in found)
