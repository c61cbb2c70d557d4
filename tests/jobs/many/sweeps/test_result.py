"""Results in the shape of the grid, as arrays, tables and files."""

import json
import math
import pickle
from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from ionq_session import (
    BatchResult,
    JobError,
    JobFailedError,
    JobResult,
    ResultArgumentError,
    SavedResultError,
    SweepResult,
)
from ionq_session.jobs.many.sweeps.grid import Grid
from ionq_session.jobs.results.outcomes import Outcomes
from ionq_session.jobs.results.registers import Registers

from ....cases import every

GRID = Grid({"a": (0.0, 0.5), "b": (1.0, 2.0, 3.0)})
SHARES = (0.0, 0.1, 0.2, 0.3, 0.4, 0.5)  # of 1, at each point


def outcomes(share: float, shots: int | None) -> dict[str, Any]:
    return {
        "width": 1,
        "states": {state: each for state, each in enumerate((1 - share, share)) if each},
        "counted": False,
        "exact": shots is None,
        "shot_count": shots,
    }


def result(share: float, shots: int | None) -> JobResult:
    register = Outcomes(**outcomes(1 - share, shots))
    return JobResult(**outcomes(share, shots), registers=Registers({"c": register}))


def sweep(shots: int | None = 100, *, failed: int | None = None) -> SweepResult:
    entries: list[JobResult | JobError] = [result(share, shots) for share in SHARES]
    if failed is not None:
        entries[failed] = JobFailedError("it failed", job_id="x")
    return SweepResult(GRID, BatchResult(job_id="p", entries=tuple(entries)))


def test_it_is_a_sequence_by_point() -> None:
    found = sweep()
    assert (len(found), found.shape, found.axes) == (6, (2, 3), dict(GRID.axes))
    assert found.points[4] == {"a": 0.5, "b": 2.0}
    assert found.at(a=0.5, b=2) is found[4]
    assert [*found] == [*found.batch]
    assert found[1:3] == found.batch[1:3]
    with pytest.raises(KeyError, match="there is no point"):
        found.at(a=0.5, b=4)
    with pytest.raises(KeyError):
        found.at(a=0.5)
    assert repr(found).startswith("SweepResult(a[2], b[3], mode='grid', batch=BatchResult(")


def test_numbers_have_the_shape_of_the_grid() -> None:
    found = sweep().expectation("Z")
    first, second = found.values
    assert first == pytest.approx([1.0, 0.8, 0.6])
    assert second == pytest.approx([0.4, 0.2, 0.0])
    assert (found.shape, found.axes, len(found)) == ((2, 3), dict(GRID.axes), 2)
    assert found.at(a=0.5, b=1) == pytest.approx(0.4)
    assert found.standard_errors[0] == pytest.approx([0.0, 0.06, 0.08])
    array = np.asarray(found)
    assert array.shape == (2, 3)
    assert array.dtype == np.float64
    assert np.array_equal(array, found.to_numpy())
    assert np.asarray(found, np.float32).dtype == np.float32
    assert np.argmin(found) == 5
    assert array[1, 0] == found.at(a=0.5, b=1)
    series = found.to_pandas()
    assert (series.name, series.index.names) == ("Z", ["a", "b"])
    assert series[(0.5, 1.0)] == found.at(a=0.5, b=1)
    with pytest.raises(KeyError):
        found.at(a=7, b=1)
    with pytest.raises(ValueError, match="only be copied"):
        np.asarray(found, copy=False)


def test_a_zip_is_one_axis() -> None:
    grid = Grid({"a": (0.0, 1.0), "b": (2.0, 3.0)}, "zip")
    batch = BatchResult(job_id="p", entries=(result(0.0, 10), result(1.0, 10)))
    found = SweepResult(grid, batch)
    assert found.expectation("Z").values == [1.0, -1.0]
    assert found.at(a=1, b=3) is batch[1]
    assert [*found.to_pandas("Z").columns] == ["a", "b", "Z", "Z_error"]


def test_the_probability_of_a_bitstring() -> None:
    found = sweep().probability("1")
    assert found.flat == pytest.approx(SHARES)
    assert found.errors == pytest.approx([math.sqrt(p * (1 - p) / 100) for p in SHARES])
    assert set(sweep(None).probability("1").errors) == {0.0}
    for text in ("11", "", "2"):
        with pytest.raises(ResultArgumentError, match="no bitstring of 1 bits"):
            sweep().probability(text)


def test_a_register_may_be_asked_for() -> None:
    found = sweep()
    assert found.probability("0", register="c").flat == pytest.approx(SHARES)
    assert found.expectation("Z", register="c").flat[0] == -1
    assert [*found.to_pandas(register="c")["0"]] == [0, 10, 20, 30, 40, 50]
    with pytest.raises(ResultArgumentError, match="point 0 has no register 'd'; there are: 'c'"):
        found.expectation("Z", register="d")


def test_a_table_has_a_row_for_each_point() -> None:
    table = sweep().to_pandas()
    assert [*table.columns] == ["a", "b", "0", "1"]
    assert [*table["1"]] == [0, 10, 20, 30, 40, 50]
    assert [*table["b"]] == [1.0, 2.0, 3.0] * 2
    shares = sweep(None).to_pandas()
    assert [*shares["1"]] == [*SHARES]
    both = sweep().to_pandas("Z", "I")
    assert [*both.columns] == ["a", "b", "Z", "Z_error", "I", "I_error"]


def test_a_circuit_that_failed_is_a_gap() -> None:
    found = sweep(failed=1)
    assert [*found.errors] == [1]
    with pytest.raises(JobFailedError):
        found.at(a=0, b=2)
    values = found.expectation("Z")
    assert [math.isnan(each) for each in values.flat] == [False, True, *[False] * 4]
    assert values == sweep(failed=1).expectation("Z")
    assert values != sweep().expectation("Z")
    table = found.to_pandas()
    assert [bool(each) for each in pd.isna(table["error"])] == [True, False, *[True] * 4]
    assert table["error"][1] == "it failed"
    assert [bool(each) for each in pd.isna(table["0"])] == [False, True, *[False] * 4]
    assert math.isnan(found.probability("0").flat[1])


def test_the_bit_order_can_be_changed() -> None:
    states = {1: 1.0}
    only = JobResult(width=2, states=states, counted=False, exact=True, shot_count=None)
    found = SweepResult(Grid({"a": (0.0,)}), BatchResult(job_id="p", entries=(only,)))
    assert found.expectation("IZ").flat == (-1.0,)
    assert found.with_bit_order("big").expectation("ZI").flat == (-1.0,)


@every("found", [sweep(), sweep(None), sweep(failed=2)], name=str)
def test_what_is_saved_is_read_again(found: SweepResult) -> None:
    assert SweepResult.from_dict(json.loads(json.dumps(found.to_dict()))) == found
    assert pickle.loads(pickle.dumps(found)) == found  # noqa: S301  # our own


Damage = Callable[[dict[str, Any]], object]


DAMAGES: dict[str, tuple[Damage, str]] = {
    "another format": (lambda data: data.update(format="x"), "this is no saved sweep"),
    "no version": (lambda data: data.pop("version"), "is of version None"),
    "a newer version": (lambda data: data.update(version=2), "pip install --upgrade"),
    "no axes": (lambda data: data.pop("axes"), "the saved sweep is damaged"),
    "axes without names": (lambda data: data.update(axes=[{}]), "the saved sweep is damaged"),
    "other axes": (lambda data: data["axes"].pop(), "it has not a result for each point"),
    "no mode": (lambda data: data.pop("mode"), "the saved sweep is damaged"),
    "no batch": (lambda data: data.pop("batch"), "`batch` is not an object"),
    "a damaged batch": (lambda data: data["batch"].pop("run"), "circuits or run"),
}


@every("damage, text", DAMAGES)
def test_damage_is_told(damage: Damage, text: str) -> None:
    data: dict[str, Any] = json.loads(json.dumps(sweep().to_dict()))
    damage(data)
    with pytest.raises(SavedResultError, match=text):
        SweepResult.from_dict(data)
