"""A histogram of measured states: a row each, with bits, probability and bar."""

from collections.abc import Mapping, Sequence

from attrs import frozen
from rich.console import Console, ConsoleOptions, RenderResult
from rich.text import Text

MOST_ROWS = 32  # all states of five qubits, and about what a screen can show
SHORTEST_BAR = 4  # columns; with less room than that there are no bars
ROUNDING = 1e-6  # below zero, what calculating with floats may leave of nothing
GAP = "  "  # between two columns
PROBABILITY = "probability"  # the heading also sets the column's width
EIGHTHS = " ▏▎▍▌▋▊▉"  # a cell by the number of its eighths that are filled from the left
FULL = "█"
ASCII = "#"  # a cell where the output is limited to ASCII


@frozen(order=True)
class State:
    """A measured state.

    Attributes:
        bits: One digit for each qubit, that of qubit 0 at the right.
        probability: From 0 to 1.
    """

    bits: str
    probability: float


def states_of(probabilities: Mapping[str, object], qubits: int) -> list[State]:
    """The states of a result, in the order of their bits.

    Args:
        probabilities: As the service sends them: by the state in decimal, whose lowest bit is
            qubit 0.
        qubits: How many there are; a state with more bits widens the result.

    Raises:
        ValueError: A key is not a state, or a value not a probability.
    """
    values: dict[int, float] = {}
    for key, value in probabilities.items():
        if not key.isdecimal() or not isinstance(value, int | float) or not -ROUNDING <= value < 2:
            raise ValueError(f"the state {key!r} has the probability {value!r}")
        values[int(key)] = value if value > 0 else 0.0  # never -0.0
    width = max([qubits, 1, *(state.bit_length() for state in values)])
    return [State(f"{state:0{width}b}", values[state]) for state in sorted(values)]


@frozen
class Histogram:
    """States as rows of text, as wide as the console; Rich prints it.

    Attributes:
        states: In the order of their bits.
    """

    states: Sequence[State]

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        """Its lines, for a console of a certain width and encoding."""
        if not self.states:
            yield Text("the result has no states")
            return
        ranked = sorted(self.states, key=lambda state: -state.probability)
        shown, left_out = sorted(ranked[:MOST_ROWS]), ranked[MOST_ROWS:]
        qubits = len(shown[0].bits)
        first, last = (f"q{qubits - 1} ", "q0") if qubits > 1 else ("", "q0")
        width = max(qubits, len(first + last))
        room = options.max_width - width - len(GAP + PROBABILITY + GAP)
        top = max(state.probability for state in shown)

        yield Text(f"{first}{last:>{width - len(first)}}{GAP}{PROBABILITY}")
        for state in shown:
            number = _number(state.probability)
            line = Text(f"{state.bits:>{width}}{GAP}{number:>{len(PROBABILITY)}}")
            if room >= SHORTEST_BAR and state.probability > 0:
                bar = _bar(state.probability / top, room, ascii_only=options.ascii_only)
                line.append(GAP).append(bar, "cyan")
            yield line
        if qubits > 1:
            yield Text("qubit 0 is the digit at the right")
        if left_out:
            rest = _number(sum(state.probability for state in left_out))
            yield Text(f"{len(left_out)} less probable states are left out, {rest} in all")


def _number(probability: float) -> str:
    """A probability to four decimals, or in scientific notation where those would be zero."""
    text = f"{probability:.4f}"
    return f"{probability:.1e}" if 0 < probability and not float(text) else text


def _bar(share: float, room: int, *, ascii_only: bool) -> str:
    """A bar as long as a share of the room, and never empty."""
    if ascii_only:
        return ASCII * max(1, round(share * room))
    cells, eighths = divmod(max(1, round(share * room * 8)), 8)
    return FULL * cells + (EIGHTHS[eighths] if eighths else "")
