"""Jobs with children: the submissions of the children, and what these come to in the end."""

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
    """Take a job apart.

    Args:
        submission: A job of many circuits, or an optimization.
        source: Its input.

    Returns:
        The submissions of its children, in order.

    Raises:
        JobFailed: If the input is not a good one.
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
    """Say what is known of a parent before its children are read.

    Args:
        children: Their submissions.

    Returns:
        The parent's `stats`.
    """
    widths = [child.input.get("qubits") for child in children]
    qubits = max((int(width) for width in widths if isinstance(width, int | float)), default=0)
    return {"qubits": qubits, "circuits": len(children)}


def conclude(
    parent: Job, source: JsonObject, contents: Mapping[str, bytes]
) -> tuple[JsonObject, dict[str, Artifact]]:
    """Make a parent's results of those of its children.

    Args:
        parent: The parent.
        source: Its input.
        contents: Version 1 of each child's probabilities, by its id, in order.

    Returns:
        The parent's `results`, and its artifacts.
    """
    if parent.submission.type == QAOA:
        from ..simulation import qaoa

        found = [json.loads(content) for content in contents.values()]
        return qaoa.conclude(qaoa.read_problem(source), found), {}
    from ..simulation import results

    artifacts = {results.AGGREGATE: results.aggregate(contents)}
    return results.describe(parent.id, artifacts), artifacts


def parent_preflight(parent: Preflight, children: Sequence[Preflight]) -> Preflight:
    """Sum up what the children's preflight found out.

    Args:
        parent: What is known of the parent.
        children: The same of its children.

    Returns:
        The parent's own, with the stats of all.
    """
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


def dry_run_preflight(children: Sequence[Submission], found: Sequence[Preflight]) -> Preflight:
    """Say what a dry run finds out, which makes no children that could be asked later.

    Args:
        children: What its children would be.
        found: What is known of each.

    Returns:
        The parent's own, with the price of all.
    """
    costs = [child.cost for child in found if child.cost is not None]
    return evolve(
        parent_preflight(Preflight(stats_of(children)), found),
        wait_ms=max((child.wait_ms for child in found if child.wait_ms is not None), default=None),
        execution_ms=sum(child.execution_ms or 0 for child in found) if costs else None,
        cost=sum(costs) if costs else None,
        cost_model=found[0].cost_model if found else None,
    )


def first_failure(children: Sequence[Job]) -> Failure | None:
    """Say why a parent fails, if a child did.

    Args:
        children: All children, each at its end.

    Returns:
        The failure of the first that failed, with its place; None if none did.
    """
    for place, child in enumerate(children):
        if child.failure is not None:
            message = f"circuit {place} (job {child.id}) failed: {child.failure.message}"
            return Failure(child.failure.code, message)
    return None


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _number(value: Json) -> float:
    return value if isinstance(value, int | float) else 0
