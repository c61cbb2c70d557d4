"""What a worker does with a job: the check before it queues, and the run itself.

Between the jobs, which know nothing of physics, and the engine, which knows nothing of jobs.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from ..failures import JobFailed
from ..machines.rates import FreeRate, Rate
from ..machines.targets import Target, target_of
from .inputs import MULTI_CIRCUIT, QAOA, QUANTUM_FUNCTION
from .job import Preflight
from .parents import children_of, dry_run_preflight, stats_of
from .worksize import work_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ..circuits.program import Program
    from ..jsontypes import JsonObject
    from ..machines.backends import Fleet
    from ..machines.machines import Machine
    from ..simulation.energy import EnergyProgram
    from ..simulation.interrupt import Interrupt
    from ..simulation.results import Artifact
    from .job import Job
    from .submission import Submission


@dataclass(frozen=True, slots=True)
class Checked:
    """A job after preflight: what is known of it, and what to run or into what to branch."""

    preflight: Preflight
    program: Program | EnergyProgram | None = None
    children: tuple[Submission, ...] = ()
    debiased: bool = False
    artifacts: Mapping[str, Artifact] = field(default_factory=lambda: dict[str, "Artifact"]())


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

    def check(self, submission: Submission, source: JsonObject) -> Checked:
        """Check a job, as preflight does.

        Args:
            submission: The job's submission.
            source: Its input.

        Returns:
            What was found out.

        Raises:
            JobFailed: If the job is not a good one.
        """
        from ..circuits import compiled  # loaded at the emulator's start
        from ..simulation import energy, engine

        if submission.type in (MULTI_CIRCUIT, QAOA):
            children = tuple(children_of(submission, source))
            if submission.dry_run:
                found = [self._check_child(place, child) for place, child in enumerate(children)]
                return Checked(dry_run_preflight(children, found))
            return Checked(Preflight(stats_of(children)), children=children)
        target = _target(submission)
        if submission.type == QUANTUM_FUNCTION:
            function = energy.prepare(source, target)
            engine.expect(function.groups[0].program)
            return Checked(self._predict(submission, function.stats, debiased=False), function)
        program = engine.prepare(submission.type, source, target)
        if not submission.dry_run:
            engine.expect(program)
        debiased = is_debiased(submission, self._fleet.get(submission.backend), source)
        preflight = self._predict(submission, program.stats, debiased=debiased)
        if not target.samples:  # an exact simulation runs the circuit as it was given
            return Checked(preflight, program)
        circuits = compiled.compiled_circuits(program)
        described: JsonObject = {
            artifact.format: artifact.descriptor(name) for name, artifact in circuits.items()
        }
        output = preflight.output | {"compilation": {"compiled_circuits": described}}
        return Checked(
            replace(preflight, output=output), program, debiased=debiased, artifacts=circuits
        )

    def _check_child(self, place: int, child: Submission) -> Preflight:
        try:
            return self.check(child, child.input).preflight
        except JobFailed as error:
            message = f"circuit {place} failed: {error.failure.message}"
            raise JobFailed(error.failure.code, message) from None

    def run(self, job: Job, checked: Checked, interrupt: Interrupt) -> Finished:
        """Run a job.

        Args:
            job: The job.
            checked: What preflight made of it.
            interrupt: What may stop its simulation.

        Returns:
            Its results.

        Raises:
            JobFailed: If it could not be run.
            Interrupted: If its simulation was stopped.
        """
        from ..simulation import debiasing, energy, engine, results

        submission, preflight = job.submission, checked.preflight
        program, given = checked.program, (submission.noise or {}).get("seed")
        assert program is not None  # noqa: S101 - parents branch and do not run
        seed, cost = given if isinstance(given, int) else None, preflight.cost or 0.0
        if isinstance(program, energy.EnergyProgram):
            value = energy.evaluate(program, shots=submission.shots, seed=seed, interrupt=interrupt)
            return Finished(value, {}, cost, _billed(preflight))
        outcome = engine.simulate(
            program,
            shots=submission.shots,
            seed=seed,
            place=submission.place,
            debiasing=checked.debiased,
            interrupt=interrupt,
        )
        found = results.artifacts(program, outcome)
        more = debiasing.artifacts(outcome)
        machine = self._fleet.get(submission.backend)
        if machine is not None and machine.is_qpu:
            output = preflight.output | {"error_mitigation": debiasing.describe(outcome, more)}
            preflight = _billed(replace(preflight, output=output))
        return Finished(results.describe(job.id, found), {**found, **more}, cost, preflight)

    def _predict(self, submission: Submission, stats: JsonObject, *, debiased: bool) -> Preflight:
        """Predict what the job takes and costs, on a QPU."""
        machine = self._fleet.get(submission.backend)
        if machine is None or not machine.is_qpu:
            return Preflight(stats)
        rate = self.rate(machine)
        work = work_of(stats, submission.shots, mitigated=debiased)
        return Preflight(
            stats | {"predicted_quantum_compute_time_us": work.compute_us},
            wait_ms=round(machine.queue_seconds * 1000),
            execution_ms=work.execution_ms,
            cost=rate.price(work),
            cost_model=rate.cost_model,
        )


# IonQ's documents: on by default on a QPU from so many shots, and not for native gates.
_DEBIASED_SHOTS = 500


def is_debiased(submission: Submission, machine: Machine | None, source: JsonObject) -> bool:
    """Tell whether a job is debiased.

    Args:
        submission: The job's submission.
        machine: Where it runs; simulators never debias.
        source: The job's input; native gates are left as they are unless it is asked for.

    Returns:
        What was asked for, or else the default.

    Raises:
        JobFailed: If it was asked for with too few shots.
    """
    if machine is None or not machine.is_qpu:
        return False
    mitigation = submission.settings.get("error_mitigation")
    asked = mitigation.get("debiasing") if isinstance(mitigation, dict) else None
    enough = submission.shots >= _DEBIASED_SHOTS
    if asked is True and not enough:
        message = f"debiasing needs at least {_DEBIASED_SHOTS} shots"
        raise JobFailed("DebiasingError", message)
    return enough and (asked is True or (asked is None and source.get("gateset") != "native"))


def _target(submission: Submission) -> Target:
    """Find out where a job runs, or fail it."""
    model = (submission.noise or {}).get("model")
    try:
        return target_of(submission.backend, model if isinstance(model, str) else None)
    except KeyError:
        message = f"no such noise model: {model}"
        raise JobFailed("PreflightError", message) from None


def _billed(preflight: Preflight) -> Preflight:
    predicted = preflight.stats.get("predicted_quantum_compute_time_us")
    if predicted is None:
        return preflight
    return replace(preflight, stats=preflight.stats | {"billed_quantum_compute_time_us": predicted})
