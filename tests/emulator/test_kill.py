"""A kill in the middle of a thousand jobs from fifty threads: none is lost, none is doubled."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock

if TYPE_CHECKING:
    from collections.abc import Generator
    from pathlib import Path

JOBS = 1_000
THREADS = 50

SERVER = """
import sys
from ionq_session.emulator import Emulator
with Emulator(data=sys.argv[1], stage_seconds=0.01) as emulator:
    print(emulator.base_url, flush=True)
    sys.stdin.read()
"""


@contextmanager
def another_process(folder: Path) -> Generator[tuple[subprocess.Popen[str], str]]:
    """An emulator in a process of its own, and its address."""
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", SERVER, str(folder)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            yield process, process.stdout.readline().strip()
        finally:
            process.kill()


def client_of(base_url: str) -> httpx.Client:
    headers = {"Authorization": "apiKey emulator-key"}
    limits = httpx.Limits(max_connections=THREADS)
    return httpx.Client(
        base_url=base_url, headers=headers, trust_env=False, timeout=60, limits=limits
    )


def all_jobs(client: httpx.Client) -> list[dict[str, Any]]:
    """Every job, page by page."""
    found: list[dict[str, Any]] = []
    query: dict[str, str] = {}
    while True:
        page = client.get("/jobs", params=query).json()
        found += page["jobs"]
        if page["next"] is None:
            return found
        query = {"next": page["next"]}


def test_no_job_is_lost_and_none_doubled(tmp_path: Path, bell: dict[str, Any]) -> None:
    accepted: dict[str, str] = {}
    lost: set[str] = set()
    enough, killed = threading.Event(), threading.Event()

    def submit(client: httpx.Client, name: str) -> None:
        if enough.is_set():  # what is under way is cut off; the rest finds nobody
            killed.wait()
        try:
            reply = client.post("/jobs", json=bell | {"name": name})
        except httpx.TransportError:
            lost.add(name)
            return
        assert 201 == reply.status_code, reply.text
        accepted[name] = reply.json()["id"]
        if len(accepted) >= JOBS * 2 // 5:
            enough.set()

    names = [f"job {number}" for number in range(JOBS)]
    with (
        another_process(tmp_path) as (process, base_url),
        client_of(base_url) as client,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        for name in names:
            pool.submit(submit, client, name)
        assert enough.wait(120)
        process.kill()  # SIGKILL: nobody gets to say goodbye
        killed.set()
    assert set(names) == accepted.keys() | lost
    assert not accepted.keys() & lost
    assert lost

    emulator = Emulator(data=tmp_path, clock=ManualClock(), stage_seconds=0)
    with emulator, client_of(emulator.base_url) as client:
        on_record = {job["name"]: job["id"] for job in all_jobs(client)}
        assert accepted.items() <= on_record.items()
        # What a careful client does about the calls that were not answered: it looks first.
        missing = sorted(lost - on_record.keys())
        with ThreadPoolExecutor(THREADS) as pool:
            list(pool.map(submit, [client] * len(missing), missing))
        emulator.settle(300)
        jobs = all_jobs(client)
        assert Counter(names) == Counter(job["name"] for job in jobs)
        assert JOBS == len({job["id"] for job in jobs})
        assert Counter({"completed": JOBS}) == Counter(job["status"] for job in jobs)
        with ThreadPoolExecutor(8) as pool:
            paths = [f"/jobs/{job['id']}/results/probabilities" for job in jobs]
            results = {reply.text for reply in pool.map(client.get, paths)}
    assert {'{"0":0.5,"3":0.5}'} == results


def test_children_and_results_outlive_a_kill(tmp_path: Path) -> None:
    circuit = {"circuit": [{"gate": "x", "target": 0}], "qubits": 1}
    payload = {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "circuits": [circuit] * 300},
    }
    with another_process(tmp_path) as (process, base_url), client_of(base_url) as client:
        parent = client.post("/jobs", json=payload).json()["id"]
        query = {"parent_job_id": parent, "status": "completed"}
        while not client.get("/jobs", params=query).json()["jobs"]:
            pass
        process.kill()
    emulator = Emulator(data=tmp_path, clock=ManualClock(), stage_seconds=0)
    with emulator, client_of(emulator.base_url) as client:
        emulator.settle(300)
        job = client.get(f"/jobs/{parent}").json()
        assert ("completed", 300) == (job["status"], len(job["child_job_ids"]))
        found = client.get(f"/jobs/{parent}/results/probabilities/aggregated").json()
    assert job["child_job_ids"] == list(found)
    assert [{"1": 1}] * 300 == list(found.values())


def test_two_emulators_can_not_share_a_folder(tmp_path: Path) -> None:
    with Emulator(data=tmp_path), pytest.raises(OSError, match="can't be used as data"):
        Emulator(data=tmp_path).start()
    with Emulator(data=str(tmp_path / "made" / "anew")):
        pass


def test_a_file_that_is_no_database_is_refused_and_named(tmp_path: Path) -> None:
    (tmp_path / "emulator.sqlite3").write_bytes(b"not a database " * 100)
    with pytest.raises(OSError, match="not a database"):
        Emulator(data=tmp_path).start()


def test_ids_go_on_after_those_on_record(tmp_path: Path, bell: dict[str, Any]) -> None:
    ids: list[str] = []
    for day in (2, 1):  # a clock that went back
        clock = ManualClock()
        clock.advance(86_400 * day)
        emulator = Emulator(data=tmp_path, clock=clock)
        with emulator, client_of(emulator.base_url) as client:
            ids.append(client.post("/jobs", json=bell).json()["id"])
    assert ids[0] < ids[1]
