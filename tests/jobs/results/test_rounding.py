"""Counts from probabilities: they add up, they are fair, and they are always the same."""

import math
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from ionq_session.jobs.results.rounding import largest_remainder

from ...cases import every

weights = st.dictionaries(
    st.integers(0, 1000), st.floats(1e-9, 1, allow_subnormal=False), min_size=1, max_size=60
)


@given(weights, st.integers(1, 1_000_000))
def test_counts_add_up_and_differ_from_their_share_by_less_than_one(
    found: dict[int, float], shots: int
) -> None:
    counts = largest_remainder(found, shots)
    assert shots == sum(counts.values())
    total = math.fsum(found.values())
    for state, weight in found.items():
        assert abs(counts.get(state, 0) - weight / total * shots) < 1 + 1e-6
    assert 0 not in counts.values()


@given(st.dictionaries(st.integers(0, 500), st.integers(1, 10_000), min_size=1))
def test_counts_that_were_divided_by_the_shots_come_back(counts: dict[int, int]) -> None:
    shots = sum(counts.values())
    assert counts == largest_remainder({each: counts[each] / shots for each in counts}, shots)


@given(weights, st.integers(1, 1000), st.randoms())
def test_the_order_of_the_states_does_not_matter(
    found: dict[int, float], shots: int, random: Random
) -> None:
    items = [*found.items()]
    random.shuffle(items)
    assert largest_remainder(found, shots) == largest_remainder(dict(items), shots)


@every(
    "probabilities, shots, expected",
    [
        ({0: 0.5, 3: 0.5}, 3, {0: 2, 3: 1}),  # a tie goes to the smaller state
        ({3: 0.5, 0: 0.5}, 3, {0: 2, 3: 1}),
        ({1: 1 / 3, 2: 1 / 3, 4: 1 / 3}, 100, {1: 34, 2: 33, 4: 33}),
        ({0: 0.1 + 0.2, 1: 0.3, 2: 0.4}, 5, {0: 2, 1: 1, 2: 2}),  # but for noise, a tie
        ({0: 0.999999999}, 7, {0: 7}),
        ({0: 0.333333333, 1: 0.333333333, 2: 0.333333333}, 3, {0: 1, 1: 1, 2: 1}),
        ({0: 0.9999, 1: 0.0001}, 10, {0: 10}),
        ({0: 2e-300, 1: 2e-300}, 2, {0: 1, 1: 1}),
    ],
)
def test_ties_and_sums_that_are_off(
    probabilities: dict[int, float], shots: int, expected: dict[int, int]
) -> None:
    assert expected == largest_remainder(probabilities, shots)
