"""Submissions under every fault at once: how many jobs come of each, with this client and others.

    python -m tests.jobs.chaos                       # 200 submissions, 8 processes, three clients
    python -m tests.jobs.chaos --submissions 40 --clients ionq-session

An emulator drops, delays, cuts and garbles replies at random, before and after it acts, and some of
the submitting processes are killed in the middle and started again. Every submission has a name of
its own, so the emulator's list says how many jobs it became. Each client is used as its users do:
what raises is tried again, and a process that was killed begins again with what it has not noted as
done.
"""

import argparse
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from attrs import astuple, fields_dict, frozen

from ionq_session import IonQError, IonQSession, Retry
from ionq_session.emulator import Emulator, Fault

CLIENTS = ("ionq-session", "ionq-core", "qiskit-ionq")
TRIES = 25  # of the two others, as often as IonQ's own benchmark program calls run()
PACE = 0.1  # of the pauses of ionq-session; the emulator lists a job as soon as it took it
PATIENCE = 2.0  # seconds for a reply; a fault of the emulator takes longer

FAULTS = [
    *(("drop", when) for when in ("before", "after")),
    *(("status", when) for when in ("before", "after")),
    *(("html", when) for when in ("before", "after")),
    *(("delay", when) for when in ("before", "after")),
    *((kind, "after") for kind in ("corrupt", "cut", "slow")),
]
"""Every kind of fault, where it can happen."""


class HastySession(IonQSession):
    """A session for which a minute of looking for a lost job does not take one."""

    @staticmethod
    def _sleep(seconds: float) -> None:
        time.sleep(seconds * PACE)


def faults(share: float) -> list[Fault]:
    """Every fault of the emulator's, on submissions and on the calls that look for them.

    Args:
        share: The share of submissions that a fault affects, all kinds together.
    """
    made = [
        Fault(kind, operation="CreateJob", when=when, seconds=3.0, probability=share / len(FAULTS))  # type: ignore[arg-type]  # texts of the table above
        for kind, when in FAULTS
    ]
    busy = Fault("status", "CreateJob", "before", status=429, retry_after=0, probability=0.05)
    made.append(busy)  # before: a service that takes a job does not answer so
    made.append(Fault("status", operation="GetJobs", status=503, probability=0.1))
    made.append(Fault("drop", operation="GetJobs", probability=0.05))
    return made


def bell(name: str) -> dict[str, object]:
    """A small job with a name of its own."""
    circuit = [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}]
    given = {"gateset": "qis", "qubits": 2, "circuit": circuit}
    return {"type": "ionq.circuit.v1", "backend": "simulator", "name": name, "input": given}


# --- the submitting processes ---------------------------------------------------------------------


def submit_with_ionq_session(names: Sequence[str], address: str, folder: Path) -> None:
    """Submit what the journal does not know as submitted."""
    session = HastySession(
        "chaos-key",
        base_url=address,
        timeout=PATIENCE,
        journal=folder / "journal.sqlite3",
        trust_env=False,
    )
    with session:
        session.recover()
        for name in names:
            known = {entry.outcome for entry in session.history(name=name)}
            while not known & {"submitted", "unknown", "pending"}:
                try:
                    session.submit(bell(name))
                    break
                except IonQError:
                    known = {entry.outcome for entry in session.history(name=name)}


def submit_with_ionq_core(names: Sequence[str], address: str, folder: Path) -> None:
    """Submit with ionq-core, and again if it raises."""
    import ionq_core
    from ionq_core.api.default import create_job
    from ionq_core.models import CircuitJobCreationPayload

    make = vars(ionq_core)["IonQClient"]
    client = make(api_key="chaos-key", base_url=address, timeout=PATIENCE)
    _again(
        names,
        folder,
        lambda name: create_job.sync(
            client=client, body=CircuitJobCreationPayload.from_dict(bell(name))
        ),
    )


def submit_with_qiskit_ionq(names: Sequence[str], address: str, folder: Path) -> None:
    """Submit with qiskit-ionq, and again if it raises."""
    # Any: the types of both are incomplete.
    qiskit: Any = import_module("qiskit")
    qiskit_ionq: Any = import_module("qiskit_ionq")
    circuit = qiskit.QuantumCircuit(2)
    circuit.h(0)
    circuit.cx(0, 1)
    circuit.measure_all()
    backend = qiskit_ionq.IonQProvider("chaos-key", url=address).get_backend("ionq_simulator")

    def submit(name: str) -> None:
        named = circuit.copy(name)
        backend.run(named)

    _again(names, folder, submit)


def _again(names: Sequence[str], folder: Path, submit: Callable[[str], object]) -> None:
    """Submit each name until it succeeds, and note which did."""
    done = folder / f"done-{names[0]}"
    known = set(done.read_text().split()) if done.exists() else set[str]()
    for name in names:
        for _ in range(TRIES if name not in known else 0):
            try:
                submit(name)
            except Exception:  # noqa: BLE001, S112  # whatever it is, its users would try again
                continue
            with done.open("a") as file:
                file.write(f"{name}\n")
            break


WORKERS: dict[str, Callable[[Sequence[str], str, Path], None]] = {
    "ionq-session": submit_with_ionq_session,
    "ionq-core": submit_with_ionq_core,
    "qiskit-ionq": submit_with_qiskit_ionq,
}


# --- the experiment -------------------------------------------------------------------------------


@frozen
class Tally:
    """What came of the submissions of one client.

    Attributes:
        client: Its name.
        submissions: How many there were.
        jobs: How many jobs the service has of them.
        duplicates: How many jobs are one too many.
        missing: How many submissions have no job.
        unsettled: How many entries of the journal say neither that there is a job nor that there
            is none; None for a client without a journal.
        kills: How many processes were killed.
        seconds: How long it took.
    """

    client: str
    submissions: int
    jobs: int
    duplicates: int
    missing: int
    unsettled: int | None
    kills: int
    seconds: float


def experiment(client: str, submissions: int, processes: int, kills: int, seed: int) -> Tally:
    """Let processes submit under faults, kill some, and count the jobs.

    Args:
        client: Whose code submits.
        submissions: How many jobs there are to be.
        processes: How many processes share them.
        kills: How many of them are killed, and started again.
        seed: Decides which, and when.
    """
    chance = random.Random(seed)  # noqa: S311  # an experiment that can be repeated
    names = [f"chaos-{number:04}" for number in range(submissions)]
    shares = [names[part::processes] for part in range(processes)]
    begin = time.monotonic()
    with (
        Emulator(api_key="chaos-key", stage_seconds=0) as emulator,
        tempfile.TemporaryDirectory() as folder,
    ):
        for fault in faults(0.5):
            emulator.faults.add(fault)
        running = {
            part: _worker(client, shares[part], emulator, folder) for part in range(processes)
        }
        killed = 0
        while running:
            time.sleep(chance.uniform(0.05, 0.5))
            for part in [part for part, worker in running.items() if worker.poll() is not None]:
                if running.pop(part).returncode not in (0, -signal.SIGKILL):
                    raise RuntimeError(f"a process of {client} failed; see above")
            if killed < kills and running:
                part = chance.choice(sorted(running))
                running[part].send_signal(signal.SIGKILL)
                running[part].wait()
                running[part] = _worker(client, shares[part], emulator, folder)
                killed += 1
        emulator.faults.clear()
        unsettled = _settle(names, emulator, folder) if client == "ionq-session" else None
        made = _jobs(emulator)
    seconds = time.monotonic() - begin
    return Tally(
        client,
        submissions,
        jobs=sum(made[name] for name in names),
        duplicates=sum(max(0, made[name] - 1) for name in names),
        missing=sum(made[name] == 0 for name in names),
        unsettled=unsettled,
        kills=killed,
        seconds=seconds,
    )


def _worker(
    client: str, names: Sequence[str], emulator: Emulator, folder: str
) -> "subprocess.Popen[bytes]":
    """Start a process that submits some names."""
    command = [sys.executable, "-m", "tests.jobs.chaos", "--worker", client, "--folder", folder]
    command += ["--address", emulator.base_url, *names]
    environment = {name: text for name, text in os.environ.items() if "proxy" not in name.lower()}
    # Given as an argument alone, the address is not used for everything that qiskit-ionq asks.
    environment |= {"IONQ_API_URL": emulator.base_url, "IONQ_API_KEY": emulator.api_key}
    environment["PYTHONWARNINGS"] = "ignore"
    return subprocess.Popen(command, env=environment)  # noqa: S603  # our own


def _settle(names: Sequence[str], emulator: Emulator, folder: str) -> int:
    """Do what a user does after a crash: recover, and submit what surely does not exist."""
    with HastySession(
        emulator.api_key,
        base_url=emulator.base_url,
        journal=Path(folder) / "journal.sqlite3",
        trust_env=False,
    ) as session:
        session.recover()
        for name in names:
            if not any(entry.outcome == "submitted" for entry in session.history(name=name)):
                session.submit(bell(name))
        return sum(len(session.history(outcome=outcome)) for outcome in ("pending", "unknown"))


def _jobs(emulator: Emulator) -> Counter[str]:
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
    """Run the experiment, or one of its processes."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--submissions", type=int, default=200)
    parser.add_argument("--processes", type=int, default=8)
    parser.add_argument("--kills", type=int, default=6)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--clients", nargs="+", choices=CLIENTS, default=CLIENTS)
    parser.add_argument("--worker", choices=CLIENTS, help=argparse.SUPPRESS)
    parser.add_argument("--address", help=argparse.SUPPRESS)
    parser.add_argument("--folder", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("names", nargs="*", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.worker:
        WORKERS[given.worker](given.names, given.address, given.folder)
        return
    _show(list(fields_dict(Tally)))
    for client in given.clients:
        tally = experiment(client, given.submissions, given.processes, given.kills, given.seed)
        _show(["-" if each is None else each for each in astuple(tally)])


def _show(cells: Sequence[object]) -> None:
    """Write a row of the table."""
    texts = [f"{each:.0f}" if isinstance(each, float) else str(each) for each in cells]
    sys.stdout.write("  ".join([f"{texts[0]:14}", *(f"{each:>11}" for each in texts[1:])]) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
