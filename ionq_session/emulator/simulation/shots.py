"""Shots: which way takes them, in which order they come, and what they give for each register.

The order is bookkeeping of ours: Aer counts outcomes, and debiasing deals out single shots. Where
few qubits have many shots, and where all is small, the shots are drawn from exact probabilities.
"""

import numpy as np
from attrs import evolve, frozen
from numpy.typing import NDArray

from ..circuits.limits import MATRIX_QUBITS
from ..circuits.narrowing import widened
from ..circuits.program import OUTPUT_ALL, Program, Register
from . import small
from .interrupt import Interrupt
from .outcomes import Table, pick
from .pool import WORKERS
from .task import Counts, Probabilities, Task, task_of

# A density matrix of n qubits takes as long as some 2^n shots one by one.
_MATRIX_SHOTS = 1

# From so many qubits on, shots that still agree take less time as one; below, one by one.
_BRANCHING_QUBITS = 12

# No more than the matrix of so many qubits has.
MAX_OUTCOMES = 1 << MATRIX_QUBITS


@frozen(eq=False)
class Shots:
    """What shots gave: the state of all qubits at the end, and the bits from mid-circuit."""

    states: NDArray[np.int64]
    bits: NDArray[np.object_]


def take_shots(
    program: Program, shots: int, chance: np.random.Generator, interrupt: Interrupt | None = None
) -> Shots:
    """Run a program under its target's noise.

    Args:
        program: What to run; its target samples.
        shots: How often.
        chance: Where chance comes from.
        interrupt: What may stop it.

    Returns:
        The shots, in an order of chance. Bit i of `bits` is bit i.

    Raises:
        JobFailed: If it can't be run.
        Interrupted: If it was stopped.
    """
    task, used = task_of(program, MAX_OUTCOMES)
    found = _run(task, shots, chance, interrupt)
    states = np.array([outcome & (1 << task.qubits) - 1 for outcome in found.outcomes], np.int64)
    order = chance.permutation(np.repeat(np.arange(len(states)), found.counts))
    bits = np.zeros(len(states), np.object_)
    if task.bits:
        bits[:] = [_scattered(outcome >> task.qubits, task.bits) for outcome in found.outcomes]
    return Shots(widened(states, used)[order], bits[order])


def _run(
    task: Task, shots: int, chance: np.random.Generator, interrupt: Interrupt | None
) -> Counts:
    found: Probabilities | Counts
    if small.is_small(task):
        found = small.probabilities(task)
    elif not task.bits and task.qubits <= MATRIX_QUBITS and shots >= _MATRIX_SHOTS << task.qubits:
        found = WORKERS.run(task, interrupt)
    else:
        seed = int(chance.integers(1 << 31))
        branches = task.qubits >= _BRANCHING_QUBITS
        found = WORKERS.run(evolve(task, shots=shots, seed=seed, branches=branches), interrupt)
    if isinstance(found, Counts):
        return found
    weights = found.weights / found.weights.sum()
    return Counts(found.outcomes.tolist(), chance.multinomial(shots, weights).astype(np.int64))


def tables(program: Program, shots: Shots) -> tuple[Table, ...]:
    """Count shots, register by register.

    Args:
        program: What was run.
        shots: What it gave.

    Returns:
        The tables, that of all qubits first.
    """
    whole = Table.of_values(OUTPUT_ALL, program.qubits, shots.states)
    return (whole, *(_table(register, shots) for register in program.registers))


def _table(register: Register, shots: Shots) -> Table:
    measured = [source[1] for source in register.sources if source and source[0] == "bit"]
    bits = {bit: (shots.bits >> bit & 1).astype(np.int64) for bit in measured}
    values = pick(shots.states, register, bits)
    return Table.of_values(register.name, len(register.sources), values)


def _scattered(written: int, bits: tuple[int, ...]) -> int:
    """Put bits where they belong: bit i of the number to the i-th of the given places."""
    return sum((written >> place & 1) << bit for place, bit in enumerate(bits))
