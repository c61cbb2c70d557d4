"""Exponentials of sums of Pauli words, exactly, as matrices on the qubits that they act on.

Words that commute with all others can be taken on their own. What is left falls into groups, each
of which commutes with the others, and whose exponential is worked out from its eigenvectors.
"""

from collections.abc import Sequence

import numpy as np

from .native_gates import PAULIS, Matrix


def groups(terms: Sequence[str]) -> list[list[int]]:
    """Split Pauli words into groups that commute with each other.

    Two words commute if they differ, both of them no I, in an even number of places.

    Args:
        terms: Words of I, X, Y and Z of equal length.

    Returns:
        The places of the words, group by group.
    """
    masks = [(_mask(term, "XY"), _mask(term, "YZ")) for term in terms]
    waiting = list(range(len(terms)))
    found: list[list[int]] = []
    while waiting:
        group = [waiting.pop(0)]
        for place in group:  # which grows meanwhile
            x, z = masks[place]
            others = [
                other
                for other in waiting
                if (x & masks[other][1] ^ z & masks[other][0]).bit_count() % 2
            ]
            group += others
            waiting = [other for other in waiting if other not in others]
        found.append(sorted(group))
    return found


def exponential(words: Sequence[str], angles: Sequence[float]) -> Matrix:
    """The matrix exp(-i sum of angle P).

    Args:
        words: Words of X, Y, Z and I; the rightmost letter is the least significant qubit.
        angles: The coefficient of each.
    """
    size = 1 << len(words[0])
    columns = np.arange(size)
    hermitian = np.zeros((size, size), np.complex128)
    for word, angle in zip(words, angles, strict=True):
        values = np.full(size, angle, np.complex128)
        rows = columns
        for place, letter in enumerate(reversed(word)):
            pauli = PAULIS["IXYZ".index(letter)]
            bits = columns >> place & 1
            flips = int(letter in "XY")
            values *= pauli[bits ^ flips, bits]
            rows = rows ^ flips << place
        hermitian[rows, columns] += values
    values, vectors = np.linalg.eigh(hermitian)
    matrix: Matrix = (vectors * np.exp(-1j * values)) @ vectors.conj().T
    return matrix


def _mask(term: str, letters: str) -> int:
    return int("".join("1" if letter in letters else "0" for letter in term) or "0", 2)
