"""How long a million shots take to decode, and how much memory, beside Python's JSON parser alone.

    python -m scripts.benchmark_results

Needs the extra `numpy`. No request is sent.
"""

import gc
import json
import tracemalloc
from collections.abc import Callable
from time import perf_counter

import numpy as np
from rich.console import Console
from rich.table import Table

from ionq_session.jobs.results.formats.shots import shots_v1, shots_v2
from ionq_session.jobs.results.packed import PackedShots
from ionq_session.jobs.results.reading.tabulating import table_of_shots

SHOTS, QUBITS = 1_000_000, 12
ROUNDS = 5


def documents() -> tuple[bytes, bytes]:
    """Random shots in versions 1 and 2 of their format, as the service writes them."""
    bits = np.random.default_rng(1).integers(0, 2, (SHOTS, QUBITS), dtype=np.uint8)
    rows = (",".join(map(str, row)) for row in bits.tolist())
    second = "},{".join(f'"registers":{{"output_all":[{row}]}}' for row in rows)
    states = (bits.astype(np.int64) << np.arange(QUBITS)).sum(axis=1)
    first = '","'.join(map(str, states.tolist()))
    return f'["{first}"]'.encode(), f'{{"shots":[{{{second}}}]}}'.encode()


def seconds(call: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The time of the fastest of several calls."""
    times: list[float] = []
    for _ in range(rounds):
        gc.collect()
        begin = perf_counter()
        call()
        times.append(perf_counter() - begin)
    return min(times)


def peak(call: Callable[[], object]) -> float:
    """The most memory that a call takes at once, in megabytes, with what it returns."""
    gc.collect()
    tracemalloc.start()
    kept = call()
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    del kept
    return most / 1e6


def main() -> None:
    """Print the table."""
    first, second = documents()
    bits = shots_v2(second).registers["output_all"]
    array = bits.nbytes / 1e6
    table = Table(f"{SHOTS:,} shots of {QUBITS} qubits", "seconds", "peak MB", "above the array")
    for title, call, rounds in (
        (f"decode version 2 ({len(second) / 1e6:.0f} MB)", lambda: shots_v2(second), ROUNDS),
        (f"decode version 1 ({len(first) / 1e6:.0f} MB)", lambda: shots_v1(first, QUBITS), ROUNDS),
        ("json.loads of version 2 alone", lambda: json.loads(second), 1),
        ("json.loads of version 1 alone", lambda: json.loads(first), 1),
        ("count the states", lambda: table_of_shots(bits), ROUNDS),
        ("pack", lambda: PackedShots.of(bits), ROUNDS),
    ):
        most = peak(call)
        above = f"{most - array:.0f}" if title.startswith("decode") else ""
        table.add_row(title, f"{seconds(call, rounds):.3f}", f"{most:.0f}", above)
    Console().print(table)


if __name__ == "__main__":
    main()
