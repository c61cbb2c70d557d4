"""The table, as Markdown that can also be read as it is."""

from collections.abc import Iterator, Mapping

from .clients import CORE, HTTPX, OURS, QBRAID, QISKIT
from .figures import CPU, MEMORY, WALL, Contender, Report, Result, Spread
from .row import Row
from .rows import ROWS

# Whoever else is 1.0 in a row stands in the first column.
_OTHERS = (CORE, QBRAID, QISKIT)
_UNITS = ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs"))


def headline(row: Row, contender: Contender) -> Spread:
    """The ratio that counts in a row: more is better for rates, and else less."""
    ratio = contender.ratios[row.kind]
    if not row.is_rate:
        return ratio
    return Spread(1 / ratio.median, 1 / ratio.high, 1 / ratio.low)


def summary(report: Report, before: Report | None) -> Iterator[str]:
    """A line for each row: the base's figure, and everybody's ratio to it with its quartiles."""
    columns = ["work", "1.0 is", "raw httpx", *_OTHERS]
    columns += ["ours before", "ours now"] if before else ["ours"]
    yield from _lines(
        [*columns, "goal"],
        [_summary_cells(name, result, before) for name, result in report.rows.items()],
    )


def _summary_cells(name: str, result: Result, before: Report | None) -> list[str]:
    row = ROWS[name]
    base = "" if row.base == HTTPX else f"{row.base}, "
    cells = [row.title, base + _figure(row, result.contenders[row.base])]
    cells.append("" if HTTPX not in result.contenders else _ratio(row, result, HTTPX))
    cells += [_ratio(row, result, other) for other in _OTHERS]
    if before is not None:
        earlier = before.rows.get(name)
        cells.append("" if earlier is None else _ratio(row, earlier, OURS))
    return [*cells, _ratio(row, result, OURS), "" if row.goal is None else f"{row.goal:g}"]


def details(report: Report) -> Iterator[str]:
    """A line for each contender of each row: processors' time, time on the wall, and memory."""
    cells: list[list[str]] = []
    for name, result in report.rows.items():
        row = ROWS[name]
        for contender, found in result.contenders.items():
            line = [name, contender]
            for kind in (CPU, WALL):
                line += [_time(found.figures[kind].median), _spread(found.ratios[kind])]
            memory = found.figures.get(MEMORY)
            line.append("" if memory is None else f"{memory.median / 1e6:.1f} MB")
            line.append(f"{1 / found.figures[WALL].median:,.0f}" if row.is_rate else "")
            cells.append(line)
        for contender, problem in result.problems.items():
            cells.append([name, f"{contender} is left out: {problem}", *[""] * 6])
    columns = ["row", "contender", "cpu", "ratio", "wall", "ratio", "memory", "calls/s"]
    yield from _lines(columns, cells)


def about(report: Report) -> str:
    """Where it was measured, and what the server is good for."""
    place, server = report.place, report.server
    return (
        f"Python {place['python']}, {place['system']}, {place['cores']} cores, {place['commit']}."
        f" The server answers {server['at_once']:,.0f} calls a second,"
        f" and {server['in_turn']:,.0f} one after the other."
    )


def _ratio(row: Row, result: Result, name: str) -> str:
    found = result.contenders.get(name)
    return "" if found is None else _spread(headline(row, found))


def _spread(ratio: Spread) -> str:
    return f"{_short(ratio.median)} ({_short(ratio.low)}-{_short(ratio.high)})"


def _short(number: float) -> str:
    return f"{number:.2f}" if number < 10 else f"{number:.1f}"


def _figure(row: Row, base: Contender) -> str:
    figure = base.figures[row.kind].median
    if row.kind == MEMORY:
        return f"{figure / 1e6:.0f} MB"
    return f"{1 / figure:,.0f}/s" if row.is_rate else _time(figure)


def _time(seconds: float) -> str:
    unit, name = next((each for each in _UNITS if seconds >= each[0]), _UNITS[-1])
    return f"{seconds / unit:.3g} {name}"


def _lines(columns: list[str], rows: list[list[str]]) -> Iterator[str]:
    """A Markdown table whose columns are even; the first two are texts, the others figures."""
    widths = [max(map(len, column)) for column in zip(columns, *rows, strict=True)]
    rule = ["-" * widths[0], "-" * widths[1], *("-" * (width - 1) + ":" for width in widths[2:])]
    for number, cells in enumerate([columns, rule, *rows]):
        padded = [
            cell.ljust(width) if place < 2 or number == 1 else cell.rjust(width)
            for place, (cell, width) in enumerate(zip(cells, widths, strict=True))
        ]
        yield f"| {' | '.join(padded)} |"


def problems(results: Mapping[str, Result]) -> list[str]:
    """Who is left out of which row."""
    return [
        f"{name}: {contender}: {problem}"
        for name, result in results.items()
        for contender, problem in result.problems.items()
    ]
