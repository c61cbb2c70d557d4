"""Only the qubits in use: those that nothing acts on stay 0, and cost a simulation nothing."""

from collections.abc import Sequence

import numpy as np
from attrs import evolve
from numpy.typing import NDArray

from .program import Step, used_qubits


def narrowed(steps: Sequence[Step]) -> tuple[tuple[Step, ...], list[int]]:
    """Renumber the qubits in use.

    Args:
        steps: The circuit.

    Returns:
        The circuit on as few qubits as it uses, and which those were: one at least.
    """
    used = used_qubits(steps) or [0]
    places = {qubit: place for place, qubit in enumerate(used)}
    moved = [evolve(step, qubits=tuple(places[qubit] for qubit in step.qubits)) for step in steps]
    return tuple(moved), used


def widened(states: NDArray[np.int64], used: Sequence[int]) -> NDArray[np.int64]:
    """Undo `narrowed` for states.

    Args:
        states: States of the qubits in use.
        used: Which those are, ascending.

    Returns:
        The same states of all qubits, in the same order.
    """
    wide = np.zeros_like(states)
    for place, qubit in enumerate(used):
        wide |= (states >> place & 1) << qubit
    return wide
