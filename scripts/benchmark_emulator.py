"""How fast the emulator is: what `docs/emulator.md` says of it can be measured again with this.

    python -m scripts.benchmark_emulator [figure ...]
    python -m scripts.benchmark_emulator growth [number of jobs ...]

Each figure is taken in a process of its own, the best of several: the seconds on the wall, and the
seconds that processors have worked for it in all, which other programs disturb less. `growth` tells
what a job takes, and a list of jobs, when there are so many.
"""

import gc
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from importlib import import_module
from pathlib import Path
from time import perf_counter, process_time
from typing import Any

import httpx

from ionq_session.emulator import Emulator

ROOT = Path(__file__).parents[1]
REPEATS = int(os.environ.get("REPEATS", "3"))
JOBS = 200
GROWTH = (100, 1_000, 10_000)
LISTS = 15  # of each kind; the quickest counts


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


def client_of(emulator: Emulator) -> httpx.Client:
    """A client of an emulator."""
    headers = {"Authorization": f"apiKey {emulator.api_key}"}
    return httpx.Client(base_url=emulator.base_url, headers=headers, timeout=60, trust_env=False)


def timed(payloads: list[dict[str, Any]], emulator: Emulator) -> float:
    """How long it takes until jobs have ended."""
    with client_of(emulator) as client:
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


def bare(payload: dict[str, Any], number: int = 1) -> Callable[[], float]:
    """The same circuit in Qiskit Aer alone, up to its probabilities as an array."""

    def measure() -> float:
        # Any, because Qiskit and Aer ship no types.
        qiskit: Any = import_module("qiskit")
        aer: Any = import_module("qiskit_aer")
        begin = perf_counter()
        for _ in range(number):
            circuit = qiskit.QuantumCircuit(payload["input"]["qubits"])
            for gate in payload["input"]["circuit"]:
                if gate["gate"] == "cnot":
                    circuit.cx(gate["control"], gate["target"])
                else:
                    getattr(circuit, gate["gate"])(gate["rotation"], gate["target"])
            circuit.save_probabilities()
            simulator = aer.AerSimulator(method="statevector", max_parallel_threads=1)
            simulator.run(circuit, shots=1).result().data(0)
        return perf_counter() - begin

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
    "20-qubits-depth-50-aer": bare(layers(20, 50)),
    f"{JOBS}-8-qubits": several(layers(8, 10), JOBS),
    f"{JOBS}-8-qubits-aer": bare(layers(8, 10), JOBS),
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


def growth(numbers: Sequence[int]) -> Iterator[str]:
    """A line for each number of Bell pairs: what one of them takes, and a list of the newest.

    The memory is that of the whole process, with an emulator that keeps its jobs in memory.
    """
    yield (
        f"{'jobs':>7} {'jobs/s':>7} {'cpu ms a job':>13} {'kB a job':>9} {'list ms':>8}"
        f" {'status=failed':>14} {'target=qpu':>11}"
    )
    with Emulator(stage_seconds=0) as emulator, client_of(emulator) as client:
        timed([BELL] * 50, emulator)  # warms up
        before, stored = _memory_kb(), 0
        for number in numbers:
            wall, processor, added = perf_counter(), process_time(), number - stored
            timed([BELL] * added, emulator)
            wall, processor = perf_counter() - wall, process_time() - processor
            stored = number
            lists = [
                min(_list_ms(client, query) for _ in range(LISTS))
                for query in ({}, {"status": "failed"}, {"target": "qpu.forte-1"})
            ]
            yield (
                f"{number:7} {added / wall:7.0f} {processor / added * 1e3:13.2f}"
                f" {(_memory_kb() - before) / number:9.1f} {lists[0]:8.2f} {lists[1]:14.2f}"
                f" {lists[2]:11.2f}"
            )


def _list_ms(client: httpx.Client, query: dict[str, str]) -> float:
    begin = perf_counter()
    assert 200 == client.get("/jobs", params=query).status_code
    return (perf_counter() - begin) * 1e3


def _memory_kb() -> float:
    """What this process has in memory, in kB; Linux tells."""
    gc.collect()
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(float(line.split()[1]) for line in lines if line.startswith("VmRSS:"))


def main() -> None:
    """Print the figures that are named, or all."""
    if sys.argv[1:2] == ["growth"]:
        for line in growth([int(each) for each in sys.argv[2:]] or GROWTH):
            print(line, flush=True)
        return
    if sys.argv[1:2] == ["--here"]:
        print(FIGURES[sys.argv[2]]())
        return
    for name in sys.argv[1:] or FIGURES:
        found = [measured(name) for _ in range(REPEATS)]
        wall, processor = (min(column) for column in zip(*found, strict=True))
        print(f"{name:24} {wall:9.4f} s on the wall {processor:9.3f} s of processors", flush=True)


if __name__ == "__main__":
    main()
