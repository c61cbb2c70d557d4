"""The formats of the service, read into states: the order of bits, and content that is wrong."""

import json
from typing import Any

import pytest

from ionq_session.jobs.results.formats.tables import Table, UnreadableFormatError, parse

from ...cases import every
from .service import HISTOGRAM_V1, HISTOGRAM_V2, PROBABILITIES_V1, PROBABILITIES_V2, registers


# Any: JSON.
def read(name: str, content: Any) -> dict[str, Table]:
    return parse(name, json.dumps(content).encode())


@every(
    "name, content, tables",
    [
        (HISTOGRAM_V1, {"1": 7, "6": 3}, {"output_all": Table({1: 7, 6: 3}, counted=True)}),
        (
            HISTOGRAM_V2,
            registers("histogram", output_all={"100": 7, "011": 3}, c={"01": 10}),
            {
                "output_all": Table({1: 7, 6: 3}, counted=True, width=3),
                "c": Table({2: 10}, counted=True, width=2),
            },
        ),
        (
            PROBABILITIES_V1,
            {"1": 0.5, "6": 1},
            {"output_all": Table({1: 0.5, 6: 1}, counted=False)},
        ),
        (
            PROBABILITIES_V2,
            registers("probabilities", output_all={"100": 0.5, "010": 0.5}),
            {"output_all": Table({1: 0.5, 2: 0.5}, counted=False, width=3)},
        ),
        # Whole numbers with a point, states of no shots, a state that is written in two ways.
        (HISTOGRAM_V1, {"1": 7.0, "6": 0, "01": 1}, {"output_all": Table({1: 8}, counted=True)}),
        # A mean over variants.
        (
            HISTOGRAM_V1,
            {"0": 1.5, "1": 0.5},
            {"output_all": Table({0: 0.75, 1: 0.25}, counted=False)},
        ),
        (HISTOGRAM_V1, {}, {"output_all": Table({}, counted=True)}),
        (
            HISTOGRAM_V2,
            registers("histogram", empty={"": 4}),
            {"empty": Table({0: 4}, counted=True, width=0)},
        ),
    ],
)
def test_states_have_qubit_0_as_their_lowest_bit(
    name: str, content: Any, tables: dict[str, Table]
) -> None:
    found = read(name, content)
    assert tables == found
    for each in found.values():
        assert all(isinstance(weight, int) for weight in each.states.values()) or not each.counted


WRONG: list[tuple[str, Any]] = [
    (HISTOGRAM_V1, []),
    (HISTOGRAM_V1, None),
    (HISTOGRAM_V1, 3),
    (HISTOGRAM_V1, {"a": 1}),
    (HISTOGRAM_V1, {"-1": 1}),
    (HISTOGRAM_V1, {"": 1}),
    (HISTOGRAM_V1, {"1.0": 1}),
    (HISTOGRAM_V1, {"\u0661": 1}),
    (HISTOGRAM_V1, {"9" * 5000: 1}),
    (HISTOGRAM_V1, {"1": -1}),
    (HISTOGRAM_V1, {"1": None}),
    (HISTOGRAM_V1, {"1": "7"}),
    (HISTOGRAM_V1, {"1": True}),
    (HISTOGRAM_V1, {"1": [7]}),
    (HISTOGRAM_V1, {"1": float("nan")}),
    (HISTOGRAM_V1, {"1": float("inf")}),
    (HISTOGRAM_V1, {"1": 10**400}),
    (HISTOGRAM_V2, {"1": 7}),
    (HISTOGRAM_V2, {"probabilities": {"registers": {}}}),
    (HISTOGRAM_V2, registers("histogram", c=None)),
    (HISTOGRAM_V2, registers("histogram", c={"12": 1})),
    (HISTOGRAM_V2, registers("histogram", c={"01": -1})),
    (HISTOGRAM_V2, {"histogram": []}),
    (HISTOGRAM_V2, {"histogram": {"registers": None}}),
]


@every("name, content", WRONG)
def test_other_content_is_refused(name: str, content: Any) -> None:
    with pytest.raises(UnreadableFormatError):
        read(name, content)


@every("content", [b"", b"{", b"\xff", b'{"1": 7', b"[" * 100_000])
def test_what_is_no_json_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFormatError, match="not JSON"):
        parse(HISTOGRAM_V1, content)
