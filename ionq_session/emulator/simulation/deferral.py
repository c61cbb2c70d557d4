"""Deferral: measurements and resets in mid-circuit, as gates on further qubits.

Instead of being measured, a qubit is copied to a fresh one, which nothing acts on any more; instead
of being reset, it is swapped with one. By the principle of deferred measurement the probabilities
are the same, and a state vector is enough for them, where a density matrix has the square of its
size.
"""

from collections.abc import Sequence

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from ..circuits.limits import MAX_DEFERRED
from ..circuits.program import DYNAMIC, Step
from .task import Probabilities, Task


def pays(task: Task) -> bool:
    """Whether a task is less work with deferral, and possible.

    Args:
        task: A task without noise that asks for probabilities.
    """
    width = task.qubits + sum(step.name in DYNAMIC for step in task.steps)
    return width <= min(MAX_DEFERRED, 2 * (task.qubits + len(task.bits)))


def deferred(task: Task) -> tuple[Task, list[int]]:
    """Defer the measurements and resets of a task.

    Args:
        task: The task.

    Returns:
        The task with gates alone, and which of its qubits are the qubits and bits of the given one.
    """
    steps: list[Step] = []
    width = task.qubits
    copies: dict[int | None, int] = {}
    for step in task.steps:
        if step.name not in DYNAMIC:
            steps.append(step)
            continue
        steps.append(Step("copy" if step.name == "measure" else "swap", (*step.qubits, width)))
        if step.name == "measure":
            copies[step.bit] = width  # what was written to the bit before is not asked for
        width += 1
    kept = [*range(task.qubits), *(copies[bit] for bit in task.bits)]
    return evolve(task, steps=tuple(steps), qubits=width, bits=()), kept


def gathered(found: Probabilities, kept: Sequence[int]) -> Probabilities:
    """Add up the outcomes that agree on some qubits.

    Args:
        found: The probabilities of all qubits.
        kept: The qubits, in the order of the bits of the new outcomes.

    Returns:
        Their probabilities.
    """
    numbers: NDArray[np.int64] = np.zeros_like(found.outcomes)
    for place, qubit in enumerate(kept):
        numbers |= (found.outcomes >> qubit & 1) << place
    outcomes, places = np.unique(numbers, return_inverse=True)
    weights = np.bincount(places, found.weights, len(outcomes))
    return Probabilities(outcomes, weights.astype(np.float64))
