"""A circuit as text, with the characters for drawing boxes."""

from collections.abc import Iterator, Mapping, Sequence

from attrs import frozen

from .gate import Gate
from .layout import Mark, Placed, arrange, note_of_the_rest, wires_of

WIRE, VERTICAL, CROSSING = "─", "│", "┼"
SWAPPED = "\N{MULTIPLICATION SIGN}"
SIGNS = {"control": "●", "plus": "⊕", "cross": SWAPPED}
GOES_ON, WENT_ON = "»", "«"  # as in Qiskit's drawings that are folded

# The upper of two characters, then the lower, and what shows both on one line.
MERGED = {"││": "│", "┬│": "┬", "│┴": "┴"}

ASCII = str.maketrans(
    {
        **dict.fromkeys("┌┐└┘┬┴┼", "+"),
        **dict.fromkeys("│┤├", "|"),
        "─": "-",
        "●": "@",
        "⊕": "X",
        SWAPPED: "x",
        "π": "pi",
        "τ": " turn",
        "†": "dg",
        "»": ">",
        "«": "<",
    }
)
"""Signs as in Cirq's drawings. Some are longer, so texts in boxes are replaced first of all."""


@frozen
class Cell:
    """One wire of one column: three lines of the same width, the middle one on the wire."""

    top: str
    middle: str
    bottom: str


@frozen
class Column:
    """Gates that stand one above another.

    Attributes:
        width: In characters.
        cells: Those of the wires on which something is.
    """

    width: int
    cells: Mapping[int, Cell]


def draw(gates: Sequence[Gate], qubits: int, width: int, *, ascii_only: bool) -> str:
    """Draw a circuit.

    Args:
        gates: The gates.
        qubits: How many qubits there are.
        width: The characters of a line, 0 for any number. A column that is wider has a line of its
            own.
        ascii_only: Whether to use ASCII only.
    """
    wires = wires_of(gates, qubits)
    names = [f"q{wire}: " for wire in range(wires)]
    margin = max(map(len, names))
    columns = _columns(arrange(gates, wires), ascii_only=ascii_only)
    parts = list(_folded(columns, width - margin - len(GOES_ON) if width else 0))
    blocks: list[str] = []
    for number, part in enumerate(parts):
        before = WENT_ON if number else ""
        after = GOES_ON if number < len(parts) - 1 else ""
        starts = [f"{name:>{margin}}{before}" for name in names]
        blocks.append("\n".join(_lines(part, starts, after)))
    note = note_of_the_rest(wires, qubits)
    text = "\n\n".join(blocks) + (f"\n({note})" if note else "")
    return text.translate(ASCII) if ascii_only else text


def _folded(columns: Sequence[Column], room: int) -> Iterator[Sequence[Column]]:
    """The columns of each line of the drawing; at least one, and as many as there is room for."""
    part: list[Column] = []
    used = len(WIRE)
    for column in columns:
        needed = column.width + len(WIRE)
        if room and part and used + needed > room:
            yield part
            part, used = [], len(WENT_ON + WIRE)
        part.append(column)
        used += needed
    yield part


def _columns(placed: Sequence[Placed], *, ascii_only: bool) -> list[Column]:
    columns: list[list[Placed]] = []
    for gate in placed:
        columns += [[] for _ in range(gate.column + 1 - len(columns))]
        columns[gate.column].append(gate)
    return [_column(gates, ascii_only=ascii_only) for gates in columns]


def _column(placed: Sequence[Placed], *, ascii_only: bool) -> Column:
    boxes = {
        mark.wire: _text(mark, ascii_only=ascii_only) for gate in placed for mark in gate.marks
    }
    width = max(len(text) for text in boxes.values())
    cells: dict[int, Cell] = {}
    for gate in placed:
        first, last = gate.marks[0].wire, gate.marks[-1].wire
        marked = {mark.wire: mark for mark in gate.marks}
        for wire in range(first, last + 1) if gate.joined else marked:
            above, below = gate.joined and wire > first, gate.joined and wire < last
            text = boxes[wire] if wire in marked else CROSSING
            cells[wire] = _cell(text, width, above=above, below=below)
    return Column(width, cells)


def _text(mark: Mark, *, ascii_only: bool) -> str:
    """What is on the wire, with the sides of a box around its text."""
    if mark.shape != "box":
        return SIGNS[mark.shape]
    text = f"{mark.name}({mark.value})" if mark.value else mark.name
    return f"┤ {text.translate(ASCII) if ascii_only else text} ├"


def _cell(text: str, width: int, *, above: bool, below: bool) -> Cell:
    """Text in the middle of a cell, with a line up or down from the middle."""
    start, middle = (width - len(text)) // 2, (width - 1) // 2
    after = width - start - len(text)
    if len(text) == 1:  # at the same place as the lines
        start, after = middle, width - middle - 1
        top, bottom = " ", " "
        ends = VERTICAL, VERTICAL
    else:
        top, bottom = (f"{left}{WIRE * (len(text) - 2)}{right}" for left, right in ("┌┐", "└┘"))
        ends = "┴", "┬"
    top, bottom = (f"{' ' * start}{edge}{' ' * after}" for edge in (top, bottom))
    if above:
        top = f"{top[:middle]}{ends[0]}{top[middle + 1 :]}"
    if below:
        bottom = f"{bottom[:middle]}{ends[1]}{bottom[middle + 1 :]}"
    return Cell(top, f"{WIRE * start}{text}{WIRE * after}", bottom)


def _lines(columns: Sequence[Column], starts: Sequence[str], after: str) -> Iterator[str]:
    """The lines of one part of the drawing."""
    rows = [_row(columns, wire) for wire in range(len(starts))]
    indent = " " * (len(starts[0]) + len(WIRE))
    edges = [" " * len(rows[0].top), *(edge for row in rows for edge in (row.top, row.bottom))]
    edges.append(" " * len(rows[0].top))
    for wire in range(len(rows) + 1):
        upper, lower = edges[2 * wire], edges[2 * wire + 1]
        merged = _merged(upper, lower)
        for line in (upper, lower) if merged is None else (merged,):
            if text := line.rstrip():
                yield indent + text
        if wire < len(rows):
            yield f"{starts[wire]}{WIRE}{rows[wire].middle or WIRE}{after}"


def _row(columns: Sequence[Column], wire: int) -> Cell:
    """A whole wire, each column with a piece of wire behind it."""
    cells = [column.cells.get(wire, _plain(column.width)) for column in columns]
    return Cell(
        "".join(f"{cell.top} " for cell in cells),
        "".join(f"{cell.middle}{WIRE}" for cell in cells),
        "".join(f"{cell.bottom} " for cell in cells),
    )


def _plain(width: int) -> Cell:
    return Cell(" " * width, WIRE * width, " " * width)


def _merged(upper: str, lower: str) -> str | None:
    """The lines below one wire and above the next as one line; None if something would be lost."""
    merged: list[str] = []
    for pair in zip(upper, lower, strict=True):
        one = max(pair) if " " in pair else MERGED.get("".join(pair))
        if one is None:
            return None
        merged.append(one)
    return "".join(merged)
