"""Energies: the quantum function that measures a Hamiltonian in the state of an ansatz.

Terms that agree on the axis of every qubit are measured together, each group with all the shots.
The value is the sum of the groups' means, and the variance that of their variances: what a single
shot of each group would scatter. IonQ's documents name constraints, penalty and cvar_alpha and say
no more; here a broken constraint adds the penalty times its excess over the bound, and cvar_alpha
averages over that share of the outcomes that have the least energy.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from openqasm3 import ast

from ..circuits.qasm import build
from ..circuits.qasm_checks import parse_program
from . import engine
from .constraints import invalid, number_of, object_of, read_constraints

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..circuits.program import Program
    from ..jsontypes import Json, JsonObject
    from ..machines.targets import Target
    from .constraints import Constraint
    from .interrupt import Interrupt

HAMILTONIAN_ENERGY = "hamiltonian-energy"


@dataclass(frozen=True, slots=True)
class Term:
    """A weighted word of I, X, Y and Z, the last letter for qubit 0."""

    word: str
    weight: float


@dataclass(frozen=True, slots=True)
class Group:
    """Terms that are measured together, and the circuit that does so."""

    program: Program
    terms: tuple[Term, ...]
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True)
class EnergyProgram:
    """An energy function after preflight."""

    groups: tuple[Group, ...]
    penalty: float
    cvar_alpha: float | None

    @property
    def stats(self) -> JsonObject:
        """What a job's `stats` say of it: those of the ansatz, and how many circuits it takes."""
        return self.groups[0].program.stats | {"circuits": len(self.groups)}


def prepare(source: JsonObject, target: Target) -> EnergyProgram:
    """Read a quantum function, as preflight does.

    Args:
        source: The `input` of a `quantum-function` job.
        target: Where it is to run.

    Returns:
        What is to be run.

    Raises:
        JobFailed: If it is another function than an energy, or not a good one.
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
    """Work out an energy.

    Args:
        program: What is to be run.
        shots: How many shots each group gets, on a target that samples.
        seed: What makes it repeatable there.
        interrupt: What may stop it.

    Returns:
        The job's `results`: value and variance.

    Raises:
        JobFailed: If it can't be run.
        Interrupted: If it was stopped.
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
            weights = _worst_left_away(energies, weights, program.cvar_alpha)
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


def _worst_left_away(
    energies: NDArray[np.float64], weights: NDArray[np.float64], alpha: float
) -> NDArray[np.float64]:
    """Weigh the share of the outcomes that have the least energy."""
    order = np.argsort(energies, kind="stable")
    before = np.cumsum(weights[order]) - weights[order]
    kept = np.zeros_like(weights)
    kept[order] = np.clip(alpha - before, 0, weights[order])
    kept /= kept.sum()
    return kept


def _bases(terms: Sequence[Term], qubits: int, *, bits_wanted: bool) -> dict[str, list[Term]]:
    """Sort terms into groups, greedily: a term joins the first whose axes agree with its own."""
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


def _parameters(tree: ast.Program, given: Json) -> dict[str, float]:
    names = [
        statement.identifier.name
        for statement in tree.statements
        if isinstance(statement, ast.IODeclaration)
    ]
    values = [] if given is None else given
    if not isinstance(values, list) or len(values) != len(names):
        found = len(values) if isinstance(values, list) else "something else"
        raise invalid(f"the ansatz has {len(names)} input variables; params has {found}")
    return {name: number_of(value, "params") for name, value in zip(names, values, strict=True)}


def _terms(given: Json, qubits: int) -> list[Term]:
    if not isinstance(given, list) or not given:
        raise invalid("hamiltonian must be a list of terms")
    terms: list[Term] = []
    for place, item in enumerate(given):
        fields = object_of(item, f"hamiltonian[{place}]")
        word = fields.get("pauli_string")
        if not isinstance(word, str) or set(word) - set("IXYZ") or len(word) != qubits:
            raise invalid(
                f"hamiltonian[{place}].pauli_string needs one letter of I, X, Y, Z for each of the "
                f"{qubits} qubits"
            )
        terms.append(Term(word, number_of(fields.get("coefficient"), "coefficient")))
    return terms
