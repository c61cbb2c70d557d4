"""Energies: the quantum function that measures a Hamiltonian in the state of an ansatz.

Terms whose letters agree on every qubit are measured together, each group with all the shots. The
value is the sum of the groups' means, and the variance the sum of their variances: the spread of a
single shot of each group. IonQ's documents name constraints, penalty and cvar_alpha without
defining them; here a violated constraint adds the penalty times its excess over the bound, and
cvar_alpha averages over that fraction of the outcomes with the lowest energy.
"""

from collections.abc import Sequence

import numpy as np
from attrs import frozen
from numpy.typing import NDArray
from openqasm3 import ast

from ..circuits.program import Program
from ..circuits.qasm import build
from ..circuits.qasm_checks import parse_program
from ..jsontypes import Json, JsonObject
from ..machines.targets import Target
from . import engine
from .constraints import Constraint, invalid, number_of, object_of, read_constraints
from .interrupt import Interrupt

HAMILTONIAN_ENERGY = "hamiltonian-energy"


@frozen
class Term:
    """A weighted Pauli word; its last letter is for qubit 0."""

    word: str
    weight: float


@frozen
class Group:
    """Terms that are measured together, and the circuit that measures them."""

    program: Program
    terms: tuple[Term, ...]
    constraints: tuple[Constraint, ...]


@frozen
class EnergyProgram:
    """An energy function that has passed preflight."""

    groups: tuple[Group, ...]
    penalty: float
    cvar_alpha: float | None

    @property
    def stats(self) -> JsonObject:
        """A job's `stats`: those of the ansatz, and how many circuits are measured."""
        return self.groups[0].program.stats | {"circuits": len(self.groups)}


def prepare(source: JsonObject, target: Target) -> EnergyProgram:
    """Read a quantum function, as preflight does.

    Args:
        source: The `input` of a `quantum-function` job.
        target: Where it is to run.

    Raises:
        JobFailed: It is another function than an energy, or invalid.
    """
    outer = object_of(source.get("data"), "data")
    kind = source.get("type") or outer.get("type")
    if kind != HAMILTONIAN_ENERGY:
        name = kind if isinstance(kind, str) else "without a type"
        raise invalid(f"the function {name} is not supported; {HAMILTONIAN_ENERGY} is")
    data = object_of(outer.get("data"), "data.data")
    text = object_of(data.get("ansatz"), "ansatz").get("data")
    if not isinstance(text, str):
        raise invalid("ansatz.data must be an OpenQASM 3 program")
    tree = parse_program(text, target, takes_parameters=True)
    parameters = _parameters(tree, source.get("params"))
    qubits = build(tree, target, parameters).qubits
    terms = _terms(data.get("hamiltonian"), qubits)
    bounds = read_constraints(data, qubits)
    penalty = 0.0 if data.get("penalty") is None else number_of(data["penalty"], "penalty")
    alpha = None if data.get("cvar_alpha") is None else number_of(data["cvar_alpha"], "cvar_alpha")
    if alpha is not None and not 0 < alpha <= 1:
        raise invalid("cvar_alpha must be above 0 and at most 1")
    bases = _bases(terms, qubits, bits_wanted=bool(bounds))
    if alpha is not None and len(bases) > 1:
        raise invalid("cvar_alpha needs a Hamiltonian that is measured about one axis a qubit")
    groups = [
        Group(
            build(tree, target, parameters, basis),
            tuple(members),
            bounds if not set(basis) & set("XY") else (),
        )
        for basis, members in bases.items()
    ]
    return EnergyProgram(tuple(groups), penalty, alpha)


def evaluate(
    program: EnergyProgram, *, shots: int, seed: int | None, interrupt: Interrupt | None = None
) -> JsonObject:
    """Compute an energy.

    Args:
        program: The function.
        shots: How many shots each group gets, on a target that samples.
        seed: Makes sampling repeatable.
        interrupt: Stops it when it is set.

    Returns:
        The job's `results`: value and variance.

    Raises:
        JobFailed: It can't be run.
        Interrupted: It was stopped.
    """
    value = variance = 0.0
    for place, group in enumerate(program.groups):
        outcome = engine.simulate(
            group.program, shots=shots, seed=seed, place=place, interrupt=interrupt
        )
        table = outcome.all_qubits
        energies = _energies(table.states, group, program.penalty)
        weights = table.weights / table.weights.sum()
        if program.cvar_alpha is not None:
            weights = _lowest(energies, weights, program.cvar_alpha)
        mean = float(weights @ energies)
        value += mean
        variance += float(weights @ np.square(energies - mean))
    return {"value": value, "variance": variance}


def _energies(states: NDArray[np.int64], group: Group, penalty: float) -> NDArray[np.float64]:
    energies = np.zeros(len(states))
    for term in group.terms:
        mask = sum(1 << place for place, axis in enumerate(reversed(term.word)) if axis != "I")
        energies += term.weight * (1.0 - 2.0 * _parity(states & mask))
    for constraint in group.constraints:
        energies += penalty * constraint.excess(states)
    return energies


def _parity(states: NDArray[np.int64]) -> NDArray[np.int64]:
    for places in (32, 16, 8, 4, 2, 1):
        states = states ^ states >> places
    return states & 1


def _lowest(
    energies: NDArray[np.float64], weights: NDArray[np.float64], alpha: float
) -> NDArray[np.float64]:
    """The weights of the outcomes with the lowest energy, which make up the fraction alpha."""
    order = np.argsort(energies, kind="stable")
    before = np.cumsum(weights[order]) - weights[order]
    kept = np.zeros_like(weights)
    kept[order] = np.clip(alpha - before, 0, weights[order])
    kept /= kept.sum()
    return kept


def _bases(terms: Sequence[Term], qubits: int, *, bits_wanted: bool) -> dict[str, list[Term]]:
    """Group terms greedily: each joins the first group whose axes agree with its own."""
    groups: list[tuple[list[str], list[Term]]] = [(["Z"] * qubits, [])] if bits_wanted else []
    for term in terms:
        for axes, members in groups:
            if all("I" in pair or pair[0] == pair[1] for pair in zip(axes, term.word, strict=True)):
                axes[:] = [
                    own if other == "I" else other
                    for own, other in zip(axes, term.word, strict=True)
                ]
                members.append(term)
                break
        else:
            groups.append((list(term.word), [term]))
    return {"".join(axes): members for axes, members in groups}


def _parameters(tree: ast.Program, params: Json) -> dict[str, float]:
    names = [
        statement.identifier.name
        for statement in tree.statements
        if isinstance(statement, ast.IODeclaration)
    ]
    values = [] if params is None else params
    if not isinstance(values, list) or len(values) != len(names):
        count = len(values) if isinstance(values, list) else "something else"
        raise invalid(f"the ansatz has {len(names)} input variables; params has {count}")
    return {name: number_of(value, "params") for name, value in zip(names, values, strict=True)}


def _terms(hamiltonian: Json, qubits: int) -> list[Term]:
    if not isinstance(hamiltonian, list) or not hamiltonian:
        raise invalid("hamiltonian must be a list of terms")
    terms: list[Term] = []
    for place, item in enumerate(hamiltonian):
        fields = object_of(item, f"hamiltonian[{place}]")
        word = fields.get("pauli_string")
        if not isinstance(word, str) or set(word) - set("IXYZ") or len(word) != qubits:
            raise invalid(
                f"hamiltonian[{place}].pauli_string needs one letter of I, X, Y, Z for each of the "
                f"{qubits} qubits"
            )
        terms.append(Term(word, number_of(fields.get("coefficient"), "coefficient")))
    return terms
