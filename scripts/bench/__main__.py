"""The command line."""

import argparse
import json
import sys
from pathlib import Path

from ..project import ROOT
from . import __doc__ as text
from . import table
from .chart import chart
from .environments import EnvironmentFailedError
from .figures import Report, Result
from .measuring import Effort
from .rows import ROWS
from .running import RowFailedError, run

# What was measured before the work on speed began: the column "ours before".
BEFORE = ROOT / "scripts" / "bench" / "before.json"


def main() -> int:
    """Measure, and print the tables."""
    options = _parsed()
    before = _read(options.before)
    effort = Effort.quick() if options.quick else Effort(options.rounds, options.seconds)
    names = options.rows or list(ROWS)
    try:
        report = run(names, effort, here=options.here, tell=_tell)
    except (RowFailedError, EnvironmentFailedError) as error:
        print(error, file=sys.stderr)
        return 1
    print(table.about(report))
    for part in (table.summary(report, before), table.details(report)):
        print("", *part, sep="\n")
    if options.json:
        options.json.parent.mkdir(parents=True, exist_ok=True)
        options.json.write_text(json.dumps(report.to_dict(), indent=1) + "\n")
    if options.chart:
        options.chart.parent.mkdir(parents=True, exist_ok=True)
        options.chart.write_text(chart(report, before), encoding="utf-8")
    return 0


def _parsed() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m scripts.bench",
        description=text,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    known = ", ".join(ROWS)
    parser.add_argument("--rows", nargs="+", choices=list(ROWS), metavar="ROW", help=known)
    parser.add_argument("--rounds", type=int, default=30, help="how often each has its turn (30)")
    parser.add_argument("--seconds", type=float, default=60, help="how long a row may take (60)")
    parser.add_argument("--quick", action="store_true", help="to see that it works: two rounds")
    parser.add_argument("--here", action="store_true", help="use this interpreter's environment")
    parser.add_argument("--json", type=Path, metavar="FILE", help="where to write all figures")
    parser.add_argument("--chart", type=Path, metavar="FILE", help="where to draw the chart (SVG)")
    parser.add_argument(
        "--before",
        type=Path,
        metavar="FILE",
        default=BEFORE,
        help="what --json wrote earlier, for a second column; by default before.json beside this",
    )
    return parser.parse_args()


def _read(path: Path) -> Report | None:
    if path == BEFORE and not path.exists():
        return None
    return Report.from_dict(json.loads(path.read_text()))


def _tell(name: str, result: Result) -> None:
    ours = result.contenders.get("ours")
    ratio = "" if ours is None else f"{table.headline(ROWS[name], ours).median:.2f}"
    print(f"{name:22} {ratio}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
