"""A circuit as a picture: SVG that takes the colour of the text around it, or brings its own."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise, takewhile

from attrs import frozen

from .calls import call
from .gate import Gate
from .layout import Mark, Placed, arrange, note_of_the_rest, wires_of

# Browsers become slow with pictures of more; and nobody can read them.
MOST_GATES = 1000
MOST_WIRES = 256

# In pixels.
ROW = 44  # from wire to wire
EDGE = 26  # above the first wire and below the last
HALF_BOX = 16  # of a box's height, and of the least width
PLUS = 11  # the radius of the circle
DOT = 5
CROSS = 6  # half of its width
GAP = 12  # between two columns
PADDING = 8  # in a box, on each side of its text
NAME_SIZE, VALUE_SIZE = 13, 10.5  # of the letters
LETTER = 0.61  # the width of a letter of a monospaced font, as a part of its size

FONT = (
    'font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,monospace" '
    f'font-size="{NAME_SIZE}" dominant-baseline="central" fill="currentColor"'
)
STYLE = (
    "svg{color:#1b1f24;background:#fff}"
    "@media(prefers-color-scheme:dark){svg{color:#e6e6e6;background:#16191d}}"
)
"""For a picture that stands alone. One in a page inherits the colours of the page instead, and must
not have a style: it would hold for the whole page."""


@frozen
class _Picture:
    """What a picture is put together from.

    Attributes:
        wires: How many wires it has.
        width: That of the wires.
        names: The names of the wires, as SVG, which end at x = 0.
        margin: The room that the names need.
        body: Wires and gates, as SVG, from x = 0.
        label: The picture in words.
        note: What is left out, in words; empty if nothing is.
    """

    wires: int
    width: float
    names: str
    margin: float
    body: str
    label: str
    note: str

    @property
    def height(self) -> int:
        return 2 * EDGE + (self.wires - 1) * ROW


def notebook_picture(gates: Sequence[Gate], qubits: int) -> str:
    """HTML in which wide circuits scroll beside the names of their qubits.

    Args:
        gates: The gates.
        qubits: How many qubits there are.
    """
    picture = _picture(gates, qubits)
    names = _svg(
        picture.margin,
        picture.height,
        f'<g transform="translate({picture.margin:g} 0)">{picture.names}</g>',
        'aria-hidden="true"',
    )
    body = _svg(
        picture.width,
        picture.height,
        f"<title>{escape(picture.label)}</title>{picture.body}",
        f'role="img" aria-label="{escape(picture.label)}"',
    )
    note = f'<div style="opacity:.7">{escape(picture.note)}</div>' if picture.note else ""
    return (
        '<div style="display:flex;max-width:100%">'
        f'<div style="flex:none">{names}</div>'
        f'<div style="overflow-x:auto;min-width:0" tabindex="0" role="region" '
        f'aria-label="{escape(picture.label)}">{body}</div></div>{note}'
    )


def standalone_picture(gates: Sequence[Gate], qubits: int) -> str:
    """An SVG document with colours of its own, for light and for dark.

    Args:
        gates: The gates.
        qubits: How many qubits there are.
    """
    picture = _picture(gates, qubits)
    note = picture.note and (
        f'<g {FONT}><text x="{PADDING}" y="{picture.height + 4}" font-size="{VALUE_SIZE}">'
        f"{escape(picture.note)}</text></g>"
    )
    width = max(picture.margin + picture.width, len(picture.note) * VALUE_SIZE * LETTER + 16)
    return _svg(
        width,
        picture.height + (2 * PADDING if note else 0),
        f"<title>{escape(picture.label)}</title><style>{STYLE}</style>"
        f'<g transform="translate({picture.margin:g} 0)">{picture.names}{picture.body}</g>{note}',
        'role="img"',
    )


def _svg(width: float, height: float, content: str, attributes: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width:g}" height="{height:g}" '
        f'viewBox="0 0 {width:g} {height:g}" style="display:block;max-width:none" '
        f"{attributes}>{content}</svg>"
    )


def _picture(gates: Sequence[Gate], qubits: int) -> _Picture:
    shown = [*takewhile(lambda gate: max(gate.qubits, default=0) < MOST_WIRES, gates[:MOST_GATES])]
    wires = wires_of(shown, qubits)
    placed = arrange(shown, wires)
    widths = _widths(placed)
    middles: list[float] = []
    right = float(GAP)
    for width in widths:
        middles.append(right + width / 2)
        right += width + GAP
    longest = len(f"q{wires - 1}") * NAME_SIZE * LETTER
    names = "".join(f'<text x="-4" y="{_y(wire)}">q{wire}</text>' for wire in range(wires))
    is_cut = len(shown) < len(gates)
    notes = [note_of_the_rest(wires, qubits, idle=not is_cut)]
    if is_cut:
        notes.append(f"the first {len(shown):,} of {len(gates):,} gates")
    return _Picture(
        wires,
        right + GAP,
        f'<g text-anchor="end" {FONT}>{names}</g>',
        longest + 2 * PADDING,
        _wires(placed, middles, wires, right + GAP)
        + f'<g text-anchor="middle" {FONT}>{"".join(_gates(placed, middles))}</g>',
        f"Circuit of {_several(qubits, 'qubit')} and {_several(len(gates), 'gate')}",
        "; ".join(filter(None, notes)),
    )


def _several(count: int, thing: str) -> str:
    return f"{count:,} {thing}" + ("" if count == 1 else "s")


def _y(wire: int) -> int:
    return EDGE + wire * ROW


def _widths(placed: Iterable[Placed]) -> list[float]:
    """The width of each column."""
    widths: list[float] = []
    for gate in placed:
        widths += [0.0] * (gate.column + 1 - len(widths))
        widest = max(_width(mark) for mark in gate.marks)
        widths[gate.column] = max(widths[gate.column], widest)
    return widths


def _width(mark: Mark) -> float:
    if mark.shape != "box":
        return 2 * PLUS
    texts = len(mark.name) * NAME_SIZE, len(mark.value) * VALUE_SIZE
    return max(2 * HALF_BOX, max(texts) * LETTER + 2 * PADDING)


def _wires(placed: Iterable[Placed], middles: Sequence[float], wires: int, width: float) -> str:
    """The wires, with gaps where boxes are, as the boxes let the background through."""
    boxes: list[list[tuple[float, float]]] = [[] for _ in range(wires)]
    for gate in placed:
        for mark in gate.marks:
            if mark.shape == "box":
                middle, half = middles[gate.column], _width(mark) / 2
                boxes[mark.wire].append((middle - half, middle + half))
    lines = "".join(
        f"M{left:g} {_y(wire)}H{right:g}"
        for wire, spans in enumerate(boxes)
        for (_, left), (right, _) in pairwise([(0.0, 0.0), *spans, (width, width)])
    )
    return f'<path d="{lines}" stroke="currentColor" stroke-opacity=".55" fill="none"/>'


def _gates(placed: Iterable[Placed], middles: Sequence[float]) -> Iterator[str]:
    for gate in placed:
        x = middles[gate.column]
        title = escape(f"gate {gate.index}: {call(gate.gate)}", quote=False)
        lines = "".join(_joints(gate, x))
        marks = "".join(_mark(mark, x) for mark in gate.marks)
        yield f"<g><title>{title}</title>{lines}{marks}</g>"


def _joints(gate: Placed, x: float) -> Iterator[str]:
    """The lines between the marks of a gate, from edge to edge."""
    if gate.joined:
        for upper, lower in pairwise(gate.marks):
            top = _y(upper.wire) + (HALF_BOX if upper.shape == "box" else 0)
            bottom = _y(lower.wire) - (HALF_BOX if lower.shape == "box" else 0)
            yield f'<path d="M{x:g} {top}V{bottom}" stroke="currentColor"/>'


def _mark(mark: Mark, x: float) -> str:
    y = _y(mark.wire)
    if mark.shape == "control":
        return f'<circle cx="{x:g}" cy="{y}" r="{DOT}"/>'
    if mark.shape == "plus":
        return (
            f'<circle cx="{x:g}" cy="{y}" r="{PLUS}" stroke="currentColor" fill="none"/>'
            f'<path d="M{x - PLUS:g} {y}h{2 * PLUS}M{x:g} {y - PLUS}v{2 * PLUS}" '
            'stroke="currentColor"/>'
        )
    if mark.shape == "cross":
        left, right, size = x - CROSS, x + CROSS, 2 * CROSS
        return (
            f'<path d="M{left:g} {y - CROSS}l{size} {size}M{right:g} {y - CROSS}l-{size} {size}" '
            'stroke="currentColor" stroke-width="1.6"/>'
        )
    return _box(mark, x, y)


def _box(mark: Mark, x: float, y: int) -> str:
    width = _width(mark)
    value = mark.value and (
        f'<text x="{x:g}" y="{y + 8}" font-size="{VALUE_SIZE}">{escape(mark.value)}</text>'
    )
    return (
        f'<rect x="{x - width / 2:g}" y="{y - HALF_BOX}" width="{width:g}" '
        f'height="{2 * HALF_BOX}" rx="4" stroke="currentColor" fill-opacity=".06"/>'
        f'<text x="{x:g}" y="{y - (5 if value else 0)}">{escape(mark.name)}</text>{value}'
    )
