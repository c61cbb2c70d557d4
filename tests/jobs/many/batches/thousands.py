"""Thousands of random circuits as one batch, listed in random order, one in fifty failing.

    python -m tests.jobs.many.batches.thousands [circuits]

Each circuit shows its own number, so that a result that belongs to another is seen. The growth from
a thousand to the number asked for tells whether it is a straight line.
"""

import itertools
import sys
from collections import Counter
from time import perf_counter, process_time

from attrs import frozen

from ionq_session import BatchHandle, Circuit, IonQSession
from ionq_session.emulator import Emulator

from ..fingerprints import fingerprint, read
from ..shuffling import Shuffling, through

WIDTH = 13  # qubits; 8,192 numbers
TOO_WIDE = 27  # qubits; the emulator fails such a circuit
FAILING = 50  # one in so many
COUNT = 5_000  # as many as one job takes


@frozen
class Measured:
    """What one batch took: seconds by the clock, and of the client and the emulator together."""

    submitted: float
    waited: float
    read: float
    worked: float
    requests: int
    wrong: int
    failed: int


def circuits(count: int, failing: int) -> list[Circuit]:
    """Fingerprints, and circuits that fail."""
    return [
        Circuit(TOO_WIDE).h(range(TOO_WIDE))
        if failing and place % failing == failing - 1
        else fingerprint(place, WIDTH)
        for place in range(count)
    ]


def measure(count: int, failing: int) -> Measured:
    """Run one batch, and look at each of its results."""
    given = circuits(count, failing)
    transport = Shuffling(seed=count)
    with Emulator() as emulator, IonQSession(**through(transport, emulator)) as session:
        moments, worked = [perf_counter()], process_time()
        handle: BatchHandle = session.submit(given, shots=100)
        moments.append(perf_counter())
        handle.wait()
        moments.append(perf_counter())
        asked = Counter(transport.asked)
        batch = handle.result()
        moments.append(perf_counter())
        worked = process_time() - worked
    wrong = sum(
        (result is None) != (failing > 0 and place % failing == failing - 1)
        or (result is not None and (read(result), result.width) != (place, WIDTH))
        for place, result in enumerate(batch.results())
    )
    submitted, waited, reading = (b - a for a, b in itertools.pairwise(moments))
    requests = len(transport.asked) - asked.total()
    failed = len(batch.errors)
    return Measured(submitted, waited, reading, worked, requests, wrong, failed)


def main(count: int) -> None:
    """Print what batches of a thousand and of so many circuits take."""
    print("circuits  failing  submit s  wait s  read s  CPU s  requests to read  failed  wrong")  # noqa: T201
    for size in sorted({1_000, count}):
        for failing in (0, FAILING):
            each = measure(size, failing)
            print(  # noqa: T201
                f"{size:8}  {(failing and f'1 in {failing}') or 'none':>7}  {each.submitted:8.1f}  "
                f"{each.waited:6.1f}  {each.read:6.1f}  {each.worked:5.1f}  {each.requests:16}  "
                f"{each.failed:6}  {each.wrong:5}"
            )


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else COUNT)
