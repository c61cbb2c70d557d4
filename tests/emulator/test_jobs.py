"""The states of a job and the moves between them, as a table."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from attrs import evolve

from ionq_session.emulator.failures import Failure
from ionq_session.emulator.jobs.job import Job, Preflight, Status
from ionq_session.emulator.jobs.submission import read_submission

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 1, 1, 12, 30, 15, 987_654, tzinfo=UTC)
SUBMISSION = read_submission(
    {"type": "ionq.qasm3.v1", "backend": "simulator", "input": {"data": "qubit q;"}},
    {"simulator"},
)
PREFLIGHT = Preflight({})
JOB = Job("one", SUBMISSION, NOW, PREFLIGHT)

MOVES: dict[str, Callable[[Job], Job | None]] = {
    "ready": lambda job: job.ready(PREFLIGHT),
    "start": lambda job: job.start(NOW),
    "complete": lambda job: job.complete(NOW, {}),
    "complete_dry_run": lambda job: job.complete_dry_run(NOW, PREFLIGHT),
    "fail": lambda job: job.fail(NOW, Failure("SimulationError", "no")),
    "cancel": Job.cancel,
}
ALLOWED: dict[tuple[Status, str], Status] = {
    ("submitted", "ready"): "ready",
    ("submitted", "complete_dry_run"): "completed",
    ("submitted", "fail"): "failed",
    ("submitted", "cancel"): "canceled",
    ("ready", "start"): "started",
    ("ready", "fail"): "failed",
    ("ready", "cancel"): "canceled",
    ("started", "complete"): "completed",
    ("started", "fail"): "failed",
    ("started", "cancel"): "canceled",
}
STATES: tuple[Status, ...] = (
    "submitted",
    "ready",
    "started",
    "canceled",
    "failed",
    "completed",
)


@pytest.mark.parametrize("move", MOVES)
@pytest.mark.parametrize("status", STATES)
def test_a_move_is_allowed_from_its_states_alone(status: Status, move: str) -> None:
    moved = MOVES[move](evolve(JOB, status=status))
    assert ALLOWED.get((status, move)) == (moved and moved.status)


def test_times_are_written_with_milliseconds_and_z() -> None:
    assert "2026-01-01T12:30:15.987Z" == JOB.body()["submitted_at"]
