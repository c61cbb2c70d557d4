"""The engine: from a job's input to a program, and from a program to probabilities.

This module brings Qiskit with it, so it is imported when an emulator starts and not before.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ..circuits import qiskit
from ..circuits.preflight import read_circuit
from ..circuits.qasm import read_qasm
from ..failures import JobFailed
from ..job_types import QASM3
from ..machines.targets import IDEAL_SIMULATOR
from . import sampling
from .debiasing import debias, placements
from .outcomes import Outcome, exact_outcome
from .states import State

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ..circuits.program import Program
    from ..jsontypes import JsonObject
    from ..machines.targets import Target

# Rounding leaves squares of some 1e-16 where the exact amplitude is zero. Whatever is below this
# bound is such dust: no circuit whose angles a user would write makes a state so rare.
_DUST = 1e-20

_WARM_UP = """
OPENQASM 3.0;
include "stdgates.inc";
qubit[5] q;
pow(0.5) @ h q[0];
ctrl(4) @ rx(1) q[0], q[1], q[2], q[3], q[4];
"""

# How much Aer gets to do, in gates times amplitudes: it holds the interpreter all the while, which
# for this much is a few hundredths of a second. What is larger runs compiled, in numpy, which does
# not; there the dust is a little coarser, as every gate adds some.
_AER_WORK = 1 << 22

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
) -> Outcome:
    """Run a program.

    Args:
        program: What to run.
        shots: How often, on a target that samples; the ideal simulator has no use for it.
        seed: What makes a sampled run repeatable; None takes a new one every time.
        place: Which of several runs with one seed it is, each of which has chances of its own.
        debiasing: Whether to run equivalent variants of the circuit and to combine them.

    Returns:
        The outcome: exact on the ideal simulator, sampled under the target's noise elsewhere.

    Raises:
        JobFailed: If it can't be run, or its result is too large.
    """
    if not program.target.samples:
        return _run_exactly(program)
    # A seed of 32 bits may be negative, which numpy does not take.
    chance = np.random.default_rng(None if seed is None else (seed % (1 << 32), place))
    try:
        found = sampling.tables(program, sampling.take_shots(program, shots, chance))
    except MemoryError as error:
        raise JobFailed("SimulationError", "the simulation needs too much memory") from error
    if not debiasing:
        return Outcome(found, shots)
    variants = placements(program.qubits, program.target.qubits, shots, chance)
    return debias(found, variants)


def _run_exactly(program: Program) -> Outcome:
    try:
        states, weights = _probabilities(program)
    except (RuntimeError, MemoryError, qiskit.AerError) as error:
        message = f"could not execute the simulation: {error}"
        raise JobFailed("SimulationError", message) from error
    if len(states) > MAX_STATES:
        message = f"the result has {len(states)} states; this emulator lists at most {MAX_STATES}"
        raise JobFailed("SimulationError", message)
    return exact_outcome(program.qubits, states, weights, program.registers)


def _probabilities(program: Program) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    if program.is_dynamic:
        return sampling.dynamic_probabilities(program)
    circuit = program.circuit
    if circuit is not None and len(circuit.data) << program.qubits <= _AER_WORK:
        amplitudes = qiskit.statevector(circuit)
        weights = np.square(amplitudes.real) + np.square(amplitudes.imag)
        states = np.flatnonzero(weights > _DUST)
        return states, weights[states]
    steps, used = sampling.narrowed(program.steps)
    state = State.zero(len(used))
    for step in steps:
        state.apply(step)
    weights = state.probabilities()
    weights /= weights.sum()
    states = np.flatnonzero(weights > _DUST)
    return sampling.widened(states, used), weights[states]


@cache
def warm_up() -> None:
    """Touch all that is imported late or slow the first time, so that no worker has to; once.

    Qiskit loads parts of itself and of SciPy when a fractional power or a gate with several
    controls is first made.
    """
    simulate(prepare(QASM3, {"data": _WARM_UP}))
