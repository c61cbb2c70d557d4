"""Large simulations run in processes of their own, which may die without taking anybody along."""

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.failures import JobFailed
from ionq_session.emulator.simulation import process as processes
from ionq_session.emulator.simulation.interrupt import Interrupt, Interrupted
from ionq_session.emulator.simulation.pool import WORKERS, Pool
from ionq_session.emulator.simulation.task import Probabilities, Task

pytestmark = [
    pytest.mark.skipif(not Path("/proc/self/stat").exists(), reason="Linux shows processes"),
    pytest.mark.serial,  # they count the workers, which all emulators of a process share
]

PATIENCE = 120.0


def layers(qubits: int, depth: int) -> dict[str, Any]:
    """The payload of a job on so many qubits; one of 25 and 60 takes minutes."""
    gates = [
        gate
        for layer in range(depth)
        for gate in (
            *({"gate": "rx", "target": q, "rotation": 0.1 + layer} for q in range(qubits)),
            *(
                {"gate": "cnot", "control": q, "target": q + 1}
                for q in range(layer % 2, qubits - 1, 2)
            ),
        )
    ]
    source = {"gateset": "qis", "qubits": qubits, "circuit": [{"gate": "x", "target": 0}, *gates]}
    return {"type": "ionq.circuit.v1", "backend": "simulator", "input": source}


# Large enough for a worker and done in a moment: the second half undoes the first.
QUICK: dict[str, Any] = layers(18, 1)
QUICK["input"]["circuit"] = [{"gate": "x", "targets": list(range(18))}] * 21
MINUTES = layers(25, 60)


def until(condition: Callable[[], object]) -> None:
    """Wait until something is so."""
    end = time.monotonic() + PATIENCE
    while not condition():
        assert time.monotonic() < end, "it never came to that"
        threading.Event().wait(0.01)


def processor_time(pid: int) -> int | None:
    """How many ticks a process has computed, or None if there is no such process any more."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return None
    return None if fields[0] in "ZX" else int(fields[11]) + int(fields[12])


def is_gone(pid: int) -> bool:
    return processor_time(pid) is None


class Jobs:
    """The jobs of an emulator, over HTTP."""

    def __init__(self, client: httpx.Client) -> None:
        self.client = client

    def submit(self, payload: dict[str, Any]) -> str:
        created = self.client.post("/jobs", json=payload)
        assert 201 == created.status_code, created.text
        job_id: str = created.json()["id"]
        return job_id

    def job(self, job_id: str) -> dict[str, Any]:
        found: dict[str, Any] = self.client.get(f"/jobs/{job_id}").json()
        return found

    def ended(self, job_id: str) -> dict[str, Any]:
        until(lambda: self.job(job_id)["status"] not in ("submitted", "ready", "started"))
        return self.job(job_id)

    def begin(self, payload: dict[str, Any], others: int = 0) -> tuple[str, int]:
        """Submit a job of minutes, and wait until a worker is in the middle of it."""
        before = set(WORKERS.pids())
        assert others == len(before)
        job_id = self.submit(payload)
        until(lambda: set(WORKERS.pids()) - before)
        (pid,) = set(WORKERS.pids()) - before
        until(lambda: "started" == self.job(job_id)["status"] or self.job(job_id)["failure"])
        assert "started" == self.job(job_id)["status"]
        until(lambda: resident(pid) > 500 << 20)  # a state of 25 qubits, so it has begun
        return job_id, pid


def resident(pid: int) -> int:
    """How many bytes a process has in memory."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE")


@contextmanager
def serving(emulator: Emulator) -> Generator[Jobs]:
    headers = {"Authorization": f"apiKey {emulator.api_key}"}
    with (
        emulator,
        httpx.Client(
            base_url=emulator.base_url, headers=headers, trust_env=False, timeout=60
        ) as client,
    ):
        yield Jobs(client)


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    """An emulator whose jobs have no stages to wait for."""
    with serving(Emulator(clock=ManualClock(), stage_seconds=0)) as made:
        yield made


def succeeds(jobs: Jobs) -> bool:
    """Whether the next large job runs."""
    status: str = jobs.ended(jobs.submit(QUICK))["status"]
    return "completed" == status


def test_small_jobs_need_no_worker(jobs: Jobs, bell: dict[str, Any]) -> None:
    for noise in ({"model": "ideal"}, {"model": "aria-1"}):
        assert "completed" == jobs.ended(jobs.submit(bell | {"noise": noise}))["status"]
    assert [] == WORKERS.pids()


def test_two_jobs_run_in_two_processes_while_calls_are_answered(jobs: Jobs) -> None:
    first, one = jobs.begin(MINUTES)
    second, other = jobs.begin(MINUTES, others=1)
    assert os.getpid() not in (one, other)
    before = [processor_time(pid) or 0 for pid in (one, other)]
    # Both go on, and all the while there is an answer to every call.
    until(
        lambda: (
            {"started"} == {jobs.job(first)["status"], jobs.job(second)["status"]}
            and all(
                (processor_time(pid) or 0) > ticks
                for pid, ticks in zip((one, other), before, strict=True)
            )
        )
    )
    for job_id in (first, second):
        assert 200 == jobs.client.put(f"/jobs/{job_id}/status/cancel").status_code
    until(lambda: is_gone(one) and is_gone(other))
    assert succeeds(jobs)


def test_a_worker_that_is_killed_fails_its_job_and_no_other(jobs: Jobs) -> None:
    job_id, pid = jobs.begin(MINUTES)
    os.kill(pid, signal.SIGKILL)
    failure = jobs.ended(job_id)["failure"]
    assert "SimulationError" == failure["code"]
    assert "was killed" in failure["message"]
    assert succeeds(jobs)


def test_an_idle_worker_that_is_killed_is_replaced(jobs: Jobs) -> None:
    assert succeeds(jobs)
    (pid,) = WORKERS.pids()
    os.kill(pid, signal.SIGKILL)
    until(lambda: is_gone(pid))
    assert succeeds(jobs)
    assert [pid] != WORKERS.pids()


def test_a_worker_does_not_mind_a_ctrl_c(jobs: Jobs) -> None:
    assert succeeds(jobs)
    (pid,) = WORKERS.pids()
    os.kill(pid, signal.SIGINT)
    assert succeeds(jobs)
    assert [pid] == WORKERS.pids()
    assert os.getsid(pid) != os.getsid(0)  # so the terminal does not even send it one


def test_a_job_that_needs_too_much_memory_fails_and_the_service_lives(
    monkeypatch: pytest.MonkeyPatch, jobs: Jobs
) -> None:
    monkeypatch.setattr(processes, "memory_bytes", lambda: 1500 << 20)
    failure = jobs.ended(jobs.submit(layers(26, 1)))["failure"]
    assert "SimulationError" == failure["code"]
    assert "memory" in failure["message"]
    assert succeeds(jobs)


@pytest.fixture
def own() -> Iterator[Pool]:
    """Workers beside those of emulators."""
    made = Pool()
    made.hold()
    yield made
    made.release()


def test_what_the_system_refuses_fails_the_task_and_not_the_worker(own: Pool) -> None:
    own.run(tiny())
    (pid,) = own.pids()
    taken = int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * os.sysconf("SC_PAGE_SIZE")
    _, most = resource.prlimit(pid, resource.RLIMIT_AS)
    resource.prlimit(pid, resource.RLIMIT_AS, (taken + (300 << 20), most))
    with pytest.raises(JobFailed, match="memory") as raised:
        own.run(Task((), 25))  # a state of 512 MiB
    assert "SimulationError" == raised.value.failure.code
    assert isinstance(own.run(tiny()), Probabilities)
    assert [pid] == own.pids()


@pytest.mark.parametrize("way", ["cancel", "delete", "cancel the parent"])
def test_a_job_that_is_canceled_or_deleted_stops_its_simulation(jobs: Jobs, way: str) -> None:
    circuits = [{"qubits": 25, "circuit": MINUTES["input"]["circuit"]}]
    many = {"type": "ionq.multi-circuit.v1", "input": {"gateset": "qis", "circuits": circuits}}
    job_id, pid = jobs.begin(MINUTES | many if way == "cancel the parent" else MINUTES)
    if way == "delete":
        assert 200 == jobs.client.delete(f"/jobs/{job_id}").status_code
    else:
        assert 200 == jobs.client.put(f"/jobs/{job_id}/status/cancel").status_code
    until(lambda: is_gone(pid) and not WORKERS.pids())
    assert succeeds(jobs)


def test_workers_end_with_the_last_emulator() -> None:
    quick = Emulator(clock=ManualClock(), stage_seconds=0)
    with serving(Emulator(clock=ManualClock(), stage_seconds=0)) as jobs:
        with serving(quick) as others:
            assert succeeds(jobs)
            assert succeeds(others)
            pids = WORKERS.pids()
            assert 1 == len(pids)
        assert pids == WORKERS.pids()
    assert [] == WORKERS.pids()
    assert all(is_gone(pid) for pid in pids)


def test_a_simulation_that_a_stop_has_interrupted_begins_anew() -> None:
    emulator = Emulator(clock=ManualClock(), stage_seconds=0)
    with serving(emulator) as jobs:
        job_id, pid = jobs.begin(MINUTES)
    assert is_gone(pid)
    with serving(emulator) as jobs:
        until(WORKERS.pids)
        assert "started" == jobs.job(job_id)["status"]
        assert 200 == jobs.client.put(f"/jobs/{job_id}/status/cancel").status_code


SCRIPT = """
import sys, threading, os
print(os.getpid(), flush=True)
import httpx
from ionq_session.emulator import Emulator, ManualClock
from ionq_session.emulator.simulation.pool import WORKERS
payload = eval(sys.stdin.readline())
emulator = Emulator(clock=ManualClock(), stage_seconds=0).start()
httpx.post(
    emulator.base_url + "/jobs", json=payload, headers={"Authorization": "apiKey emulator-key"}
)
while not WORKERS.pids():
    threading.Event().wait(0.01)
"""


@contextmanager
def script(
    rest: str, payload: dict[str, Any]
) -> Generator[tuple[subprocess.Popen[str], list[str]]]:
    """A user's script, which hides nothing behind `if __name__ == "__main__"`, and what it says."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SCRIPT + rest],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            process.stdin.write(repr(payload) + "\n")
            process.stdin.flush()
            process.stdout.readline()
            yield process, process.stdout.readline().split()
        finally:
            process.kill()


FORK = """
child = os.fork()
if not child:
    assert [] == WORKERS.pids()
    threading.Event().wait()
"""


@pytest.mark.parametrize("fork", ["", FORK], ids=["alone", "with a fork"])
def test_a_worker_ends_with_the_process_that_it_works_for_however_that_ends(fork: str) -> None:
    rest = "pids = WORKERS.pids()\n" + fork + "print(*pids, child, flush=True)\nsys.stdin.read()\n"
    with script("child = 0\n" + rest, MINUTES) as (process, words):
        pid, child = map(int, words)
        until(lambda: resident(pid) > 500 << 20)
        process.kill()
        until(lambda: is_gone(pid))
        if child:
            assert not is_gone(child)
            os.kill(child, signal.SIGKILL)


def test_a_script_is_not_run_again_by_a_worker_and_nothing_is_printed() -> None:
    with script("emulator.settle()\nemulator.stop()\nprint('done', *WORKERS.pids())\n", QUICK) as (
        process,
        words,
    ):
        assert ["done"] == words
        assert ("", "") == process.communicate(timeout=PATIENCE)
        assert 0 == process.returncode


def tiny() -> Task:
    return Task((), 1)


def test_without_anybody_to_keep_them_workers_end_with_their_task() -> None:
    workers = Pool()
    found = workers.run(tiny())
    assert isinstance(found, Probabilities)
    assert [0] == found.outcomes.tolist()
    assert [] == workers.pids()
    workers.warm()
    assert [] == workers.pids()


def test_what_was_interrupted_before_does_not_begin() -> None:
    interrupt = Interrupt()
    interrupt.set()
    with pytest.raises(Interrupted):
        Pool().run(tiny(), interrupt)


def test_a_worker_that_can_not_start_fails_the_job(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "_CODE", "raise SystemExit(3)")
    with pytest.raises(JobFailed, match="with status 3") as raised:
        Pool().run(tiny())
    assert "SimulationError" == raised.value.failure.code
