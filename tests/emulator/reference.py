"""What the tests hold the physics against: definitions in numpy, and nothing of the emulator's.

Everything goes by whole matrices: the operator on all qubits is put together from its definition
and multiplied, which is slow and leaves little room for a mistake that the emulator shares.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

Matrix: TypeAlias = "NDArray[Any]"
GateFields: TypeAlias = dict[str, Any]

PAULI: dict[str, Matrix] = {
    "I": np.array([[1, 0], [0, 1]], dtype=complex),
    "X": np.array([[0, 1], [1, 0]], dtype=complex),
    "Y": np.array([[0, -1j], [1j, 0]], dtype=complex),
    "Z": np.array([[1, 0], [0, -1]], dtype=complex),
}
FIXED: dict[str, Matrix] = {
    "x": PAULI["X"],
    "not": PAULI["X"],
    "cnot": PAULI["X"],
    "y": PAULI["Y"],
    "z": PAULI["Z"],
    "h": np.array([[1, 1], [1, -1]], dtype=complex) / np.sqrt(2),
    "s": np.diag([1, 1j]),
    "si": np.diag([1, -1j]),
    "t": np.diag([1, np.exp(0.25j * np.pi)]),
    "ti": np.diag([1, np.exp(-0.25j * np.pi)]),
    "v": np.array([[1 + 1j, 1 - 1j], [1 - 1j, 1 + 1j]]) / 2,
    "vi": np.array([[1 - 1j, 1 + 1j], [1 + 1j, 1 - 1j]]) / 2,
}
SWAP: Matrix = np.eye(4, dtype=complex)[[0, 2, 1, 3]]


def pauli_word(word: str) -> Matrix:
    """The matrix of a word; its rightmost letter is the least significant qubit."""
    matrix = PAULI["I"][:1, :1]
    for letter in word:
        matrix = np.kron(matrix, PAULI[letter])
    return matrix


def exponential(hermitian: Matrix) -> Matrix:
    """exp(-i H), by the eigenvectors of H."""
    values, vectors = np.linalg.eigh(hermitian)
    matrix: Matrix = vectors @ np.diag(np.exp(-1j * values)) @ vectors.conj().T
    return matrix


def native_matrix(gate: GateFields) -> Matrix:
    """IonQ's definitions; of two targets the first is the more significant."""

    def turn(turns: float) -> complex:
        return complex(np.exp(2j * np.pi * turns))

    if gate["gate"] == "gpi":
        return np.array([[0, turn(-gate["phase"])], [turn(gate["phase"]), 0]])
    if gate["gate"] == "gpi2":
        up, down = -1j * turn(-gate["phase"]), -1j * turn(gate["phase"])
        matrix: Matrix = np.array([[1, up], [down, 1]]) * 0.5**0.5
        return matrix
    if gate["gate"] == "zz":
        angle = gate["angle"] if "angle" in gate else gate["phase"]
        minus, plus = turn(-angle / 2), turn(angle / 2)
        return np.diag([minus, plus, plus, minus])
    (first, second), angle = gate["phases"], gate.get("angle", 0.25)
    cosine, sine = np.cos(np.pi * angle), -1j * np.sin(np.pi * angle)
    matrix = np.diag([cosine] * 4).astype(complex)
    matrix[0, 3] = sine * turn(-first - second)
    matrix[1, 2] = sine * turn(-first + second)
    matrix[2, 1] = sine * turn(first - second)
    matrix[3, 0] = sine * turn(first + second)
    return matrix


def matrix_of(gate: GateFields) -> Matrix:
    """The matrix of a QIS gate; the first target is the least significant bit of an index."""
    name: str = gate["gate"]
    if name == "pauliexp":
        terms = zip(gate["terms"], gate["coefficients"], strict=True)
        return exponential(gate["time"] * sum(c * pauli_word(word) for word, c in terms))
    if name == "z" and "rotation" in gate:
        return np.diag([1, np.exp(1j * gate["rotation"])])
    if name in ("rx", "ry", "rz", "xx", "yy", "zz"):
        word = name.removeprefix("r").upper()
        return exponential(gate["rotation"] / 2 * pauli_word(word))
    return SWAP if name == "swap" else FIXED[name]


def on_all(qubits: int, matrix: Matrix, targets: Sequence[int], controls: Iterable[int]) -> Matrix:
    """A matrix on some qubits, as one on all of them; the first target is least significant."""
    columns = np.arange(1 << qubits)
    whole = np.zeros((len(columns), len(columns)), dtype=complex)
    active = np.ones(len(columns), dtype=bool)
    for control in controls:
        active &= (columns >> control & 1).astype(bool)
    whole[columns[~active], columns[~active]] = 1
    columns = columns[active]
    inner = sum((columns >> qubit & 1) << place for place, qubit in enumerate(targets))
    rest = columns & ~sum(1 << qubit for qubit in targets)
    for row in range(len(matrix)):
        outer = sum((row >> bit & 1) << qubit for bit, qubit in enumerate(targets))
        whole[rest | outer, columns] = matrix[row, inner]
    return whole


def operators(qubits: int, gates: Sequence[GateFields], *, native: bool = False) -> list[Matrix]:
    """The operators of a circuit, one a gate and target."""
    found: list[Matrix] = []
    for gate in gates:
        targets: list[int] = gate["targets"] if "targets" in gate else [gate["target"]]
        controls: list[int] = [gate["control"]] if "control" in gate else gate.get("controls", [])
        if native:
            found.append(on_all(qubits, native_matrix(gate), targets[::-1], []))
            continue
        matrix = matrix_of(gate)
        is_single = len(matrix) == 2 and gate["gate"] != "pauliexp"
        groups = [[target] for target in targets] if is_single else [targets]
        found += [on_all(qubits, matrix, group, controls) for group in groups]
    return found


def probabilities(qubits: int, circuit: Sequence[Matrix]) -> Matrix:
    """What the ideal simulator should say."""
    state: Matrix = np.zeros(1 << qubits, dtype=complex)
    state[0] = 1
    for operator in circuit:
        state = operator @ state
    found: Matrix = np.abs(state) ** 2
    return found


def noisy_probabilities(
    qubits: int, gates: Sequence[GateFields], rates: Mapping[int, float]
) -> Matrix:
    """What a noise model should lead to, by IonQ's Kraus operators after each native gate.

    `rates` has the r of gates on one and on two qubits.
    """
    matrix = np.zeros((1 << qubits, 1 << qubits), dtype=complex)
    matrix[0, 0] = 1
    for gate, operator in zip(gates, operators(qubits, gates, native=True), strict=True):
        matrix = operator @ matrix @ operator.conj().T
        targets: list[int] = gate["targets"] if "targets" in gate else [gate["target"]]
        words = ["".join(pair) for pair in _words(len(targets))]
        rate = rates[len(targets)] / len(words)
        errors = [on_all(qubits, pauli_word(word), targets, []) for word in words[1:]]
        mixed = sum(error @ matrix @ error.conj().T for error in errors)
        matrix = (1 - rate * len(errors)) * matrix + rate * mixed
    found: Matrix = np.real(matrix.diagonal())
    return found


def _words(width: int) -> list[list[str]]:
    words: list[list[str]] = [[]]
    for _ in range(width):
        words = [[*word, letter] for word in words for letter in "IXYZ"]
    return words
