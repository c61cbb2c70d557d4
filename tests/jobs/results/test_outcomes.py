"""Outcomes: keys in both orders, counts, marginals, expectation values, tables."""

import copy
import math
import pickle
import sys
from itertools import product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_session import MissingExtraError, Outcomes, ResultArgumentError, ResultUnavailableError
from ionq_session.jobs.results.bits import BitOrder, bitstring, picked, state_of
from ionq_session.jobs.results.packed import PackedShots

from ...cases import every


def counted(counts: dict[int, int], width: int = 3, order: BitOrder = "little") -> Outcomes:
    return Outcomes(
        width=width,
        bit_order=order,
        states=counts,
        counted=True,
        shot_count=sum(counts.values()),
        job_id="j1",
    )


def weighed(
    probabilities: dict[int, float],
    shots: int | None = None,
    *,
    width: int = 3,
    exact: bool = False,
) -> Outcomes:
    return Outcomes(
        width=width,
        states=probabilities,
        counted=False,
        exact=exact,
        shot_count=shots,
        job_id="j1",
    )


# Qubit 0 alone is 1 in state 1, qubits 1 and 2 in state 6: no reversal leaves them alike.
LITTLE = counted({1: 7, 6: 2, 0: 1})
BIG = counted({1: 7, 6: 2, 0: 1}, order="big")

states = st.integers(0, 7)
count_maps = st.dictionaries(states, st.integers(1, 50), min_size=1)
orders: st.SearchStrategy[BitOrder] = st.sampled_from(["little", "big"])


def test_qubit_0_is_rightmost_in_little_and_leftmost_in_big() -> None:
    assert {"000": 1, "001": 7, "110": 2} == LITTLE.counts
    assert {"000": 1, "100": 7, "011": 2} == BIG.counts
    assert {"000": 0.1, "001": 0.7, "110": 0.2} == LITTLE.probabilities
    assert {"000": 0.1, "100": 0.7, "011": 0.2} == BIG.probabilities


def test_keys_come_in_the_order_of_the_bitstrings() -> None:
    assert ["000", "001", "110"] == [*LITTLE.counts] == [*LITTLE.probabilities]
    assert ["000", "011", "100"] == [*BIG.counts] == [*BIG.probabilities]


@given(st.integers(0, 70), orders, st.data())
def test_a_bitstring_becomes_its_state_again(
    width: int, order: BitOrder, data: st.DataObject
) -> None:
    state = data.draw(st.integers(0, 2**width - 1))
    text = bitstring(state, width, order)
    assert (width, state) == (len(text), state_of(text, order))


@every("text", ["2", "0x1", "1 0", "-1", "0b1", "1_0", "\uff11"])
def test_other_characters_are_no_bitstring(text: str) -> None:
    with pytest.raises(ValueError, match="0 and 1 only"):
        state_of(text, "big")


def test_the_order_can_be_changed_and_changed_back() -> None:
    assert BIG == LITTLE.with_bit_order("big")
    assert LITTLE == BIG.with_bit_order("little") == LITTLE.with_bit_order("little")
    assert LITTLE != BIG
    with pytest.raises(ResultArgumentError, match="little or big, not 'middle'"):
        LITTLE.with_bit_order("middle")  # type: ignore[arg-type]  # what a user may get wrong


def test_what_is_returned_is_the_users_own() -> None:
    for mine in (LITTLE.counts, LITTLE.probabilities):
        mine.clear()
    assert {"000": 1, "001": 7, "110": 2} == LITTLE.counts
    assert {"000": 0.1, "001": 0.7, "110": 0.2} == LITTLE.probabilities


def test_probabilities_with_a_number_of_shots_have_counts() -> None:
    found = weighed({0: 0.3333333, 7: 0.6666666}, 10)  # which do not add up to 1
    assert {"000": 3, "111": 7} == found.counts
    assert {"000": 0.3333333, "111": 0.6666666} == found.probabilities
    assert 10 == sum(found.counts.values()) == found.shot_count


def test_counts_without_a_number_of_shots_say_what_to_use() -> None:
    with pytest.raises(ResultUnavailableError, match=r"`probabilities`.*shot_count=") as caught:
        _ = weighed({0: 1.0}).counts
    assert "j1" == caught.value.job_id


def test_the_most_common_come_first_and_equals_by_bitstring() -> None:
    found = counted({4: 2, 1: 2, 7: 5, 2: 1})
    assert [("111", 5), ("001", 2), ("100", 2), ("010", 1)] == found.most_common()
    assert [("111", 5), ("001", 2)] == found.most_common(2)
    assert [] == found.most_common(0)
    assert [("111", 5), ("001", 2), ("100", 2)] == found.with_bit_order("big").most_common(3)
    assert [("000", 0.75)] == weighed({0: 0.75, 1: 0.25}).most_common(1)
    with pytest.raises(ResultArgumentError, match="not -1"):
        found.most_common(-1)


def test_a_marginal_has_the_bits_in_the_order_given() -> None:
    assert {"01": 7, "10": 2, "00": 1} == LITTLE.marginal([0, 1]).counts
    assert {"10": 7, "01": 2, "00": 1} == LITTLE.marginal([1, 0]).counts
    assert {"10": 7, "01": 2, "00": 1} == BIG.marginal([0, 1]).counts
    assert {"0": 8, "1": 2} == LITTLE.marginal([2]).counts
    assert {"01": 0.5, "10": 0.5} == weighed({1: 0.5, 6: 0.5}).marginal([0, 2]).probabilities


@given(count_maps, st.permutations([0, 1, 2]), st.integers(1, 3), orders)
def test_a_marginal_counts_like_its_shots(
    counts: dict[int, int], places: list[int], number: int, order: BitOrder
) -> None:
    chosen = places[:number]
    expected: dict[str, int] = {}
    for state, count in counts.items():
        bits = "".join(str(state >> qubit & 1) for qubit in chosen)
        text = bits if order == "big" else bits[::-1]
        expected[text] = expected.get(text, 0) + count
    found = counted(counts, order=order).marginal(chosen)
    assert expected == found.counts
    assert (number, order) == (found.width, found.bit_order)


def test_numbers_of_numpy_are_numbers_of_qubits() -> None:
    assert LITTLE.marginal([2]) == LITTLE.marginal([*np.array([2])])


@every(
    "bits, text",
    [
        ([3], "no bit 3; the result has 3, from 0 to 2"),
        ([-1], "no bit -1"),
        ([0, 0], "each once"),
        ([], "at least one"),
        (["0"], "'0' is no number"),
        ([1.0], "1.0 is no number"),
        (0, "takes several bits, such as \\[0\\], not 0"),
    ],
)
def test_a_marginal_of_other_bits_is_refused(bits: list[int], text: str) -> None:
    with pytest.raises(ResultArgumentError, match=text):
        LITTLE.marginal(bits)


def test_a_picked_bit_may_be_one_that_is_always_0() -> None:
    assert 0b101 == picked(0b1010, [1, None, 3])
    assert {"000": 1, "001": 7, "100": 2} == LITTLE.selection([0, None, 2]).counts


@given(count_maps, orders, st.text("IZ", min_size=3, max_size=3))
def test_an_expectation_value_is_the_mean_over_shots(
    counts: dict[int, int], order: BitOrder, observable: str
) -> None:
    signs: list[int] = []
    for text, count in counted(counts, order=order).counts.items():
        ones = sum(
            bit == "1" for bit, letter in zip(text, observable, strict=True) if letter == "Z"
        )
        signs += [(-1) ** ones] * count
    found = counted(counts, order=order).expectation(observable)
    assert pytest.approx(np.mean(signs)) == found.value == float(found)
    assert pytest.approx(np.std(signs) / math.sqrt(len(signs)), abs=1e-9) == found.standard_error


def test_an_observable_is_read_in_the_order_of_the_bitstrings() -> None:
    only_qubit_0 = counted({1: 10})
    assert -1 == only_qubit_0.expectation("IIZ").value
    assert 1 == only_qubit_0.expectation("ZII").value
    assert -1 == only_qubit_0.with_bit_order("big").expectation("ZII").value


def test_the_error_of_exact_and_of_uncounted_probabilities() -> None:
    half = {0: 0.75, 1: 0.25}
    assert 0 == weighed(half, 100, exact=True).expectation("IIZ").standard_error
    assert weighed(half).expectation("IIZ").standard_error is None
    sampled = weighed(half, 100).expectation("IIZ")
    assert 0.5 == sampled.value
    assert pytest.approx(math.sqrt(0.75 / 100)) == sampled.standard_error


@every(
    "observable, text",
    [
        ("ZZ", "has 2 letters, and the result has 3 bits"),
        ("", "has 0 letters"),
        ("ZIX", r"X at bit 0.*with h on it before"),
        ("YIZ", r"Y at bit 2.*with si and then h on it before"),
        ("zzi", r"'i' at bit 0; its letters are Z and I"),
        ("Z-Z", "'-' at bit 1"),
    ],
)
def test_other_observables_are_refused_with_what_to_do(observable: str, text: str) -> None:
    with pytest.raises(ResultArgumentError, match=text):
        LITTLE.expectation(observable)


def test_a_wrong_argument_is_a_value_error_too() -> None:
    with pytest.raises(ValueError, match="no bit 9"):
        LITTLE.marginal([9])


def with_shots(rows: list[list[int]]) -> Outcomes:
    return Outcomes(
        width=len(rows[0]),
        states={0: len(rows)},
        counted=True,
        shot_count=len(rows),
        packed=PackedShots.of(np.array(rows, np.uint8)),
    )


@given(st.integers(0, 20), st.integers(1, 40), st.data())
def test_packed_shots_become_themselves_again(rows: int, columns: int, data: st.DataObject) -> None:
    bits = data.draw(st.binary(min_size=rows * columns, max_size=rows * columns))
    array = (np.frombuffer(bits, np.uint8) & np.uint8(1)).reshape(rows, columns)
    again = PackedShots.of(array).array()
    assert ("uint8", (rows, columns)) == (str(again.dtype), again.shape)
    assert np.array_equal(array, again)


def test_shots_are_an_array_that_cannot_be_changed() -> None:
    array = with_shots([[1, 0, 0], [0, 1, 1]]).shots
    assert [[1, 0, 0], [0, 1, 1]] == array.tolist()
    assert ("uint8", (2, 3)) == (str(array.dtype), array.shape)
    with pytest.raises(ValueError, match="read-only"):
        array[0, 0] = 0


def test_shots_that_are_not_there_say_how_to_ask() -> None:
    with pytest.raises(ResultUnavailableError, match=r"session\.result\(job_id, shots=True\)"):
        _ = LITTLE.shots


def test_values_with_the_same_content_are_equal_and_hash_alike() -> None:
    shots = with_shots([[1, 0], [0, 0]])
    pickled = pickle.dumps(shots)
    _ = shots.shots, shots.counts  # cached, which is no part of the value
    assert len(pickled) == len(pickle.dumps(shots))
    for value in (LITTLE, BIG, weighed({0: 1.0}, 5), shots):
        for again in (pickle.loads(pickle.dumps(value)), copy.deepcopy(value)):  # noqa: S301
            assert (value, hash(value)) == (again, hash(again))
    different = [
        LITTLE,
        BIG,
        counted({1: 7, 6: 2, 0: 1}, 4),
        counted({1: 7, 6: 3}),
        weighed({1: 0.7, 6: 0.2, 0: 0.1}, 10),
        weighed({1: 0.7, 6: 0.2, 0: 0.1}),
        shots,
        with_shots([[0, 0], [1, 0]]),
    ]
    for one, other in product(range(len(different)), repeat=2):
        assert (one == other) == (different[one] == different[other])


def test_a_repr_shows_what_is_most_common() -> None:
    assert (
        "Outcomes(bits=3, shot_count=10, bit_order='little', "
        "most_common={'001': 7, '110': 2, '000': 1})"
    ) == repr(LITTLE)
    many = repr(weighed(dict.fromkeys(range(7), 1 / 7)))
    assert "'000': 0.142857, '001'" in many
    assert many.endswith(", ...})")


def test_a_table_has_a_row_for_each_bitstring() -> None:
    table = LITTLE.to_pandas()
    assert ["001", "110", "000"] == [*table.index]
    assert "state" == table.index.name
    assert {"count": [7, 2, 1], "probability": [0.7, 0.2, 0.1]} == table.to_dict("list")
    assert "int64" == str(table["count"].dtype)
    assert ["probability"] == [*weighed({0: 0.5, 1: 0.5}).to_pandas()]


def test_a_package_that_is_missing_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    shots = with_shots([[1, 0]])
    for name in ("numpy", "pandas"):
        monkeypatch.setitem(sys.modules, name, None)
    for extra, ask in (("pandas", LITTLE.to_pandas), ("numpy", lambda: shots.shots)):
        with pytest.raises(MissingExtraError, match=rf"ionq-session\[{extra}\]") as caught:
            ask()
        assert extra == caught.value.extra
    assert [("001", 7)] == LITTLE.most_common(1)
    assert {"1": 7, "0": 3} == LITTLE.marginal([0]).counts
