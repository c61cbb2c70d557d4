"""The same sweep with this package, ionq-core and qiskit-ionq: code, requests, jobs, results.

    python -m tests.compat.compare_many                 # 40 circuits
    python -m tests.compat.compare_many --circuits 20

Needs the extra `compat`. Only servers on this machine are called. An emulator loses the answers of
a few submissions and refuses a few, and fails a few other calls. Each client is used as its users
do: what raises is tried again. The lines are those of the functions below, without their first and
their text.
"""

import argparse
import inspect
import math
import os
import tempfile
import warnings
from collections.abc import Callable, Sequence
from functools import partial
from importlib import import_module
from typing import Any

import ionq_core
from attrs import frozen
from ionq_core import wait_for_job
from ionq_core.api.default import create_job, get_job_probabilities
from ionq_core.models import CircuitJobCreationPayload
from rich.console import Console
from rich.table import Table

from ionq_session import Circuit, IonQSession
from ionq_session.emulator import Emulator, Fault

# Any, for the two others: their types are incomplete.
IonQClient: Any = vars(ionq_core)["IonQClient"]
qiskit: Any = import_module("qiskit")
qiskit_ionq: Any = import_module("qiskit_ionq")

TRIES = 25  # as often as IonQ's own benchmark program calls run()
SHOTS = 100


def angles(number: int) -> list[float]:
    """The values of the sweep."""
    return [math.pi * each / (number - 1) for each in range(number)]


# --- the sweep, three times -----------------------------------------------------------------------


def with_ionq_session(sweep: Sequence[float], address: str, key: str) -> list[Any]:
    """Run the sweep with this package."""
    with IonQSession(key, base_url=address) as session:
        circuits = [Circuit(1).ry(0, angle) for angle in sweep]
        return [*session.run_many(circuits, name="sweep", noise="aria-1", shots=SHOTS)]


def with_ionq_core(sweep: Sequence[float], address: str, key: str) -> list[Any]:
    """Run the sweep with ionq-core."""
    client = IonQClient(api_key=key, base_url=address)
    results: list[Any] = []
    for number, angle in enumerate(sweep):
        gates = [{"gate": "ry", "target": 0, "rotation": angle}]
        body = CircuitJobCreationPayload.from_dict(
            {
                "type": "ionq.circuit.v1",
                "name": f"sweep[{number}]",
                "backend": "simulator",
                "shots": SHOTS,
                "noise": {"model": "aria-1"},
                "input": {"gateset": "qis", "qubits": 1, "circuit": gates},
            }
        )
        job = again(partial(create_job.sync, client=client, body=body))
        again(partial(wait_for_job, client, job.id))
        found = again(partial(get_job_probabilities.sync, job.id, client=client))
        results.append(found)
    return results


def with_qiskit_ionq(sweep: Sequence[float], address: str, key: str) -> list[Any]:
    """Run the sweep with qiskit-ionq."""
    provider = qiskit_ionq.IonQProvider(key, url=address)
    backend = provider.get_backend("ionq_simulator")
    backend.set_options(noise_model="aria-1", sampler_seed=1)
    jobs: list[Any] = []
    for number, angle in enumerate(sweep):
        circuit = qiskit.QuantumCircuit(1, name=f"sweep[{number}]")
        circuit.ry(angle, 0)
        circuit.measure_all()
        job = again(partial(backend.run, circuit, shots=SHOTS))
        jobs.append(job)
    return [again(job.result).get_counts() for job in jobs]


def again(call: Callable[[], Any]) -> Any:
    """Make a call until it does not raise."""
    for _ in range(TRIES - 1):
        try:
            return call()
        except Exception:  # noqa: BLE001, S112  # whatever it is, its users would try again
            continue
    return call()


CLIENTS: dict[str, Callable[[Sequence[float], str, str], list[Any]]] = {
    "ionq-session": with_ionq_session,
    "ionq-core 0.2.0": with_ionq_core,
    "qiskit-ionq 1.1.1": with_qiskit_ionq,
}

# --- what is counted ------------------------------------------------------------------------------


@frozen
class Tally:
    """What a sweep took and gave.

    Attributes:
        lines: How many lines the code has.
        requests: How many requests were made.
        jobs: How many jobs there are.
        duplicates: How many of them are one too many.
        results: How many results there are.
    """

    lines: int
    requests: int
    jobs: int
    duplicates: int
    results: int


def faults(number: int) -> list[Fault]:
    """What goes wrong: one submission in ten, and a few other calls."""
    lost = [
        Fault("drop", operation="CreateJob", when="after", nth=nth) for nth in range(5, number, 20)
    ]
    refused = [
        Fault("status", "CreateJob", "before", status=429, retry_after=1, nth=nth)
        for nth in range(12, number, 20)
    ]
    others = [Fault("status", operation="GetJob", status=503, nth=nth) for nth in (3, 17)]
    return [*lost, *refused, *others]


def tally(client: str, number: int) -> Tally:
    """Run a sweep with a client, and count."""
    run = CLIENTS[client]
    with Emulator(stage_seconds=0) as emulator, tempfile.TemporaryDirectory() as folder:
        # Given as an argument alone, the address is not used for everything that qiskit-ionq asks.
        os.environ |= {"IONQ_API_URL": emulator.base_url, "IONQ_API_KEY": emulator.api_key}
        os.environ |= {"IONQ_SESSION_JOURNAL": f"{folder}/journal"}
        counter = Fault("drop", probability=0.0)  # never happens, and counts all calls
        for fault in [counter, *faults(number)]:
            emulator.faults.add(fault)
        results = run(angles(number), emulator.base_url, emulator.api_key)
        requests = emulator.faults.all()[0]["calls"]
        emulator.faults.clear()
        jobs = _jobs(emulator)
    return Tally(
        lines=_lines(run),
        requests=requests if isinstance(requests, int) else 0,
        jobs=jobs,
        duplicates=jobs - number,
        results=len(results),
    )


def _lines(function: Callable[..., object]) -> int:
    """The lines of a function, without its first and its text."""
    return len([each for each in inspect.getsource(function).splitlines() if each.strip()]) - 2


def _jobs(emulator: Emulator) -> int:
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        found, cursor = 0, None
        while True:
            page = session.get_jobs(limit=25, next_=cursor)
            found += len(page.jobs)
            if page.next_ is None:
                return found
            cursor = page.next_


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--circuits", type=int, default=40)
    number = parser.parse_args().circuits
    warnings.simplefilter("ignore")  # the others', about plain http and other things
    title = f"A sweep of {number} circuits, each a job of its own"
    table = Table("", "lines", "requests", "jobs", "duplicates", "results", title=title)
    for client in CLIENTS:
        found = tally(client, number)
        table.add_row(
            client,
            *map(str, (found.lines, found.requests, found.jobs, found.duplicates, found.results)),
        )
    Console().print(table)


if __name__ == "__main__":
    main()
