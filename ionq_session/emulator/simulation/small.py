"""Small tasks, with Aer in this process: there and back to a worker would take longer than they do.

Aer holds the interpreter while it works, which for the bounds below is some hundredths of a second.
Its `AerSimulator` works in a thread of its own that never ends, and needs a millisecond for a Bell
pair, so these go through what `AerStatevector` and `AerDensityMatrix` are made of.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from math import sqrt
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..circuits import native_gates as native
from ..circuits.native_gates import PAULIS, Matrix
from ..circuits.program import Step
from ..circuits.qiskit import UNITARY, Circuit, Gate, matrix
from .task import MATRIX_DUST, VECTOR_DUST, Probabilities, Task, possible

# Any, because Aer ships no types.
_quantum_info: Any = import_module("qiskit_aer.quantum_info")
_aer_state: Any = import_module("qiskit_aer.quantum_info.states.aer_state")

AerError: type[Exception] = import_module("qiskit_aer").AerError

# How much is small, in gates times amplitudes or entries of the matrix, which takes more for each.
_VECTOR_WORK = 1 << 22
_MATRIX_WORK = 1 << 20

# What a gate takes at least, in amplitudes.
_GATE = 1 << 8

# A matrix on so many qubits takes as long as any gate; one on each qubit more, twice as long.
_NARROW = 2

# The gates that Aer has a method for, which is quicker than a matrix.
_AER_GATES = frozenset({"x", "y", "z", "h", "cx", "cy", "cz"})

# Measured, and nobody looks.
_LOOK: list[Matrix] = [np.diag([1, 0]).astype(np.complex128), np.diag([0, 1]).astype(np.complex128)]


def is_small(task: Task) -> bool:
    """Tell whether a task may hold up this process.

    Args:
        task: The task, without shots.

    Returns:
        Whether it is small.
    """
    width = task.qubits + len(task.bits)
    number = sum(1 << max(0, len(step.qubits) - _NARROW) for step in task.steps)
    if task.is_mixed:
        return number * ((1 << 2 * width) + _GATE) <= _MATRIX_WORK
    return number * ((1 << width) + _GATE) <= _VECTOR_WORK


def is_small_circuit(circuit: Circuit) -> bool:
    """Tell whether a circuit may hold up this process.

    Args:
        circuit: A circuit of gates only.

    Returns:
        Whether it is small.
    """
    number = sum(
        1 << max(0, len(step.qubits) - _NARROW) if step.operation.name == UNITARY else 1
        for step in circuit.data
    )
    return number * ((1 << circuit.num_qubits) + _GATE) <= _VECTOR_WORK


def of_circuit(circuit: Circuit, max_states: int) -> Probabilities:
    """Run a circuit as it was written, which leaves less rounding than its compiled steps do.

    Args:
        circuit: A circuit of gates only.
        max_states: How many states the result may have.

    Returns:
        Its probabilities.

    Raises:
        JobFailed: If there are more.
    """
    if any(len(step.qubits) > _NARROW and step.operation.name != UNITARY for step in circuit.data):
        # Aer has gates with many controls, which as matrices would be large.
        wide = _quantum_info.AerStatevector(circuit, method="statevector", max_parallel_threads=1)
        return possible(_squares(wide.data), VECTOR_DUST, max_states)
    state = _new_state("statevector", circuit.num_qubits)
    places = {qubit: place for place, qubit in enumerate(circuit.qubits)}
    for step in circuit.data:
        _apply_gate(state, step.operation, [places[qubit] for qubit in step.qubits])
    weights = _squares(state.move_to_ndarray())
    state.close()
    return possible(weights, VECTOR_DUST, max_states)


def probabilities(task: Task) -> Probabilities:
    """Work out how probable each outcome of a task is.

    Args:
        task: The task, without shots.

    Returns:
        The probabilities.

    Raises:
        JobFailed: If there are too many.
    """
    is_mixed = task.is_mixed
    method = "density_matrix" if is_mixed else "statevector"
    state = _new_state(method, task.qubits + len(task.bits))
    for step in task.steps:
        _apply(state, step, task)
    found: NDArray[np.complex128] = state.move_to_ndarray()
    # What is read is a copy: the array itself goes when the state is closed.
    weights = np.clip(found.diagonal().real, 0, None) if is_mixed else _squares(found)
    state.close()
    weights /= weights.sum()
    return possible(weights, MATRIX_DUST if is_mixed else VECTOR_DUST, task.max_states)


def _new_state(method: str, qubits: int) -> Any:
    state: Any = _aer_state.AerState(method=method, max_parallel_threads=1)
    state.allocate_qubits(qubits)
    state.initialize()
    return state


def _apply_gate(state: Any, gate: Gate, qubits: list[int]) -> None:
    """Apply a gate as it was written. A phase of all states has no qubits, and no effect."""
    if gate.name in _AER_GATES:
        getattr(state, f"apply_{gate.name}")(*qubits)
    elif qubits:
        state.apply_unitary(qubits, matrix(gate))


def _apply(state: Any, step: Step, task: Task) -> None:
    """Apply a step. A bit that is wanted is a further qubit, which takes over what is measured."""
    if step.name == "reset":
        state.apply_reset(step.qubits)
    elif step.name == "measure" and step.bit in task.bits:
        bit = task.qubits + task.bits.index(step.bit)
        state.apply_reset([bit])  # of what was written before
        state.apply_cx(step.qubits[0], bit)
    elif step.name == "measure":
        state.apply_kraus(step.qubits, _LOOK)
    else:
        state.apply_unitary(step.qubits, native.matrix(step))
        if task.noise is not None:
            one = len(step.qubits) == 1
            strength = task.noise.one if one else task.noise.two
            if strength:
                state.apply_kraus(step.qubits, _depolarizing(strength, len(step.qubits)))


@cache
def _depolarizing(strength: float, qubits: int) -> Sequence[Matrix]:
    """Write rho -> (1 - r) rho + r I/d: each Pauli matrix with its share of r, and the identity."""
    pairs = [np.kron(second, first) for second in PAULIS for first in PAULIS]
    paulis: Sequence[NDArray[np.complexfloating]] = PAULIS if qubits == 1 else pairs
    share = strength / len(paulis)
    shares = [1 - strength + share, *[share] * (len(paulis) - 1)]
    roots: list[Matrix] = [
        np.asarray(sqrt(each) * matrix, np.complex128)
        for each, matrix in zip(shares, paulis, strict=True)
    ]
    return roots


def _squares(amplitudes: NDArray[np.complex128]) -> NDArray[np.float64]:
    found: NDArray[np.float64] = np.square(amplitudes.real)
    found += np.square(amplitudes.imag)
    return found
