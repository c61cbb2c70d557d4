"""Measures one row in the environment of this interpreter, and prints the result as JSON."""

import json
import sys

from attrs import asdict

from .clients import stay_here
from .figures import Result
from .measuring import Effort
from .rows import ROWS


def main() -> None:
    """Measure the row, at the port, with the rounds and seconds that the arguments name."""
    name, port, rounds, seconds, is_quick = sys.argv[1:]
    stay_here()
    row = ROWS[name]
    effort = Effort(int(rounds), float(seconds), is_quick == "quick")
    samples, problems = row.measure(int(port), effort)
    print(json.dumps(asdict(Result.of(samples, row.base, problems))))


if __name__ == "__main__":
    main()
