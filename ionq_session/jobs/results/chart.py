"""The picture of outcomes in notebooks: a table with bars, without script or style sheet.

A table, since screen readers can walk it and a notebook that strips styles still shows its numbers.
Its text has the colour of the page; the bar's stands out from white (3.9:1) and from the usual dark
backgrounds (4.2:1 from #1e1e1e), so that one picture serves light and dark.
"""

from collections.abc import Sequence
from html import escape

BAR = "#4a7fd6"
TOP = 12  # rows; a chart is to be seen at a glance, and the rest is summed up in one more
_CELL = "padding:1px 8px;text-align:{};"
_MONOSPACE = "font-family:ui-monospace,monospace;white-space:nowrap;"
_LONGEST = 64  # characters of a bitstring that are shown


def chart(title: str, rows: Sequence[tuple[str, float, int | None]]) -> str:
    """An HTML table with a bar for each outcome.

    Args:
        title: What it shows; text, not HTML.
        rows: Bitstring, probability and count of each, most frequent first; the count is None if
            the number of shots is not known.
    """
    shown, rest = rows[:TOP], rows[TOP:]
    largest = max((probability for _, probability, _ in shown), default=0) or 1
    lines = [_row(escape(_short(text)), share, count, largest) for text, share, count in shown]
    if rest:
        counts = [count for _, _, count in rest if count is not None]
        share = sum(probability for _, probability, _ in rest)
        name = f"{len(rest)} other{'s' if len(rest) > 1 else ''}"
        lines.append(_row(f"<i>{name}</i>", share, sum(counts) if counts else None, largest))
    counted = any(count is not None for _, _, count in rows)
    headings = "".join(
        f'<th scope="col" style="{_CELL.format("left")}">{heading}</th>'
        for heading in ("state", *(("count",) if counted else ()), "probability", "")
    )
    return (
        '<table style="border-collapse:collapse;border:none;">'
        f'<caption style="text-align:left;padding:4px 8px;">{escape(title)}</caption>'
        f"<thead><tr>{headings}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
    )


def _row(name: str, probability: float, count: int | None, largest: float) -> str:
    right = _CELL.format("right")
    number = "" if count is None else f'<td style="{right}">{count}</td>'
    width = min(100.0, 100 * probability / largest)
    return (
        f'<tr><th scope="row" style="{_CELL.format("left")}{_MONOSPACE}font-weight:normal;">{name}'
        f'</th>{number}<td style="{right}">{probability:.4g}</td>'
        f'<td style="{_CELL.format("left")}width:200px;" aria-hidden="true">'
        f'<div style="width:{width:.1f}%;height:0.9em;background:{BAR};"></div></td></tr>'
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
