"""Benchmarks of this package, as ratios to ionq-core in the same run.

    python -m scripts.benchmark

Needs the extra `compat`. No request is sent.
"""

import json
import timeit
from collections.abc import Callable
from time import perf_counter

from ionq_core.models.single_circuit_job import SingleCircuitJob as TheirJob
from rich.console import Console
from rich.table import Table

from ionq_api.api import jobs
from ionq_session import IonQSession

from .openapi.document import effective, node

REPEATS, ROUNDS = 5, 2000


def best(call: Callable[[], object]) -> float:
    """Microseconds per call in the fastest of several rounds."""
    return min(timeit.repeat(call, number=ROUNDS, repeat=REPEATS)) / ROUNDS * 1e6


def example_job() -> bytes:
    """The contract's example of a completed job."""
    found = node(effective()["paths"])
    for key in ("/jobs/{UUID}", "get", "responses", "200", "content", "application/json"):
        found = node(found[key])
    return json.dumps(node(node(found["examples"])["single-circuit"])["value"]).encode()


def timed(create: Callable[[], IonQSession]) -> float:
    """Milliseconds until a new session is ready to call over TLS."""
    begin = perf_counter()
    session = create()
    session.get_adapter("https://ionq.example/v0.4")
    return (perf_counter() - begin) * 1e3


def main() -> None:
    """Print the table."""
    raw = example_job()
    operation = jobs.get_job("any")
    ours = best(lambda: operation.parse(raw, lambda departure: None))
    theirs = best(lambda: TheirJob.from_dict(json.loads(raw)))
    first = timed(lambda: IonQSession("made-up-key"))
    second = min(timed(lambda: IonQSession("made-up-key")) for _ in range(20))
    table = Table("What", "this package", "compared with", "ratio")
    table.add_row(
        "decode a job", f"{ours:.0f} µs", f"ionq-core: {theirs:.0f} µs", f"{ours / theirs:.2f}"
    )
    table.add_row(
        "a second session",
        f"{second:.2f} ms",
        f"the first: {first:.1f} ms",
        f"1/{first / second:.0f}",
    )
    Console().print(table)


if __name__ == "__main__":
    main()
