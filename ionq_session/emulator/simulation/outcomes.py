"""What running a program yields: for each register its states, their probabilities and the shots.

A state is a number whose bit i is bit i of the register, as in version 1 of IonQ's formats; how a
format writes it is up to `results`.
"""

from collections.abc import Mapping, Sequence
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

    @classmethod
    def of_weights(
        cls, name: str, width: int, values: NDArray[np.int64], weights: NDArray[np.float64]
    ) -> Self:
        """Add up the probabilities of equal states.

        Args:
            name: The register's name.
            width: How many bits it has.
            values: States, in any order.
            weights: The probability of each.
        """
        states, places = np.unique(values, return_inverse=True)
        sums = np.bincount(places, weights, len(states))
        return cls(name, width, states, sums.astype(np.float64))


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


def pick(
    states: NDArray[np.int64], register: Register, bits: Mapping[int, NDArray[np.int64]]
) -> NDArray[np.int64]:
    """Put together a register's states.

    Args:
        states: States of all qubits; bit i of a state is qubit i.
        register: The register.
        bits: What measurements in mid-circuit have written, 0 or 1 for each of these states.
    """
    picked = np.zeros_like(states)
    for place, source in enumerate(register.sources):
        if source is not None:
            kind, number = source
            picked |= (states >> number & 1 if kind == "qubit" else bits[number]) << place
    return picked


def exact_outcome(
    qubits: int,
    states: NDArray[np.int64],
    weights: NDArray[np.float64],
    registers: Sequence[Register],
    bits: Mapping[int, NDArray[np.int64]],
) -> Outcome:
    """The outcome of the ideal simulator.

    Args:
        qubits: How many qubits there are.
        states: The states with a probability above zero; equal ones differ in their bits.
        weights: Their probabilities.
        registers: The named registers besides that of all qubits.
        bits: What measurements in mid-circuit have written, 0 or 1 for each of these states.
    """
    whole = Table(OUTPUT_ALL, qubits, states, weights)
    if bits:
        whole = Table.of_weights(OUTPUT_ALL, qubits, states, weights)
    named = (
        Table.of_weights(
            register.name, len(register.sources), pick(states, register, bits), weights
        )
        for register in registers
    )
    return Outcome((whole, *named))
