"""The engine: from a job's input to a program, and from a program to probabilities.

This module brings Qiskit with it, so it is imported when an emulator starts and not before.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ionq_session.emulator import _qiskit as qiskit
from ionq_session.emulator.circuits import read_circuit
from ionq_session.emulator.jobs import JobFailed
from ionq_session.emulator.outcomes import exact_outcome
from ionq_session.emulator.programs import QASM3
from ionq_session.emulator.qasm import read_qasm
from ionq_session.emulator.targets import IDEAL_SIMULATOR

if TYPE_CHECKING:
    from ionq_session.emulator.jsontypes import JsonObject
    from ionq_session.emulator.outcomes import Outcome
    from ionq_session.emulator.programs import Program
    from ionq_session.emulator.targets import Target

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
    program: Program, *, shots: int = 100, seed: int | None = None, debiasing: bool = False
) -> Outcome:
    """Run a program.

    Args:
        program: What to run.
        shots: How often, on a target that samples; the ideal simulator has no use for it.
        seed: What makes a sampled run repeatable; None takes a new one every time.
        debiasing: Whether to run equivalent variants of the circuit and to combine them.

    Returns:
        The outcome: exact on the ideal simulator, sampled under the target's noise elsewhere.

    Raises:
        JobFailed: If it can't be run, or its result is too large.
    """
    if program.target.samples:
        raise JobFailed("SimulationError", "this emulator does not sample yet")
    return _run_exactly(program)


def _run_exactly(program: Program) -> Outcome:
    try:
        amplitudes = qiskit.statevector(program.circuit)
    except (RuntimeError, MemoryError, qiskit.AerError) as error:
        message = f"could not execute the simulation: {error}"
        raise JobFailed("SimulationError", message) from error
    weights = np.square(amplitudes.real) + np.square(amplitudes.imag)
    states = np.flatnonzero(weights > _DUST)
    if len(states) > MAX_STATES:
        message = f"the result has {len(states)} states; this emulator lists at most {MAX_STATES}"
        raise JobFailed("SimulationError", message)
    return exact_outcome(program.qubits, states, weights[states], program.registers)


@cache
def warm_up() -> None:
    """Touch all that is imported late or slow the first time, so that no worker has to; once.

    Qiskit loads parts of itself and of SciPy when a fractional power or a gate with several
    controls is first made.
    """
    simulate(prepare(QASM3, {"data": _WARM_UP}))
