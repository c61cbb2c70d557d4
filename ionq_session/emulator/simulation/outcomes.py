"""What running a program yields: for each register its states, their probabilities and the shots.

A state is a number whose bit i is bit i of the register, as in version 1 of IonQ's formats; how a
format writes it is up to `results`.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..circuits.program import OUTPUT_ALL, Register


@frozen
class Table:
    """One register: its states in ascending order, and the probability of each as `weights`.

    On a target that samples, `counts` says how often each was measured, and `values` has the state
    of every shot, in order.
    """

    name: str
    width: int
    states: NDArray[np.int64]
    weights: NDArray[np.float64]
    counts: NDArray[np.int64] | None = None
    values: NDArray[np.int64] | None = None

    @classmethod
    def of_values(cls, name: str, width: int, values: NDArray[np.int64]) -> Self:
        """Count the states of shots.

        Args:
            name: The register's name.
            width: How many bits it has.
            values: The state of each shot; at least one.
        """
        states, counts = np.unique(values, return_counts=True)
        weights = counts / len(values)
        return cls(name, width, states, weights, counts.astype(np.int64), values)

    @classmethod
    def of_counts(cls, name: str, width: int, counts: dict[int, int]) -> Self:
        """Make a table of counts whose shots are unknown.

        Args:
            name: The register's name.
            width: How many bits it has.
            counts: The count of each state, not all of them zero.
        """
        states = np.array(sorted(state for state, count in counts.items() if count), np.int64)
        numbers = np.array([counts[state] for state in states.tolist()], np.int64)
        return cls(name, width, states, numbers / numbers.sum(), numbers)

    def marginal(self, register: Register) -> "Table":
        """Derive a register from this table, which covers all qubits.

        Bits of mid-circuit measurements count as 0. The result is exact if this table is, and has
        shots if this one has them.
        """
        width = len(register.sources)
        if self.values is not None:
            return Table.of_values(register.name, width, pick(self.values, register))
        states, places = np.unique(pick(self.states, register), return_inverse=True)
        weights = np.bincount(places, self.weights, len(states)).astype(np.float64)
        return Table(register.name, width, states, weights)


@frozen
class Variant:
    """One of the equivalent circuits of a debiased job: where its qubits were, and its results."""

    id: str
    qubit_map: tuple[int, ...]
    shots: int
    tables: tuple[Table, ...]


@frozen
class Outcome:
    """The result of a run: one table for each register, that of all qubits first.

    A debiased run also has its variants, and the tables by `voting`; its own tables are the
    `average`.
    """

    tables: tuple[Table, ...]
    shots: int | None = None
    variants: tuple[Variant, ...] = ()
    voting: tuple[Table, ...] = ()

    @property
    def all_qubits(self) -> Table:
        """The table of all qubits."""
        return self.tables[0]


def pick(states: NDArray[np.int64], register: Register) -> NDArray[np.int64]:
    """Extract a register's bits from states of all qubits; bit i of a state is qubit i."""
    picked = np.zeros_like(states)
    for place, source in enumerate(register.sources):
        if source is not None and source[0] == "qubit":
            picked |= (states >> source[1] & 1) << place
    return picked


def exact_outcome(
    qubits: int,
    states: NDArray[np.int64],
    weights: NDArray[np.float64],
    registers: Sequence[Register],
) -> Outcome:
    """The outcome of the ideal simulator.

    Args:
        qubits: How many qubits there are.
        states: The states with a probability above zero, in ascending order.
        weights: Their probabilities.
        registers: The named registers besides that of all qubits.
    """
    whole = Table(OUTPUT_ALL, qubits, states, weights)
    return Outcome((whole, *(whole.marginal(register) for register in registers)))
