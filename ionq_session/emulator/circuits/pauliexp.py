"""The gate `pauliexp`: exp(-i t sum of c P), exactly.

It is the product of the exponentials of groups of terms that commute with each other. For a single
term that is a change of basis, a ladder of CNOTs that computes the parity, and one rotation about
z, the only gate that needs the controls. For terms that do not commute it is a matrix.
"""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from . import qiskit
from .exponentials import exponential, groups

# The gates that change a letter's basis to that of Z, and back.
_TO_Z = {"X": ("H",), "Y": ("Sdg", "H"), "Z": ()}
_FROM_Z = {"X": ("H",), "Y": ("H", "S"), "Z": ()}


def append_pauliexp(
    circuit: qiskit.Circuit,
    terms: Sequence[str],
    angles: Sequence[float],
    targets: Sequence[int],
    controls: Sequence[int],
) -> None:
    """Append exp(-i sum of angle P).

    Args:
        circuit: Where to append.
        terms: Words of I, X, Y and Z; the rightmost letter acts on the first target.
        angles: Time times coefficient, one for each term.
        targets: The qubits that the letters act on.
        controls: The qubits that must be 1; may be empty.
    """
    for group in groups(terms):
        words = [terms[place] for place in group]
        if len(group) > 1:
            _append_group(circuit, words, [angles[place] for place in group], targets, controls)
            continue
        angle = angles[group[0]]
        letters = dict(zip(targets, reversed(words[0]), strict=True))
        active = {qubit: letter for qubit, letter in letters.items() if letter != "I"}
        if active:
            _append_term(circuit, active, angle, controls)
        elif controls:
            # The identity gives a phase: a global one without controls, a relative one with them.
            qiskit.append(circuit, qiskit.gate("Phase", -angle), controls[:1], controls[1:])


def matrix_widths(terms: Sequence[str], controls: int) -> list[int]:
    """How many qubits each matrix is on that an exponential needs.

    Args:
        terms: Its terms.
        controls: How many controls it has.
    """
    found = [[terms[place] for place in group] for group in groups(terms) if len(group) > 1]
    return [len(_support(words)) + controls for words in found]


def _support(words: Sequence[str]) -> list[int]:
    """The places, from the right, at which some word is not the identity."""
    letters = zip(*(reversed(word) for word in words), strict=True)
    return [place for place, column in enumerate(letters) if set(column) != {"I"}]


def _append_group(
    circuit: qiskit.Circuit,
    words: Sequence[str],
    angles: Sequence[float],
    targets: Sequence[int],
    controls: Sequence[int],
) -> None:
    places = _support(words)
    short = ["".join(word[-1 - place] for place in reversed(places)) for word in words]
    block = exponential(short, angles)
    matrix = np.eye(len(block) << len(controls), dtype=np.complex128)
    matrix[-len(block) :, -len(block) :] = block  # where all controls, the highest bits, are 1
    qiskit.append(
        circuit, qiskit.unitary(matrix), [*(targets[place] for place in places), *controls]
    )


def _append_term(
    circuit: qiskit.Circuit, letters: dict[int, str], angle: float, controls: Sequence[int]
) -> None:
    ladder = list(pairwise(letters))
    for qubit, letter in letters.items():
        for name in _TO_Z[letter]:
            qiskit.append(circuit, qiskit.gate(name), [qubit])
    for upper, lower in ladder:
        qiskit.append(circuit, qiskit.gate("X"), [lower], [upper])
    qiskit.append(circuit, qiskit.gate("RZ", 2 * angle), [list(letters)[-1]], controls)
    for upper, lower in reversed(ladder):
        qiskit.append(circuit, qiskit.gate("X"), [lower], [upper])
    for qubit, letter in letters.items():
        for name in _FROM_Z[letter]:
            qiskit.append(circuit, qiskit.gate(name), [qubit])
