"""`run_many` on a Dask cluster, with a worker and the client killed in the middle.

    python -m tests.jobs.many.cluster                  # 500 circuits, 3 workers
    python -m tests.jobs.many.cluster --circuits 60

Scheduler, workers and client are processes of their own, and all that goes between them passes a
relay that looks for the key. One worker is killed with SIGKILL when a quarter of the results is
there, and the client when half of them is; it is started again and makes the same call. Each
circuit has its number as its state, so that a result shows whose it is.
"""

import argparse
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable, Generator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import asdict, define, evolve, field, frozen

from ionq_session import Circuit, IonQError, IonQSession, JobResult, Retry
from ionq_session.emulator import Emulator, Fault
from ionq_session.jobs.many.runs import workers as worker_part

KEY = "canary-key-7f3a9c"
NAME = "sweep"
QUBITS = 9  # enough for 500 numbers
WORKERS = 3
GUARD = 600.0  # seconds; only so that an experiment ends in which a process hangs
LOOKS = 0.02  # seconds between two looks at what the processes have done
MARKER = b"ionq_session.jobs.many.runs.workers"  # is in what the client sends, if the relay sees it


def numbered(number: int) -> Circuit:
    """A circuit whose every shot is its number in binary."""
    circuit = Circuit(QUBITS).x(0).x(0)  # the service takes no circuit without gates
    for qubit in range(QUBITS):
        if number >> qubit & 1:
            circuit = circuit.x(qubit)
    return circuit


# --- the client -----------------------------------------------------------------------------------


def client(folder: Path, address: str, scheduler: str, number: int) -> None:
    """Make the call, and write down each result as it comes, and all of them in the end."""
    distributed: Any = import_module("distributed")  # Any: it has no types
    seen = (folder / "seen").open("a")

    def note(place: int, result: JobResult | IonQError) -> None:
        seen.write(f"{place}\n")
        seen.flush()
        del result

    with (
        distributed.Client(scheduler) as cluster,
        IonQSession(base_url=address, journal=folder / "journal", trust_env=False) as session,
    ):
        many = session.run_many(
            [numbered(place) for place in range(number)],
            name=NAME,
            shots=10,
            executor=cluster.get_executor(),
            on_result=note,
        )
        readers = sum(count > 0 for count in cluster.run(sessions).values())
    found = [None if place in many.errors else [*many[place].counts] for place in range(number)]
    told = {"results": found, "readers": readers, "errors": [str(e) for e in many.errors.values()]}
    (folder / "results").write_text(json.dumps(told))


def sessions() -> int:
    """How many sessions a worker has, for runs that it has read results of."""
    return len(worker_part._sessions)  # pyright: ignore[reportPrivateUsage]  # only looked at


# --- what goes over the wire ----------------------------------------------------------------------


@define
class Relay:
    """Passes connections on to a scheduler, and looks for some texts in what they carry.

    Attributes:
        target: The port of the scheduler.
        texts: What to look for.
        found: What was found of it.
        size: How many bytes passed.
    """

    target: int
    texts: Sequence[bytes]
    found: set[bytes] = field(factory=set[bytes])
    size: int = 0
    _listener: socket.socket = field(factory=lambda: socket.create_server(("127.0.0.1", 0)))
    _threads: list[threading.Thread] = field(factory=list[threading.Thread])

    @property
    def port(self) -> int:
        """Where it listens."""
        port: int = self._listener.getsockname()[1]
        return port

    def serve(self) -> None:
        """Take connections until the relay is closed."""
        while True:
            try:
                near, _ = self._listener.accept()
            except OSError:
                return
            try:
                far = socket.create_connection(("127.0.0.1", self.target))
            except OSError:
                near.close()
                continue
            thread = threading.Thread(target=self._join, args=(near, far))
            thread.start()
            self._threads.append(thread)

    def close(self) -> None:
        """Take no more connections, and wait until those that there are have ended."""
        self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for thread in self._threads:
            thread.join()

    def _join(self, near: socket.socket, far: socket.socket) -> None:
        with near, far:
            back = threading.Thread(target=self._pass_on, args=(far, near))
            back.start()
            self._pass_on(near, far)
            back.join()

    def _pass_on(self, source: socket.socket, sink: socket.socket) -> None:
        rest = b""
        longest = max(map(len, self.texts))
        with suppress(OSError):
            while part := source.recv(1 << 16):
                sink.sendall(part)
                self.size += len(part)
                rest += part
                self.found.update(text for text in self.texts if text in rest)
                rest = rest[-longest:]  # a text may be cut in two
        for each in (source, sink):
            with suppress(OSError):
                each.shutdown(socket.SHUT_RDWR)


# --- the processes --------------------------------------------------------------------------------


def environment(**more: str) -> dict[str, str]:
    """The environment of a process, without proxies and without the key."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if "proxy" not in name.lower() and name != "IONQ_API_KEY"
    }
    return {**kept, "PYTHONPATH": str(Path(__file__).parents[3]), **more}


def started(stack: ExitStack, *command: str, **more: str) -> "subprocess.Popen[bytes]":
    """Start a process of Python, which is ended with the stack."""
    process = subprocess.Popen(  # noqa: S603  # our own
        [sys.executable, "-m", *command],
        env=environment(**more),
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    stack.callback(ended, process)
    return process


def ended(process: "subprocess.Popen[bytes]") -> None:
    """End a process, if it has not ended."""
    if process.poll() is None:
        process.kill()
    process.wait()


def until(condition: Callable[[], object]) -> None:
    """Wait for something that another process does.

    Raises:
        TimeoutError: It does not.
    """
    end = time.monotonic() + GUARD
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError("a process of the experiment does not do its part")
        time.sleep(LOOKS)


@contextmanager
def cluster(
    folder: Path, *, keys: Sequence[str | None] = (KEY,) * WORKERS
) -> Generator[tuple[Relay, "list[subprocess.Popen[bytes]]"]]:
    """A scheduler and workers as processes of their own, behind a relay; loopback, no dashboards.

    Args:
        folder: For the files of Dask.
        keys: What each worker has as `IONQ_API_KEY`; None for nothing.
    """
    with ExitStack() as stack:
        place = folder / "scheduler.json"
        started(
            stack,
            *("dask", "scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard"),
            *("--no-show", "--scheduler-file", str(place)),
        )
        until(lambda: place.exists() and place.read_text().strip().endswith("}"))
        port = int(json.loads(place.read_text())["address"].rpartition(":")[2])
        relay = Relay(port, [KEY.encode(), MARKER])
        serving = threading.Thread(target=relay.serve)
        serving.start()
        stack.callback(serving.join)
        stack.callback(relay.close)
        workers = [
            started(
                stack,
                *("dask", "worker", f"tcp://127.0.0.1:{relay.port}", "--host", "127.0.0.1"),
                *("--no-dashboard", "--no-nanny", "--nthreads", "2", "--name", f"w{number}"),
                *("--local-directory", str(folder)),
                **({} if key is None else {"IONQ_API_KEY": key}),
            )
            for number, key in enumerate(keys)
        ]
        distributed: Any = import_module("distributed")  # Any: it has no types
        with distributed.Client(f"tcp://127.0.0.1:{port}", set_as_default=False) as dask:
            dask.wait_for_workers(len(keys))
        yield relay, workers


# --- the experiment -------------------------------------------------------------------------------


@frozen
class Tally:
    """What came of a run.

    Attributes:
        circuits: How many there were.
        results: How many results belong to their circuits.
        jobs: How many jobs the service has of them.
        duplicates: How many jobs are one too many.
        readers: How many workers that were alive in the end have read results.
        resumed: How many results the client had when it was killed.
        key_on_the_wire: Whether the key was in what the processes sent to each other.
        relay_works: Whether something that is known to be in it was.
        megabytes: How much that was.
        seconds: How long all of it took.
    """

    circuits: int
    results: int
    jobs: int
    duplicates: int
    readers: int
    resumed: int
    key_on_the_wire: bool
    relay_works: bool
    megabytes: float
    seconds: float


def experiment(circuits: int, folder: Path) -> Tally:
    """Run circuits on a cluster, kill a worker and the client, and count."""
    begin = time.monotonic()
    seen = folder / "seen"
    seen.touch()

    def results() -> int:
        return len(seen.read_text().split())

    with (
        Emulator(api_key=KEY, stage_seconds=0) as emulator,
        cluster(folder) as (relay, workers),
        ExitStack() as stack,
    ):
        # A few answers are lost, and a few submissions refused, as on any long day.
        emulator.faults.add(Fault("drop", operation="CreateJob", probability=0.01))
        refusal = Fault("status", "CreateJob", "before", status=429, retry_after=0.5)
        emulator.faults.add(evolve(refusal, probability=0.02))
        command = ["tests.jobs.many.cluster", "--client", "--circuits", str(circuits)]
        command += ["--folder", str(folder), "--address", emulator.base_url]
        command += ["--scheduler", f"tcp://127.0.0.1:{relay.port}"]
        running = started(stack, *command, IONQ_API_KEY=KEY)
        until(lambda: results() >= circuits // 4 or running.poll() is not None)
        os.kill(workers[0].pid, signal.SIGKILL)
        until(lambda: results() >= circuits // 2 or running.poll() is not None)
        running.kill()
        running.wait()
        resumed = results()
        running = started(stack, *command, IONQ_API_KEY=KEY)
        until(lambda: running.poll() is not None)
        emulator.faults.clear()
        made = jobs(emulator)
        told = json.loads((folder / "results").read_text())
    expected = [[format(number, f"0{QUBITS}b")] for number in range(circuits)]
    return Tally(
        circuits=circuits,
        results=sum(a == b for a, b in zip(expected, told["results"], strict=True)),
        jobs=sum(made.values()),
        duplicates=sum(count - 1 for count in made.values()),
        readers=told["readers"],
        resumed=resumed,
        key_on_the_wire=KEY.encode() in relay.found,
        relay_works=MARKER in relay.found,
        megabytes=round(relay.size / 1e6, 1),
        seconds=round(time.monotonic() - begin, 1),
    )


def jobs(emulator: Emulator) -> Counter[str]:
    """How many jobs the service has of each name."""
    made: Counter[str] = Counter()
    with IonQSession(emulator.api_key, base_url=emulator.base_url, trust_env=False) as session:
        cursor: str | None = None
        while True:
            page = session.get_jobs(limit=25, next_=cursor, retry=Retry(total=5))
            made.update(job.name for job in page.jobs if job.name)
            if page.next_ is None:
                return made
            cursor = page.next_


def main() -> None:
    """Run the experiment, or its client."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--circuits", type=int, default=500)
    parser.add_argument("--client", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    parser.add_argument("--scheduler", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.client:
        client(given.folder, given.address, given.scheduler, given.circuits)
        return
    with tempfile.TemporaryDirectory() as folder:
        for name, value in asdict(experiment(given.circuits, Path(folder))).items():
            sys.stdout.write(f"{name:16} {value}\n")


if __name__ == "__main__":
    main()
