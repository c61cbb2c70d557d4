"""Large tasks, with Aer's simulator; only workers run them, since they hold the interpreter.

Probabilities come from the state vector, or with noise and measurements from the density matrix.
Shots come from state vectors: each has errors and outcomes of its own. Aer does not merge gates in
between, so one-qubit gates are merged with the two-qubit gates that follow before it sees them.
"""

from collections.abc import Sequence
from functools import cache
from importlib import import_module
from typing import Any

import numpy as np

from ..circuits import native_gates as native
from ..circuits.native_gates import Matrix
from ..circuits.program import DYNAMIC, Step
from ..failures import JobFailed
from ..machines.noise import NoiseModel
from .task import MATRIX_DUST, VECTOR_DUST, Counts, Probabilities, Task, possible

# Any, because Qiskit and Aer ship no types.
_circuit: Any = import_module("qiskit.circuit")
_library: Any = import_module("qiskit.circuit.library")
_information: Any = import_module("qiskit.quantum_info")
_aer: Any = import_module("qiskit_aer")
_noise: Any = import_module("qiskit_aer.noise")

# The label that ties noise to the two-qubit gates, and the beginning of those for one-qubit gates.
_TWO = "two"
_ONE = "one, times "


def simulate(task: Task, memory_mb: int) -> Probabilities | Counts:
    """Run a task.

    Args:
        task: The task.
        memory_mb: How much memory its states may take, in MiB.

    Returns:
        What it asks for.

    Raises:
        JobFailed: If it could not be run.
    """
    try:
        return _simulate(task, memory_mb)
    except MemoryError:
        raise JobFailed("SimulationError", "the simulation needs too much memory") from None
    except (RuntimeError, _aer.AerError) as error:
        text = str(error)
        if "memory" in text or "bad_alloc" in text:
            text = f"the simulation needs too much memory: {text}"
        raise JobFailed("SimulationError", f"could not execute the simulation: {text}") from error


def _simulate(task: Task, memory_mb: int) -> Probabilities | Counts:
    exact = task.shots is None
    writer = _Writer(task)
    for step in task.steps:
        writer.add(step)
    circuit = writer.finish()
    simulator = _aer.AerSimulator(
        method="density_matrix" if exact and task.is_mixed else "statevector",
        noise_model=None if task.noise is None else writer.noise_model(task.noise),
        # Jobs run side by side, and threads of one would wait for a core that another one has.
        max_parallel_threads=1,
        max_memory_mb=memory_mb,
        shot_branching_enable=task.branches,
        shot_branching_sampling_enable=task.branches,
    )
    run = simulator.run(circuit, shots=task.shots or 1, seed_simulator=task.seed).result()
    if not run.success:
        raise _aer.AerError(str(run.status))
    data = run.data(0)
    if exact:
        weights = np.clip(np.asarray(data["probabilities"], np.float64), 0, None)
        weights /= weights.sum()
        return possible(weights, MATRIX_DUST if task.is_mixed else VECTOR_DUST, task.max_states)
    counts = {int(outcome, 16): count for outcome, count in data["counts"].items()}
    outcomes = sorted(counts)
    return Counts(outcomes, np.array([counts[outcome] for outcome in outcomes], np.int64))


class _Writer:
    """Writes a task as a circuit of Qiskit's.

    One-qubit gates wait, merged, for a step that needs their qubit. Their noise does not depend on
    the axis, so it may come after all of them, on an identity gate.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._exact = task.shots is None
        width = task.qubits + len(task.bits)
        # Where probabilities are asked for, a bit that is wanted is a further qubit.
        sizes = (width,) if self._exact else (task.qubits, width)
        self._circuit = _circuit.QuantumCircuit(*sizes)
        self._waiting: dict[int, tuple[Matrix, int]] = {}  # with the number of gates
        self._merged: set[int] = set()

    def add(self, step: Step) -> None:
        """Write a step, or let it wait."""
        if step.name in DYNAMIC:
            self._write_waiting(step.qubits[0])
            self._write_dynamic(step)
        elif len(step.qubits) == 1:
            matrix, number = self._waiting.get(step.qubits[0], (native.PAULIS[0], 0))
            self._waiting[step.qubits[0]] = native.matrix(step) @ matrix, number + 1
        elif step.matrix is not None:
            for qubit in step.qubits:
                self._write_waiting(qubit)
            self._write(step.matrix, step.qubits, None)
        else:
            first, second = (self._take(qubit) for qubit in step.qubits)
            matrix = native.matrix(step) @ np.kron(second, first)
            self._write(matrix, step.qubits, _TWO)

    def finish(self) -> Any:
        """Write what waits, and what is asked for at the end."""
        for qubit in range(self._task.qubits):
            self._write_waiting(qubit)
        if self._exact:
            self._circuit.save_probabilities()
        else:
            every = range(self._task.qubits)
            self._circuit.measure(every, every)
        return self._circuit

    def noise_model(self, noise: NoiseModel) -> Any:
        """Make the noise of what was written."""
        strengths = {_ONE + str(number): 1 - (1 - noise.one) ** number for number in self._merged}
        model = _noise.NoiseModel(basis_gates=["unitary", "id"])
        for label, strength in {**strengths, _TWO: noise.two}.items():
            if strength:
                error = _noise.depolarizing_error(strength, 2 if label == _TWO else 1)
                model.add_all_qubit_quantum_error(error, [label])
        return model

    def _take(self, qubit: int) -> Matrix:
        """Take what waits for a qubit, whose noise is written already."""
        matrix, number = self._waiting.pop(qubit, (native.PAULIS[0], 0))
        if number and self._task.noise is not None:
            self._merged.add(number)
            self._circuit.append(_library.IGate(label=f"{_ONE}{number}"), [qubit], copy=False)
        return matrix

    def _write_waiting(self, qubit: int) -> None:
        if qubit in self._waiting:
            self._write(self._take(qubit), (qubit,), None)

    def _write(self, matrix: Matrix, qubits: Sequence[int], label: str | None) -> None:
        gate = _library.UnitaryGate(matrix, label=label, check_input=False)
        self._circuit.append(gate, qubits, copy=False)

    def _write_dynamic(self, step: Step) -> None:
        if step.name == "reset":
            self._circuit.reset(step.qubits[0])
        elif step.bit not in self._task.bits:
            self._circuit.append(_look(), step.qubits, copy=False)
        else:
            place = self._task.qubits + self._task.bits.index(step.bit)
            if self._exact:
                self._circuit.reset(place)  # of what was written before
                self._circuit.cx(step.qubits[0], place)
            else:
                self._circuit.measure(step.qubits[0], place)


@cache
def _look() -> Any:
    """Measured, and nobody looks."""
    return _information.Kraus([np.diag([1, 0]), np.diag([0, 1])]).to_instruction()
