"""What a worker does with a job: the check before it queues, and the run itself.

It stands between the jobs, which know nothing of physics, and the simulation, which knows nothing
of jobs.
"""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from attrs import evolve, field, frozen

from ..artifact import Artifact
from ..circuits.program import Program
from ..failures import JobFailed
from ..job_types import MULTI_CIRCUIT, QAOA, QUANTUM_FUNCTION
from ..jobs.job import Job, Preflight
from ..jobs.submission import Submission
from ..jsontypes import JsonObject
from ..machines.catalog import Machine
from ..machines.fleet import Fleet
from ..machines.rates import FreeRate, Rate
from ..machines.targets import Target, target_of
from ..machines.workload import workload_of
from .parents import children_of, dry_run_preflight, stats_of

if TYPE_CHECKING:
    from ..simulation.energy import EnergyProgram
    from ..simulation.interrupt import Interrupt


@frozen
class Checked:
    """A job after preflight: what is known of it, and its program or its children."""

    preflight: Preflight
    program: "Program | EnergyProgram | None" = None
    children: tuple[Submission, ...] = ()
    debiased: bool = False
    artifacts: Mapping[str, Artifact] = field(factory=dict[str, Artifact])


@frozen
class Finished:
    """A job after its run."""

    results: JsonObject
    artifacts: Mapping[str, Artifact]
    cost: float
    preflight: Preflight


class Workshop:
    """Checks and runs jobs on the machines, at their rates.

    Args:
        fleet: The machines.
        rates: What each QPU charges; the simulator is free.
        fails_debiasing: Whether debiasing with too few shots fails a job, or is left out.
    """

    def __init__(
        self, fleet: Fleet, rates: Mapping[str, Rate], *, fails_debiasing: bool = False
    ) -> None:
        self._fleet = fleet
        self._rates = rates
        self._fails_debiasing = fails_debiasing

    def rate(self, machine: Machine) -> Rate:
        """A machine's rate."""
        return self._rates[machine.name] if machine.is_qpu else FreeRate()

    def check(self, submission: Submission, source: JsonObject) -> Checked:
        """Check a job, as preflight does.

        Args:
            submission: The job's submission.
            source: Its input.

        Raises:
            JobFailed: The job is invalid.
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
        debiased = is_debiased(
            submission,
            self._fleet.get(submission.backend),
            source,
            fails=self._fails_debiasing,
        )
        preflight = self._predict(submission, program.stats, debiased=debiased)
        if not target.samples:  # an exact simulation runs the circuit as it was given
            return Checked(preflight, program)
        circuits = compiled.compiled_circuits(program)
        described: JsonObject = {
            artifact.format: artifact.descriptor(name) for name, artifact in circuits.items()
        }
        output = preflight.output | {"compilation": {"compiled_circuits": described}}
        return Checked(
            evolve(preflight, output=output), program, debiased=debiased, artifacts=circuits
        )

    def _check_child(self, place: int, child: Submission) -> Preflight:
        try:
            return self.check(child, child.input).preflight
        except JobFailed as error:
            raise JobFailed(
                error.failure.code, f"circuit {place} failed: {error.failure.message}"
            ) from None

    def run(self, job: Job, checked: Checked, interrupt: "Interrupt") -> Finished:
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
            preflight = _billed(evolve(preflight, output=output))
        return Finished(results.describe(job.id, found), {**found, **more}, cost, preflight)

    def _predict(self, submission: Submission, stats: JsonObject, *, debiased: bool) -> Preflight:
        """The preflight of a job, with its time and cost on a QPU."""
        machine = self._fleet.get(submission.backend)
        if machine is None or not machine.is_qpu:
            return Preflight(stats)
        rate = self.rate(machine)
        work = workload_of(stats, submission.shots, mitigated=debiased)
        return Preflight(
            stats | {"predicted_quantum_compute_time_us": work.compute_us},
            wait_ms=round(machine.queue_seconds * 1000),
            execution_ms=work.execution_ms,
            cost=rate.price(work),
            cost_model=rate.cost_model,
        )


_DEBIASED_SHOTS = 500  # by IonQ's documents, on by default on a QPU from so many shots


def is_debiased(
    submission: Submission, machine: Machine | None, source: JsonObject, *, fails: bool
) -> bool:
    """Whether a job is debiased: what it requests, or else the default.

    Args:
        submission: The job's submission.
        machine: Where it runs; simulators never debias.
        source: The job's input; native gates are not debiased by default.
        fails: Whether a request with too few shots fails the job, or does nothing.

    Raises:
        JobFailed: Debiasing was requested with too few shots, and that fails a job.
    """
    if machine is None or not machine.is_qpu:
        return False
    mitigation = submission.settings.get("error_mitigation")
    requested = mitigation.get("debiasing") if isinstance(mitigation, dict) else None
    enough = submission.shots >= _DEBIASED_SHOTS
    if requested is True and not enough and fails:
        raise JobFailed(
            "DebiasingError",
            f"debiasing needs at least {_DEBIASED_SHOTS} shots, and the job has "
            f"{submission.shots}; the emulator's option debiasing_below_500=off leaves it out",
        )
    return enough and (
        requested is True or (requested is None and source.get("gateset") != "native")
    )


def _target(submission: Submission) -> Target:
    """Where a job runs; an unknown noise model fails it."""
    model = (submission.noise or {}).get("model")
    try:
        return target_of(submission.backend, model if isinstance(model, str) else None)
    except KeyError:
        raise JobFailed("PreflightError", f"no such noise model: {model}") from None


def _billed(preflight: Preflight) -> Preflight:
    predicted = preflight.stats.get("predicted_quantum_compute_time_us")
    if predicted is None:
        return preflight
    return evolve(preflight, stats=preflight.stats | {"billed_quantum_compute_time_us": predicted})
