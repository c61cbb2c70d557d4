"""The engine: from a job's input to a program, and from a program to probabilities.

This module brings Qiskit with it, so it is imported when an emulator starts and not before.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from ionq_session.emulator import _qiskit as qiskit
from ionq_session.emulator.circuits import Program, read_circuit
from ionq_session.emulator.jobs import JobFailed
from ionq_session.emulator.qasm import read_qasm
from ionq_session.emulator.submission import QASM3

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from ionq_session.emulator.jsontypes import JsonObject

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


@dataclass(frozen=True, slots=True)
class Distribution:
    """The states that can be measured, ascending, and how probable each is.

    IonQ's documents put qubit 0 least significant: bit i of a state is qubit i.
    """

    states: NDArray[np.int64]
    weights: NDArray[np.float64]


def prepare(kind: str, source: JsonObject) -> Program:
    """Read a circuit, as preflight does.

    Args:
        kind: The job's type.
        source: The job's `input`.

    Returns:
        The program.

    Raises:
        JobFailed: If the circuit is not a good one.
    """
    return read_qasm(source) if kind == QASM3 else read_circuit(source)


def simulate(program: Program) -> Distribution:
    """Run a program on the ideal simulator.

    Args:
        program: What to run.

    Returns:
        The exact probabilities of all qubits, without the states of probability zero.

    Raises:
        JobFailed: If Aer can't run it, or its result is too large.
    """
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
    return Distribution(states, weights[states])


@cache
def warm_up() -> None:
    """Touch all that is imported late or slow the first time, so that no worker has to; once.

    Qiskit loads parts of itself and of SciPy when a fractional power or a gate with several
    controls is first made.
    """
    simulate(prepare(QASM3, {"data": _WARM_UP}))
