"""The engine: from a job's input to a program, and from a program to probabilities.

This module brings Qiskit and Aer with it, so it is imported when an emulator starts and not before.
What is small runs here, what is large in a worker.
"""

from functools import cache

import numpy as np

from ..circuits.narrowing import widened
from ..circuits.preflight import read_circuit
from ..circuits.program import Program
from ..circuits.qasm import read_qasm
from ..failures import JobFailed
from ..job_types import QASM3
from ..jsontypes import JsonObject
from ..machines.targets import IDEAL_SIMULATOR, Target
from . import deferral, small
from . import shots as sampled
from .debiasing import debias, placements
from .interrupt import Interrupt
from .outcomes import Outcome, exact_outcome
from .pool import WORKERS
from .task import Probabilities, Task, task_of

_WARM_UP = """
OPENQASM 3.0;
include "stdgates.inc";
qubit[5] q;
pow(0.5) @ h q[0];
ctrl(4) @ rx(1) q[0], q[1], q[2], q[3], q[4];
"""

# The states that a result may list: a reply of about 140 MB.
MAX_STATES = 1 << 22


def prepare(job_type: str, source: JsonObject, target: Target = IDEAL_SIMULATOR) -> Program:
    """Read a circuit, as preflight does.

    Args:
        job_type: The job's type: `ionq.circuit.v1` or `ionq.qasm3.v1`.
        source: The job's `input`.
        target: Where it is to run.

    Returns:
        The program.

    Raises:
        JobFailed: If the circuit is not a good one for that target.
    """
    return read_qasm(source, target) if job_type == QASM3 else read_circuit(source, target)


def simulate(
    program: Program,
    *,
    shots: int = 100,
    seed: int | None = None,
    place: int = 0,
    debiasing: bool = False,
    interrupt: Interrupt | None = None,
) -> Outcome:
    """Run a program.

    Args:
        program: What to run.
        shots: How often, on a target that samples; the ideal simulator has no use for it.
        seed: What makes a sampled run repeatable; None takes a new one every time.
        place: Which of several runs with one seed it is, each of which has chances of its own.
        debiasing: Whether to run equivalent variants of the circuit and to combine them.
        interrupt: What may stop it.

    Returns:
        The outcome: exact on the ideal simulator, sampled under the target's noise elsewhere.

    Raises:
        JobFailed: If it can't be run, or its result is too large.
        Interrupted: If it was stopped.
    """
    # A seed of 32 bits may be negative, which numpy does not take.
    chance = np.random.default_rng(None if seed is None else (seed % (1 << 32), place))
    try:
        if not program.target.samples:
            return _run_exactly(program, interrupt)
        found = sampled.tables(program, sampled.take_shots(program, shots, chance, interrupt))
    except MemoryError as error:
        raise JobFailed("SimulationError", "the simulation needs too much memory") from error
    except (RuntimeError, small.AerError) as error:
        message = f"could not execute the simulation: {error}"
        raise JobFailed("SimulationError", message) from error
    if not debiasing:
        return Outcome(found, shots)
    variants = placements(program.qubits, program.target.qubits, shots, chance)
    return debias(found, variants)


def expect(program: Program) -> None:
    """Get a worker ready for a program that is going to need one.

    Args:
        program: The program.
    """
    circuit = program.circuit
    if circuit is not None and not program.target.samples and small.is_small_circuit(circuit):
        return
    task = task_of(program, MAX_STATES)[0]
    if not program.target.samples and deferral.pays(task):
        task, _ = deferral.deferred(task)
    if not small.is_small(task):
        WORKERS.warm()


def _run_exactly(program: Program, interrupt: Interrupt | None) -> Outcome:
    circuit = program.circuit
    if circuit is not None and small.is_small_circuit(circuit):
        found = small.of_circuit(circuit, MAX_STATES)
        return exact_outcome(program.qubits, found.outcomes, found.weights, program.registers, {})
    task, used = task_of(program, MAX_STATES)
    if program.is_dynamic and deferral.pays(task):
        gates, kept = deferral.deferred(task)
        found = deferral.gathered(_run_task(gates, interrupt), kept)
    else:
        found = _run_task(task, interrupt)
    bits = {
        bit: found.outcomes >> place & 1 for place, bit in enumerate(task.bits, start=task.qubits)
    }
    states = widened(found.outcomes, used)
    return exact_outcome(program.qubits, states, found.weights, program.registers, bits)


def _run_task(task: Task, interrupt: Interrupt | None) -> Probabilities:
    if small.is_small(task):
        return small.probabilities(task)
    found = WORKERS.run(task, interrupt)
    assert isinstance(found, Probabilities)  # noqa: S101 - what a task without shots asks for
    return found


@cache
def warm_up() -> None:
    """Touch all that is imported late or slow the first time, so that no worker has to; once.

    Qiskit loads parts of itself and of SciPy when a fractional power or a gate with several
    controls is first made.
    """
    simulate(prepare(QASM3, {"data": _WARM_UP}))
