"""What running a program gives: for each register its states, their weights and the shots.

Every state here is a number whose bit i is bit i of the register, as in version 1 of IonQ's
formats; how a format writes it is the business of `results`.
"""

from collections.abc import Sequence
from typing import Self

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..circuits.program import OUTPUT_ALL, Register


@frozen
class Table:
    """One register: its states, ascending, and how probable each is.

    On a target that samples, `counts` says how often each was seen, and `values` what each shot
    gave, in the order of the shots.
    """

    name: str
    width: int
    states: NDArray[np.int64]
    weights: NDArray[np.float64]
    counts: NDArray[np.int64] | None = None
    values: NDArray[np.int64] | None = None

    @classmethod
    def of_values(cls, name: str, width: int, values: NDArray[np.int64]) -> Self:
        """Count what the shots gave.

        Args:
            name: The register's name.
            width: How many bits it has.
            values: The state in each shot; at least one.

        Returns:
            The table.
        """
        states, counts = np.unique(values, return_counts=True)
        weights = counts / len(values)
        return cls(name, width, states, weights, counts.astype(np.int64), values)

    @classmethod
    def of_counts(cls, name: str, width: int, counts: dict[int, int]) -> Self:
        """Take counts whose shots are not known.

        Args:
            name: The register's name.
            width: How many bits it has.
            counts: The count of each state, not all of them zero.

        Returns:
            The table, without the states of count zero.
        """
        states = np.array(sorted(state for state, count in counts.items() if count), np.int64)
        found = np.array([counts[state] for state in states.tolist()], np.int64)
        return cls(name, width, states, found / found.sum(), found)

    def marginal(self, register: Register) -> "Table":
        """Work out a register of qubits from this table, which covers all of them.

        Args:
            register: What to read; bits of measurements in mid-circuit count as 0.

        Returns:
            Its table: exact if this one is, and with shots if this one has them.
        """
        width = len(register.sources)
        if self.values is not None:
            return Table.of_values(register.name, width, pick(self.values, register))
        states, places = np.unique(pick(self.states, register), return_inverse=True)
        weights = np.bincount(places, self.weights, len(states)).astype(np.float64)
        return Table(register.name, width, states, weights)


@frozen
class Variant:
    """One of the equivalent circuits of a debiased job: where its qubits sat, what they gave."""

    id: str
    qubit_map: tuple[int, ...]
    shots: int
    tables: tuple[Table, ...]


@frozen
class Outcome:
    """The result of a run: one table a register, that of all qubits first.

    A debiased run also has its variants, and the tables that combine them by `average` and by
    `voting`; its own tables are those of the average.
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
    """Gather a register's bits out of states of all qubits.

    Args:
        states: States; bit i is qubit i.
        register: Which qubits make up its bits.

    Returns:
        The register's state for each.
    """
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
    """Make the outcome of the ideal simulator.

    Args:
        qubits: How many qubits there are.
        states: The states that can be measured, ascending.
        weights: How probable each is.
        registers: The named registers besides that of all qubits.

    Returns:
        The outcome.
    """
    whole = Table(OUTPUT_ALL, qubits, states, weights)
    return Outcome((whole, *(whole.marginal(register) for register in registers)))
