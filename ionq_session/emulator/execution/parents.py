"""Jobs with children: the children's submissions, and how their results make up the parent's."""

import json
from collections.abc import Mapping, Sequence

from attrs import evolve

from ..artifact import Artifact
from ..failures import Failure
from ..job_types import CIRCUIT, QAOA, QAOA_CIRCUIT
from ..jobs.job import Job, Preflight
from ..jobs.submission import Submission
from ..jsontypes import Json, JsonObject
from .splitting import split

_COMPUTE_TIMES = ("predicted_quantum_compute_time_us", "billed_quantum_compute_time_us")


def children_of(submission: Submission, source: JsonObject) -> list[Submission]:
    """Split a job of many circuits, or an optimization, into the submissions of its children.

    Args:
        submission: The job's submission.
        source: Its input.

    Raises:
        JobFailed: The input is invalid.
    """
    if submission.type == QAOA:
        from ..simulation import qaoa  # loaded before, when the emulator started

        circuits = qaoa.circuits(qaoa.read_problem(source))
        child = evolve(submission, type=QAOA_CIRCUIT, name=None, metadata=None)
        return [evolve(child, input=each, place=place) for place, each in enumerate(circuits)]
    child = evolve(submission, type=CIRCUIT, metadata=None)
    return [
        evolve(child, input=each.input, name=each.name, place=place)
        for place, each in enumerate(split(source))
    ]


def stats_of(children: Sequence[Submission]) -> JsonObject:
    """A parent's `stats` before its children have passed preflight."""
    widths = [child.input.get("qubits") for child in children]
    qubits = max((int(width) for width in widths if isinstance(width, int | float)), default=0)
    return {"qubits": qubits, "circuits": len(children)}


def conclude(
    parent: Job, source: JsonObject, contents: Mapping[str, bytes]
) -> tuple[JsonObject, dict[str, Artifact]]:
    """Combine the results of the children into the parent's.

    Args:
        parent: The parent.
        source: Its input.
        contents: Version 1 of each child's probabilities, by the child's id, in order.

    Returns:
        The parent's `results`, and its artifacts.
    """
    if parent.submission.type == QAOA:
        from ..simulation import qaoa

        probabilities = [json.loads(content) for content in contents.values()]
        return qaoa.conclude(qaoa.read_problem(source), probabilities), {}
    from ..simulation import results

    artifacts = {results.AGGREGATE: results.aggregate(contents)}
    return results.describe(parent.id, artifacts), artifacts


def parent_preflight(parent: Preflight, children: Sequence[Preflight]) -> Preflight:
    """The parent's preflight, with the stats of its children added up."""
    stats = [child.stats for child in children]
    counts: JsonObject = {
        width: sum(_number(_object(each.get("gate_counts")).get(width)) for each in stats)
        for width in ("1q", "2q")
    }
    times: JsonObject = {
        key: sum(_number(each.get(key)) for each in stats)
        for key in _COMPUTE_TIMES
        if any(key in each for each in stats)
    }
    qubits = max((_number(each.get("qubits")) for each in stats), default=0)
    total = parent.stats | {"gate_counts": counts, "qubits": int(qubits)} | times
    return evolve(parent, stats=total)


def dry_run_preflight(children: Sequence[Submission], preflights: Sequence[Preflight]) -> Preflight:
    """The preflight of a dry run with children, which are never created, and so priced here.

    Args:
        children: The submissions of its children.
        preflights: Of each child.
    """
    costs = [child.cost for child in preflights if child.cost is not None]
    return evolve(
        parent_preflight(Preflight(stats_of(children)), preflights),
        wait_ms=max(
            (child.wait_ms for child in preflights if child.wait_ms is not None), default=None
        ),
        execution_ms=sum(child.execution_ms or 0 for child in preflights) if costs else None,
        cost=sum(costs) if costs else None,
        cost_model=preflights[0].cost_model if preflights else None,
    )


def first_failure(children: Sequence[Job]) -> Failure | None:
    """Why a parent fails: the failure of the first child that failed, with its place, or None."""
    for place, child in enumerate(children):
        if child.failure is not None:
            message = f"circuit {place} (job {child.id}) failed: {child.failure.message}"
            return Failure(child.failure.code, message)
    return None


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _number(value: Json) -> float:
    return value if isinstance(value, int | float) else 0
