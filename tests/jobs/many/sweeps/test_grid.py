"""The points of a sweep, and what is none."""

import math
from typing import Any

import numpy as np
import pytest

from ionq_session import InvalidCircuitError, Parameter
from ionq_session.jobs.many.sweeps import grid as module
from ionq_session.jobs.many.sweeps.grid import Grid, grid_of

from ....cases import every


def test_a_grid_has_all_combinations_the_last_changing_fastest() -> None:
    found = grid_of({"a": [1, 2], Parameter("b"): (3, 4, 5)}, "grid")
    assert (found.shape, len(found), found.names) == ((2, 3), 6, ("a", "b"))
    assert [(each["a"], each["b"]) for each in found] == [
        (1, 3),
        (1, 4),
        (1, 5),
        (2, 3),
        (2, 4),
        (2, 5),
    ]


def test_zip_takes_them_side_by_side() -> None:
    found = grid_of({"a": [1, 2], "b": [3, 4]}, "zip")
    assert (found.shape, len(found)) == ((2,), 2)
    assert [*found] == [{"a": 1, "b": 3}, {"a": 2, "b": 4}]


def test_any_numbers_will_do() -> None:
    given: dict[str, Any] = {"a": np.linspace(0, 1, 3), "b": range(2), "c": (x for x in [0.5])}
    found = grid_of(given, "grid")
    assert found == Grid({"a": (0.0, 0.5, 1.0), "b": (0.0, 1.0), "c": (0.5,)})
    assert {type(each) for values in found.axes.values() for each in values} == {float}


# Any: what users may give.
BAD: dict[str, tuple[Any, str, str]] = {
    "nothing": ({}, "grid", "a sweep takes the values of each parameter"),
    "no mapping": ([1, 2], "grid", "a sweep takes the values of each parameter"),
    "no values": ({"a": [1], "b": []}, "grid", "b has no values"),
    "a number": ({"a": 1}, "grid", "the values of a are a list of numbers, not 1"),
    "a text": ({"a": "12"}, "grid", "the values of a are a list of numbers, not '12'"),
    "NaN": ({"a": [1, math.nan]}, "grid", "value 1 of a must be a finite number, but is nan"),
    "infinity": ({"a": [-math.inf]}, "grid", "value 0 of a must be a finite number"),
    "a list": ({"a": [[1]]}, "grid", r"value 0 of a must be a finite number, but is \[1\]"),
    "true": ({"a": [True]}, "grid", "value 0 of a must be a finite number, but is True"),
    "no name": ({1: [1]}, "grid", "a parameter is given by its name, a text, and not 1"),
    "twice": ({"a": [1], Parameter("a"): [2]}, "grid", "the values of a are given twice"),
    "lengths": ({"a": [1], "b": [1, 2]}, "zip", "but a has 1, b has 2"),
    "a mode": ({"a": [1]}, "product", "is grid or zip, not 'product'"),
}


@every("values, mode, text", BAD)
def test_what_is_no_grid_is_refused(values: Any, mode: str, text: str) -> None:
    with pytest.raises(InvalidCircuitError, match=text):
        grid_of(values, mode)


def test_too_many_points_are_refused_before_they_are_made() -> None:
    given = {name: range(1000) for name in "abcdefgh"}
    with pytest.raises(InvalidCircuitError, match=f"a sweep takes {module.MOST_POINTS}"):
        grid_of(given, "grid")
