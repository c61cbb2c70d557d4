"""The chart for the documentation: an SVG of bars that begin at 1.0, written by hand.

The scale is logarithmic: half and twice the cost are as far from 1.0. Rates are shown by what a
call costs, so that a bar to the left is good everywhere.
"""

from collections.abc import Iterator
from html import escape
from math import log10

from .clients import CORE, HTTPX, OURS, QBRAID, QISKIT
from .figures import Contender, Report
from .row import Row
from .rows import ROWS

# By contender: what the legend calls it, and its colour, which is told apart by the colour-blind.
_BEFORE = "ours before"
_COLOURS = {
    HTTPX: "#8a8f98",
    CORE: "#e69f00",
    QBRAID: "#cc79a7",
    QISKIT: "#d55e00",
    _BEFORE: "#9ad0f0",
    OURS: "#0072b2",
}
_LEFT, _WIDTH, _RIGHT = 350, 560, 70
_NUMBER = 44  # room for a number between the titles and a bar that begins at the left
_BAR, _GAP, _TOP, _BOTTOM = 11, 14, 56, 30
_FEWEST_DECADES = 1  # on each side of 1.0
_STYLE = """
text { font: 12px system-ui, sans-serif; fill: #24292f }
line { stroke: #d0d7de } .one { stroke: #57606a } .note { fill: #57606a }
@media (prefers-color-scheme: dark) {
  text { fill: #e6edf3 } line { stroke: #30363d } .one { stroke: #8b949e } .note { fill: #8b949e }
}
"""


def chart(report: Report, before: Report | None = None) -> str:
    """Draw a report.

    Args:
        report: What was measured.
        before: What was measured earlier; only ours is taken from it.

    Returns:
        The SVG.
    """
    rows = {name: _bars(name, report, before) for name in report.rows}
    least = min((cost for bars in rows.values() for cost in bars.values()), default=1.0)
    most = max((cost for bars in rows.values() for cost in bars.values()), default=1.0)
    low = min(-_FEWEST_DECADES, log10(least))
    high = max(_FEWEST_DECADES, log10(most))
    height = _TOP + _BOTTOM + sum(len(bars) * _BAR + _GAP for bars in rows.values())

    def place(cost: float) -> float:
        return _LEFT + (log10(cost) - low) / (high - low) * _WIDTH

    size = f'width="{_LEFT + _WIDTH + _RIGHT}" height="{height}"'
    box = f'viewBox="0 0 {_LEFT + _WIDTH + _RIGHT} {height}"'
    label = 'role="img" aria-label="What each client costs, as a ratio"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} {box} {label}>',
        f"<style>{_STYLE}</style>",
        *_legend({name for bars in rows.values() for name in bars}),
        *_scale(low, high, height, place(1.0), [place(10.0**each) for each in _decades(low, high)]),
    ]
    top = _TOP
    for name, bars in rows.items():
        title = escape(ROWS[name].title.replace("`", "").removesuffix(", calls/s"))
        middle = top + len(bars) * _BAR / 2 + 4
        parts.append(f'<text x="{_LEFT - _NUMBER}" y="{middle}" text-anchor="end">{title}</text>')
        for contender, cost in bars.items():
            begin, end = sorted((place(1.0), place(cost)))
            note = escape(f"{ROWS[name].title}, {contender}: {cost:.2f}")
            parts.append(
                f'<rect x="{begin:.1f}" y="{top}" width="{max(end - begin, 1.5):.1f}"'
                f' height="{_BAR - 1}" fill="{_COLOURS[contender]}"><title>{note}</title></rect>'
            )
            if contender == OURS:
                side = ("end", begin - 4) if cost < 1 else ("start", end + 4)
                parts.append(
                    f'<text class="note" x="{side[1]:.1f}" y="{top + _BAR - 2}" font-size="10"'
                    f' text-anchor="{side[0]}">{cost:.2g}</text>'
                )
            top += _BAR
        top += _GAP
    return "\n".join([*parts, "</svg>", ""])


def _bars(name: str, report: Report, before: Report | None) -> dict[str, float]:
    """What each contender costs in a row, but for the base, which is 1.0."""
    row, result = ROWS[name], report.rows[name]
    earlier = None if before is None else before.rows.get(name)
    found = dict(result.contenders)
    costs = {each: _cost(row, found[each]) for each in _COLOURS if each in found}
    if earlier is not None and OURS in earlier.contenders:
        now = costs.pop(OURS, None)
        costs[_BEFORE] = _cost(row, earlier.contenders[OURS])
        costs |= {} if now is None else {OURS: now}
    costs.pop(row.base, None)
    return costs


def _cost(row: Row, contender: Contender) -> float:
    return contender.ratios[row.kind].median


def _decades(low: float, high: float) -> range:
    return range(int(low), int(high) + 1)


def _legend(names: set[str]) -> Iterator[str]:
    left = _LEFT
    for name in (each for each in _COLOURS if each in names):
        label = "raw httpx" if name == HTTPX else name
        yield f'<rect x="{left}" y="10" width="12" height="12" fill="{_COLOURS[name]}"/>'
        yield f'<text x="{left + 17}" y="20">{label}</text>'
        left += 42 + 7 * len(label)


def _scale(low: float, high: float, height: int, one: float, places: list[float]) -> Iterator[str]:
    end = height - _BOTTOM
    for decade, place in zip(_decades(low, high), places, strict=True):
        kind = ' class="one"' if decade == 0 else ""
        yield f'<line{kind} x1="{place:.1f}" y1="{_TOP - 8}" x2="{place:.1f}" y2="{end}"/>'
        yield _note(place, _TOP - 14, "middle", f"{10.0**decade:g}")
    yield _note(one - 8, end + 18, "end", "← costs less")
    yield _note(one + 8, end + 18, "start", "costs more →")


def _note(left: float, top: float, anchor: str, text: str) -> str:
    return f'<text class="note" x="{left:.1f}" y="{top}" text-anchor="{anchor}">{text}</text>'
