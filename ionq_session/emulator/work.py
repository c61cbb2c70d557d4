"""What a worker does with a job: the check before it queues, and the run itself.

Between the jobs, which know nothing of physics, and the engine, which knows nothing of jobs.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from ionq_session.emulator.jobs import Failure, Job, JobFailed, Preflight
from ionq_session.emulator.rates import FreeRate, Rate, work_of
from ionq_session.emulator.splitting import split
from ionq_session.emulator.submission import CIRCUIT, MULTI_CIRCUIT, Submission
from ionq_session.emulator.targets import Target, target_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from ionq_session.emulator.backends import Fleet, Machine
    from ionq_session.emulator.jsontypes import Json, JsonObject
    from ionq_session.emulator.programs import Program
    from ionq_session.emulator.results import Artifact


@dataclass(frozen=True, slots=True)
class Checked:
    """A job after preflight: what is known of it, and what to run or into what to branch."""

    preflight: Preflight
    program: Program | None
    children: tuple[Submission, ...] = ()


@dataclass(frozen=True, slots=True)
class Finished:
    """A job after its run."""

    results: JsonObject
    artifacts: Mapping[str, Artifact]
    cost: float
    preflight: Preflight


class Workshop:
    """Checks and runs jobs on the machines, at their rates."""

    def __init__(self, fleet: Fleet, rates: Mapping[str, Rate]) -> None:
        """Tie the parts together.

        Args:
            fleet: The machines.
            rates: What each machine takes; the simulator is free.
        """
        self._fleet = fleet
        self._rates = rates

    def rate(self, machine: Machine) -> Rate:
        """Look up what a machine takes.

        Args:
            machine: The machine.

        Returns:
            Its rate.
        """
        return self._rates[machine.name] if machine.is_qpu else FreeRate()

    def check(self, job: Job, source: JsonObject) -> Checked:
        """Check a job, as preflight does.

        Args:
            job: The job.
            source: Its input.

        Returns:
            What was found out.

        Raises:
            JobFailed: If the job is not a good one.
        """
        from ionq_session.emulator import engine  # loaded before, when the emulator started

        submission = job.submission
        if submission.type == MULTI_CIRCUIT:
            children = tuple(_children(submission, source))
            widths = [child.input.get("qubits") for child in children]
            stats: JsonObject = {
                "qubits": max((int(w) for w in widths if isinstance(w, int | float)), default=0),
                "circuits": len(children),
            }
            return Checked(Preflight(stats), None, children)
        program = engine.prepare(submission.type, source, _target(submission))
        return Checked(self._predict(submission, program.stats), program)

    def run(self, job: Job, checked: Checked) -> Finished:
        """Run a job.

        Args:
            job: The job.
            checked: What preflight made of it.

        Returns:
            Its results.

        Raises:
            JobFailed: If it could not be run.
        """
        from ionq_session.emulator import engine, results

        submission, machine = job.submission, self._fleet.get(job.submission.backend)
        program, seed = checked.program, (submission.noise or {}).get("seed")
        assert program is not None  # noqa: S101 - parents branch and do not run
        outcome = engine.simulate(
            program,
            shots=submission.shots,
            seed=seed if isinstance(seed, int) else None,
            debiasing=machine is not None and is_debiased(submission, machine),
        )
        artifacts = results.artifacts(program, outcome)
        return Finished(
            results.describe(job.id, artifacts),
            artifacts,
            checked.preflight.cost or 0.0,
            _billed(checked.preflight),
        )

    def _predict(self, submission: Submission, stats: JsonObject) -> Preflight:
        """Predict what the job takes and costs, on a QPU."""
        machine = self._fleet.get(submission.backend)
        if machine is None or not machine.is_qpu:
            return Preflight(stats)
        rate = self.rate(machine)
        work = work_of(stats, submission.shots, mitigated=is_debiased(submission, machine))
        return Preflight(
            stats | {"predicted_quantum_compute_time_us": work.compute_us},
            wait_ms=round(machine.queue_seconds * 1000),
            execution_ms=work.execution_ms,
            cost=rate.price(work),
            cost_model=rate.cost_model,
        )


# IonQ's documents: on by default on a QPU from so many shots, and not for native gates.
_DEBIASED_SHOTS = 500


def is_debiased(submission: Submission, machine: Machine) -> bool:
    """Tell whether a job is debiased.

    Args:
        submission: The job's submission.
        machine: Where it runs; simulators never debias.

    Returns:
        What was asked for, or else the default.
    """
    if not machine.is_qpu:
        return False
    mitigation = submission.settings.get("error_mitigation")
    asked = mitigation.get("debiasing") if isinstance(mitigation, dict) else None
    return asked is True or (asked is None and submission.shots >= _DEBIASED_SHOTS)


def probabilities_id(aggregation: str | None) -> str | None:
    """Name the artifact with the probabilities of an aggregation.

    Args:
        aggregation: How debiased variants are put together.

    Returns:
        The id, or None for the default.
    """
    return None if aggregation is None else f"probabilities-{aggregation}"


def _target(submission: Submission) -> Target:
    """Find out where a job runs, or fail it."""
    model = (submission.noise or {}).get("model")
    try:
        return target_of(submission.backend, model if isinstance(model, str) else None)
    except KeyError:
        message = f"no such noise model: {model}"
        raise JobFailed("PreflightError", message) from None


def parent_preflight(parent: Job, children: Sequence[Job]) -> Preflight:
    """Sum up what the children's preflight found out.

    Args:
        parent: The parent.
        children: Its children.

    Returns:
        The parent's own.
    """
    stats = [child.preflight.stats for child in children]
    counts: JsonObject = {
        width: sum(_number(_object(each.get("gate_counts")).get(width)) for each in stats)
        for width in ("1q", "2q")
    }
    qubits = max((_number(each.get("qubits")) for each in stats), default=0)
    total = parent.preflight.stats | {"gate_counts": counts, "qubits": int(qubits)}
    return replace(parent.preflight, stats=total)


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


def _children(submission: Submission, source: JsonObject) -> list[Submission]:
    return [
        replace(submission, type=CIRCUIT, input=each.input, name=each.name, metadata=None)
        for each in split(source)
    ]


def _billed(preflight: Preflight) -> Preflight:
    predicted = preflight.stats.get("predicted_quantum_compute_time_us")
    if predicted is None:
        return preflight
    return replace(preflight, stats=preflight.stats | {"billed_quantum_compute_time_us": predicted})


def _object(value: Json) -> JsonObject:
    return value if isinstance(value, dict) else {}


def _number(value: Json) -> float:
    return value if isinstance(value, int | float) else 0
