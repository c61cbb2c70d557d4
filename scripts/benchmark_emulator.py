"""How fast the emulator is: what `docs/emulator.md` says of it can be measured again with this.

    python -m scripts.benchmark_emulator [figure ...]

Each figure is taken in a process of its own, the best of several: the seconds on the wall, and the
seconds that processors have worked for it in all, which other programs disturb less.
"""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from time import perf_counter
from typing import Any

import httpx

from ionq_session.emulator import Emulator

ROOT = Path(__file__).parents[1]
REPEATS = int(os.environ.get("REPEATS", "3"))
JOBS = 200


def layers(qubits: int, depth: int, **job: Any) -> dict[str, Any]:
    """A job of random rotations and a brickwork of cnots."""
    chance = random.Random(1)  # noqa: S311 - made to be the same every time
    gates: list[dict[str, Any]] = []
    for layer in range(depth):
        for qubit in range(qubits):
            name, angle = chance.choice(("rx", "ry", "rz")), chance.uniform(-3, 3)
            gates.append({"gate": name, "target": qubit, "rotation": angle})
        gates += [
            {"gate": "cnot", "control": qubit, "target": qubit + 1}
            for qubit in range(layer % 2, qubits - 1, 2)
        ]
    source = {"gateset": "qis", "qubits": qubits, "circuit": gates}
    return {"type": "ionq.circuit.v1", "backend": "simulator", "input": source, **job}


BELL = layers(2, 1)
NOISY: dict[str, Any] = {"shots": 1000, "noise": {"model": "aria-1", "seed": 1}}


def timed(payloads: list[dict[str, Any]], emulator: Emulator) -> float:
    """How long it takes until jobs have ended."""
    with httpx.Client(
        base_url=emulator.base_url, headers={"Authorization": f"apiKey {emulator.api_key}"}
    ) as client:
        begin = perf_counter()
        ids = [client.post("/jobs", json=payload).json()["id"] for payload in payloads]
        emulator.settle(3600)
        seconds = perf_counter() - begin
        assert "completed" == client.get(f"/jobs/{ids[-1]}").json()["status"]
    return seconds


def demo() -> float:
    """What `make demo` runs."""
    begin = perf_counter()
    program = Path(sys.executable).with_name("ionq-session")
    subprocess.run(  # noqa: S603 - our own command
        [program, "run", ROOT / "examples" / "bell.json", "--local"],
        check=True,
        capture_output=True,
    )
    return perf_counter() - begin


def first_bell() -> float:
    """From `Emulator()` to the end of the first job."""
    begin = perf_counter()
    with Emulator(stage_seconds=0) as emulator:
        timed([BELL], emulator)
        return perf_counter() - begin


def several(payload: dict[str, Any], number: int) -> Callable[[], float]:
    """Jobs after one that has warmed up."""

    def measure() -> float:
        with Emulator(stage_seconds=0) as emulator:
            timed([payload] * 10, emulator)
            return timed([payload] * number, emulator)

    return measure


def one(payload: dict[str, Any]) -> Callable[[], float]:
    """One job, the first of an emulator."""

    def measure() -> float:
        with Emulator(stage_seconds=0) as emulator:
            return timed([payload], emulator)

    return measure


def stop() -> float:
    """The end of an emulator."""
    emulator = Emulator(stage_seconds=0).start()
    timed([BELL], emulator)
    begin = perf_counter()
    emulator.stop()
    return perf_counter() - begin


FIGURES: dict[str, Callable[[], float]] = {
    "demo": demo,
    "first-bell": first_bell,
    "stop": stop,
    f"{JOBS}-bells": several(BELL, JOBS),
    f"{JOBS}-noisy-bells": several(BELL | NOISY, JOBS),
    "8-qubits-noisy": one(layers(8, 10, **NOISY)),
    "14-qubits-noisy": one(layers(14, 10, **NOISY)),
    "20-qubits-noisy": one(layers(20, 4, **NOISY | {"shots": 50})),
    "20-qubits-depth-50": one(layers(20, 50)),
}


def measured(name: str) -> tuple[float, float]:
    """Take a figure in a process of its own: seconds on the wall, and of processors."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, __file__, "--here", name], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        wall = float(process.stdout.read())
        _, _, used = os.wait4(process.pid, 0)
        process.returncode = 0
    return wall, used.ru_utime + used.ru_stime


def main() -> None:
    """Print the figures that are named, or all."""
    if sys.argv[1:2] == ["--here"]:
        print(FIGURES[sys.argv[2]]())
        return
    for name in sys.argv[1:] or FIGURES:
        found = [measured(name) for _ in range(REPEATS)]
        wall, processor = (min(column) for column in zip(*found, strict=True))
        print(f"{name:20} {wall:9.4f} s on the wall {processor:9.3f} s of processors", flush=True)


if __name__ == "__main__":
    main()
