"""The result of a job: a histogram for people, JSON for programs."""

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING

from ionq_api.codec import is_list
from ionq_api.models import Failure, JobWarning
from ionq_api.types import JsonValue

from ..jobs.states import FINAL, PENDING
from .histogram import Histogram, State, states_of
from .messages import Stop
from .screen import Screen
from .trail import Trail

if TYPE_CHECKING:
    from ..jobs.states import Job


def report(
    trail: Trail,
    probabilities: Mapping[str, object] | None,
    screen: Screen,
    *,
    as_json: bool,
) -> None:
    """Print the result of a job.

    Args:
        trail: The submission, and its job as it was last seen.
        probabilities: Its result, if it has one.
        screen: The terminal.
        as_json: Whether to print JSON.

    Raises:
        Stop: It is not completed, or its result cannot be read.
    """
    job = trail.job
    if job is None:
        raise trail.stop(f"the time is up: nothing was heard of job {trail.job_id}")
    for text in _warnings(job):
        screen.note(f"warning: {text}")
    name = f"job {trail.job_id}"
    states = None if probabilities is None else _states(name, job, probabilities)
    if as_json:
        screen.write(json.dumps(_as_json(trail.job_id, job, states)))
    if job.status == "failed":
        raise Stop(f"{name} failed: {': '.join(_reason(job).values())}")
    if job.status == "canceled":
        raise Stop(f"{name} was canceled")
    if job.status not in FINAL | PENDING:
        raise trail.stop(
            f"{name} is {status_of(job)}, a status that this version does not know; "
            "a newer one of ionq-session may"
        )
    if job.status not in FINAL:
        raise trail.stop(f"the time is up: {name} is still {status_of(job)}")
    if not as_json:
        shots = f", {job.shots} shots" if isinstance(job.shots, int) else ""
        backend = f" on {job.backend}" if job.backend else ""
        screen.print(f"{name} completed{backend}{shots}")
        if states is None:
            screen.print("it was a dry run, which has no histogram")
        else:
            screen.print("")
            screen.print(Histogram(states))


def status_of(job: "Job") -> str:
    """The status of a job, even if the service did not send one."""
    return str(job.status or "in an unknown state")


def _states(name: str, job: "Job", probabilities: Mapping[str, object]) -> list[State]:
    # Not every type of job has `stats.qubits`, and the service may leave it out.
    qubits: object = getattr(job.stats, "qubits", None)
    try:
        return states_of(probabilities, qubits if isinstance(qubits, int) else 1)
    except ValueError as error:
        raise Stop(f"{name} completed, but its result cannot be read: {error}") from None


def _as_json(job_id: str, job: "Job", states: list[State] | None) -> dict[str, JsonValue]:
    result: dict[str, JsonValue] = {"id": job_id, "status": status_of(job)}
    if states is not None:
        result["probabilities"] = {state.bits: state.probability for state in states}
    if job.status == "failed":
        result["failure"] = dict(_reason(job))
    return result


def _reason(job: "Job") -> dict[str, str]:
    failure = job.failure
    reason: dict[str, object] = {}
    if isinstance(failure, Failure):
        reason = {"code": failure.code, "message": failure.message or failure.error}
    texts = {name: str(text) for name, text in reason.items() if text}
    return texts or {"message": "the service gave no reason"}


def _warnings(job: "Job") -> list[str]:
    messages = job.warning.messages if isinstance(job.warning, JobWarning) else None
    return [str(text) for text in messages] if is_list(messages) else []
