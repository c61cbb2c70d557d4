"""A folder that can't be used: full, read-only, taken, no folder at all; and forks of its emulator.

A limit on the size of files stands in for a full disk: SQLite meets both when it writes.
"""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator, ManualClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

FORKS = """
import os, sys
from ionq_session.emulator import Emulator
emulator = Emulator(data=sys.argv[1], stage_seconds=0).start()
if os.fork() == 0:
    sys.exit()  # an ordinary end, which runs what the parent meant for its own
os.wait()
print(emulator.base_url, flush=True)
sys.stdin.read()
"""


def client_of(emulator: Emulator) -> httpx.Client:
    headers = {"Authorization": f"apiKey {emulator.api_key}"}
    return httpx.Client(base_url=emulator.base_url, headers=headers, trust_env=False, timeout=60)


@pytest.fixture
def fill(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[bool], None]]:
    """Let no file grow, or let it grow again."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)

    def limit(full: bool) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (1, before[1]) if full else before)

    yield limit
    limit(False)
    signal.signal(signal.SIGXFSZ, handler)


def test_a_full_disk_refuses_jobs_and_keeps_those_it_has(
    tmp_path: Path, bell: dict[str, Any], fill: Callable[[bool], None]
) -> None:
    clock = ManualClock()
    batch = {
        "type": "ionq.multi-circuit.v1",
        "backend": "simulator",
        "input": {"qubits": 1, "circuits": [{"circuit": [{"gate": "x", "target": 0}]}] * 3},
    }
    with (
        Emulator(data=tmp_path, clock=clock, stage_seconds=1) as emulator,
        client_of(emulator) as client,
    ):
        accepted = [client.post("/jobs", json=each).json()["id"] for each in (bell, batch)]
        for _ in range(10):
            fill(True)
            refused = client.post("/jobs", json=bell)
            clock.advance(1)
            emulator.settle()
            fill(False)
            assert 503 == refused.status_code
            assert "Nothing was done" in refused.json()["message"]
            clock.advance(2)
            emulator.settle()
        jobs = client.get("/jobs").json()["jobs"]
        assert sorted(accepted) == sorted(job["id"] for job in jobs)
        assert ["completed"] * 2 == [job["status"] for job in jobs]


def test_a_clock_that_was_set_back_makes_no_job_end_before_it_began(
    tmp_path: Path, bell: dict[str, Any]
) -> None:
    for start in (datetime(2026, 6, 1, tzinfo=UTC), datetime(2025, 6, 1, tzinfo=UTC)):
        clock = ManualClock(start)
        with (
            Emulator(data=tmp_path, clock=clock, stage_seconds=1) as emulator,
            client_of(emulator) as client,
        ):
            client.post("/jobs", json=bell)
            for _ in range(2):
                clock.advance(1)
                emulator.settle()
            newer, *older = client.get("/jobs").json()["jobs"]
    # The first was started in 2026 and completed in 2025.
    assert "started" == newer["status"]
    assert ["completed"] == [job["status"] for job in older]
    assert [0] == [job["execution_duration_ms"] for job in older]
    assert ["2026-06-01T00:00:02.000Z"] == [job["completed_at"] for job in older]


def test_a_folder_of_another_emulator_is_refused(tmp_path: Path) -> None:
    with Emulator(data=tmp_path), pytest.raises(OSError, match="another emulator has it"):
        Emulator(data=tmp_path).start()


def test_what_can_not_be_a_folder_of_data_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder" / "emulator.sqlite3").mkdir(parents=True)
    for name in ("file", "file/folder", "folder"):
        with pytest.raises(OSError, match=name):
            Emulator(data=tmp_path / name).start()


def test_the_end_of_a_fork_takes_nothing_from_its_parent(
    tmp_path: Path, bell: dict[str, Any]
) -> None:
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", FORKS, str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        text=True,
    ) as process:
        assert process.stdout is not None
        try:
            url = process.stdout.readline().strip()
            headers = {"Authorization": "apiKey emulator-key"}
            accepted = httpx.post(f"{url}/jobs", json=bell, headers=headers).json()["id"]
        finally:
            process.kill()
    with Emulator(data=tmp_path) as emulator, client_of(emulator) as client:
        assert 200 == client.get(f"/jobs/{accepted}").status_code
