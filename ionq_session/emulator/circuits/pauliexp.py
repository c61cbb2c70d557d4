"""The gate `pauliexp`: exp(-i t sum of c P), exactly, for terms that commute.

For commuting terms it is the product of exp(-i t c P). Each factor is a change of basis, a ladder
of CNOTs that computes the parity, and one rotation about z, the only gate that needs the controls.
"""

from collections.abc import Sequence
from itertools import combinations, pairwise

from . import qiskit

# The gates that change a letter's basis to that of Z, and back.
_TO_Z = {"X": ("H",), "Y": ("Sdg", "H"), "Z": ()}
_FROM_Z = {"X": ("H",), "Y": ("H", "S"), "Z": ()}


def commute(terms: Sequence[str]) -> bool:
    """Whether Pauli words commute with each other.

    Two words do if they anticommute, letter by letter, in an even number of places.

    Args:
        terms: Words of I, X, Y and Z of equal length.
    """
    masks = [(_mask(term, "XY"), _mask(term, "YZ")) for term in set(terms)]
    return all(
        (x & other_z ^ z & other_x).bit_count() % 2 == 0
        for (x, z), (other_x, other_z) in combinations(masks, 2)
    )


def append_pauliexp(
    circuit: qiskit.Circuit,
    terms: Sequence[str],
    angles: Sequence[float],
    targets: Sequence[int],
    controls: Sequence[int],
) -> None:
    """Append the product of exp(-i angle P) over all terms.

    Args:
        circuit: Where to append.
        terms: Commuting words of I, X, Y and Z; the rightmost letter acts on the first target.
        angles: Time times coefficient, one for each term.
        targets: The qubits that the letters act on.
        controls: The qubits that must be 1; may be empty.
    """
    for term, angle in zip(terms, angles, strict=True):
        letters = dict(zip(targets, reversed(term), strict=True))
        active = {qubit: letter for qubit, letter in letters.items() if letter != "I"}
        if active:
            _append_term(circuit, active, angle, controls)
        elif controls:
            # The identity gives a phase: a global one without controls, a relative one with them.
            qiskit.append(circuit, qiskit.gate("Phase", -angle), controls[:1], controls[1:])


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


def _mask(term: str, letters: str) -> int:
    return int("".join("1" if letter in letters else "0" for letter in term) or "0", 2)
