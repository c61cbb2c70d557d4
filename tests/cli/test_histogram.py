"""How a result is drawn, at each width."""

import io

import pytest
from rich.console import Console

from ionq_session.cli.histogram import Histogram, State, states_of

from ..cases import every

BELL = states_of({"0": 0.5, "3": 0.5}, 2)


def drawn(states: list[State], width: int = 80, encoding: str = "utf-8") -> str:
    """What is printed on a console of a width."""
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="")
    console = Console(file=file, width=width, color_system=None)
    console.print(Histogram(states), soft_wrap=True)
    file.seek(0)
    return file.read()


def test_what_rounding_leaves_of_nothing_is_nothing() -> None:
    states = states_of({"0": 1.0, "1": -1e-18, "2": -0.0}, 2)
    assert [1.0, 0.0, 0.0] == [state.probability for state in states]
    assert "-" not in drawn(states)
    wrong: list[object] = [-0.01, 2.0, float("nan"), float("-inf"), "1", None]
    for each in wrong:
        with pytest.raises(ValueError, match="probability"):
            states_of({"0": each}, 1)


@every("width", [24, 40, 80, 200])
def test_bars_fill_the_width(width: int) -> None:
    bar = "█" * (width - 20)
    assert (
        "q1 q0  probability\n"
        f"   00       0.5000  {bar}\n"
        f"   11       0.5000  {bar}\n"
        "qubit 0 is the digit at the right\n"
    ) == drawn(BELL, width)


@pytest.mark.parametrize("width", [1, 10, 23])
def test_where_there_is_no_room_there_are_no_bars(width: int) -> None:
    assert "   11       0.5000" == drawn(BELL, width).splitlines()[2]


def test_bars_are_measured_by_the_highest() -> None:
    states = states_of({"0": 0.4, "1": 0.2, "2": 0.1, "3": 0.06}, 2)
    bars = [line[20:] for line in drawn(states, 40).splitlines()[1:5]]
    assert ["█" * 20, "█" * 10, "█" * 5, "███"] == bars


@every("share, bar", [(0.125, "▏"), (0.25, "▎"), (0.5, "▌"), (0.875, "▉"), (1.0, "█")])
def test_a_bar_ends_in_eighths(share: float, bar: str) -> None:
    states = states_of({"0": 0.8, "1": 0.8 * (3 + share) / 20}, 2)
    assert f"███{bar}" == drawn(states, 40).splitlines()[2][20:]


def test_without_unicode_bars_are_ascii() -> None:
    text = drawn(states_of({"0": 0.75, "1": 0.25, "2": 1e-9}, 2), 40, "ascii")
    assert ["#" * 20, "#######", "#"] == [line[20:] for line in text.splitlines()[1:4]]


def test_qubit_0_is_at_the_right_and_the_heading_says_so() -> None:
    lines = drawn(states_of({"1": 0.75, "1024": 0.25}, 11)).splitlines()
    assert ["q10      q0", "00000000001", "10000000000"] == [line[:11] for line in lines[:3]]


def test_one_state_of_one_qubit() -> None:
    assert f"q0  probability\n 1       1.0000  {'█' * 63}\n" == drawn(states_of({"1": 1}, 1))


@every(
    "probability, shown",
    [
        (0.0, "0.0000"),
        (1e-300, "1.0e-300"),
        (0.00004, "4.0e-05"),
        (0.00006, "0.0001"),
        (0.12345, "0.1235"),
        (0.99999, "1.0000"),
    ],
)
def test_probabilities_are_shown_to_four_places_or_by_their_size(
    probability: float, shown: str
) -> None:
    row = drawn(states_of({"0": 1.0, "1": probability}, 1)).splitlines()[2]
    assert shown == row[4:15].strip()


def test_the_least_bar_is_seen_and_none_is_not() -> None:
    lines = drawn(states_of({"0": 1.0, "1": 1e-12, "2": 0.0}, 2), 40).splitlines()
    assert ["▏", ""] == [line[20:] for line in lines[2:4]]


def test_states_stand_in_the_order_of_their_bits() -> None:
    states = states_of({"10": 0.1, "2": 0.2, "9": 0.3, "0": 0.4}, 4)
    assert ["0000", "0010", "1001", "1010"] == [state.bits for state in states]


def test_of_many_states_the_most_probable_are_shown() -> None:
    weights = {str(state): (1 if state % 3 else 2) for state in range(96)}  # 32 of them doubled
    total = sum(weights.values())
    states = states_of({state: weight / total for state, weight in weights.items()}, 7)
    lines = drawn(states).splitlines()
    assert [f"{state:07b}" for state in range(0, 96, 3)] == [line[:7] for line in lines[1:33]]
    assert [
        "qubit 0 is the digit at the right",
        "64 less probable states are left out, 0.5000 in all",
    ] == lines[33:]


def test_as_many_as_fit_are_all_shown() -> None:
    lines = drawn(states_of({str(state): 1 / 32 for state in range(32)}, 5)).splitlines()
    assert 34 == len(lines)


def test_a_wide_register_on_a_narrow_terminal_is_not_broken() -> None:
    lines = drawn(states_of({"0": 1.0}, 36), 40).splitlines()
    assert ["q35" + " " * 31 + "q0  probability", "0" * 36 + "       1.0000"] == lines[:2]


def test_a_state_shows_that_there_are_more_qubits() -> None:
    assert ["0000", "1000"] == [state.bits for state in states_of({"0": 0.5, "8": 0.5}, 2)]


def test_no_states_are_told() -> None:
    assert "the result has no states\n" == drawn(states_of({}, 2))


def test_colour_is_the_bar_alone() -> None:
    file = io.StringIO()
    console = Console(file=file, width=24, force_terminal=True, color_system="standard")
    console.print(Histogram(BELL), soft_wrap=True)
    assert "   00       0.5000  \x1b[36m████\x1b[0m" == file.getvalue().splitlines()[1]


@every(
    "key, value",
    [
        ("-1", 0.5),
        ("x", 0.5),
        ("", 0.5),
        ("1.0", 0.5),
        ("9" * 5000, 0.5),
        ("0", "0.5"),
        ("0", None),
        ("0", -0.1),
        ("0", float("nan")),
        ("0", float("inf")),
    ],
)
def test_what_is_no_result_is_refused(key: str, value: object) -> None:
    with pytest.raises(ValueError, match=r"state|digits"):
        states_of({key: value}, 2)
