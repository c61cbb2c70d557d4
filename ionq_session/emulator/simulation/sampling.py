"""Shots under a target's noise: which of the two ways takes them, how long it would take, tables.

Qubits that nothing acts on stay 0 and cost nothing; the others are renumbered while a circuit runs.
"""

from __future__ import annotations

from math import log1p
from typing import TYPE_CHECKING

import numpy as np
from attrs import evolve

from ..circuits.limits import MATRIX_QUBITS
from ..circuits.program import OUTPUT_ALL, Step, used_qubits
from ..failures import JobFailed
from .density import exact_probabilities
from .outcomes import Table, pick
from .trajectories import Shots, run_trajectories

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

    from ..circuits.program import Program, Register
    from ..machines.noise import NoiseModel

# A density matrix of n qubits takes as long as some 5 * 2^n trajectories.
_MATRIX_SHOTS = 5

# A matrix adds up more than a state does, so what rounding leaves of zero is larger.
_MATRIX_DUST = 1e-13

# What a step takes at least, and for each amplitude, on one core of 2026; and when to give up.
_SECONDS_A_STEP = 15e-6
_SECONDS_AN_AMPLITUDE = 2.5e-9
MAX_SECONDS = 600


def narrowed(steps: Sequence[Step]) -> tuple[list[Step], list[int]]:
    """Renumber the qubits in use.

    Args:
        steps: The circuit.

    Returns:
        The circuit on as few qubits as it uses, and which those were.
    """
    used = used_qubits(steps)
    places = {qubit: place for place, qubit in enumerate(used)}
    moved = [evolve(s, qubits=tuple(places[qubit] for qubit in s.qubits)) for s in steps]
    return moved, used


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


def take_shots(program: Program, shots: int, chance: np.random.Generator) -> Shots:
    """Run a program under its target's noise.

    Args:
        program: What to run; its target samples.
        shots: How often.
        chance: Where chance comes from.

    Returns:
        The shots.

    Raises:
        JobFailed: If it would take too long.
    """
    noise = program.target.noise
    assert noise is not None  # noqa: S101 - the caller has asked the target
    steps, used = narrowed(program.steps)
    qubits = len(used)
    is_dynamic = program.is_dynamic
    if not is_dynamic and qubits <= MATRIX_QUBITS and shots >= _MATRIX_SHOTS << qubits:
        counts = chance.multinomial(shots, exact_probabilities(steps, qubits, noise))
        states = np.repeat(np.arange(len(counts), dtype=np.int64), counts)
        found = Shots(states, np.zeros(shots, np.object_)).shuffled(chance)
    else:
        _check_time(_seconds(steps, qubits, noise, shots, is_dynamic=is_dynamic))
        found = run_trajectories(steps, qubits, noise, shots, chance)
    return Shots(widened(found.states, used), found.bits)


def dynamic_probabilities(program: Program) -> tuple[NDArray[np.int64], NDArray[np.float64]]:
    """Run a program that measures or resets in mid-circuit without noise, and without shots.

    Args:
        program: What to run.

    Returns:
        The states of all qubits that can be measured in the end, ascending, and how probable each
        is; what was seen before is not told.

    Raises:
        JobFailed: If it would take too long.
    """
    steps, used = narrowed(program.steps)
    _check_time(_seconds(steps, len(used), None, _MATRIX_SHOTS << len(used), is_dynamic=True))
    weights = exact_probabilities(steps, len(used), None)
    states = np.flatnonzero(weights > _MATRIX_DUST)
    return widened(states, used), weights[states] / weights[states].sum()


def tables(program: Program, shots: Shots) -> tuple[Table, ...]:
    """Count shots, register by register.

    Args:
        program: What was run.
        shots: What it gave.

    Returns:
        The tables, that of all qubits first.
    """
    whole = Table.of_values(OUTPUT_ALL, program.qubits, shots.states)
    return (whole, *(_table(register, shots) for register in program.registers))


def _table(register: Register, shots: Shots) -> Table:
    values = pick(shots.states, register)
    bits = [(place, s[1]) for place, s in enumerate(register.sources) if s and s[0] == "bit"]
    for place, bit in bits:
        values |= (shots.bits >> bit & 1).astype(np.int64) << place
    return Table.of_values(register.name, len(register.sources), values)


def _seconds(
    steps: Sequence[Step], qubits: int, noise: NoiseModel | None, shots: int, *, is_dynamic: bool
) -> float:
    """Estimate how long trajectories take: one for every shot that differs from the others."""
    different: float = shots
    if noise is not None and not is_dynamic:
        clean = sum(
            log1p(-(noise.one * 3 / 4 if len(step.qubits) == 1 else noise.two * 15 / 16))
            for step in steps
        )
        different = min(shots, 1 + shots * (1 - np.exp(clean)))
    step = max(_SECONDS_A_STEP, _SECONDS_AN_AMPLITUDE * (1 << qubits))
    return float(different * step * (len(steps) + 1))


def _check_time(seconds: float) -> None:
    if seconds > MAX_SECONDS:
        message = (
            f"the simulation would take about {seconds / 60:.0f} minutes; this emulator does not "
            f"begin what takes more than {MAX_SECONDS / 60:.0f}: take fewer shots, qubits or gates"
        )
        raise JobFailed("SimulationTimeout", message)
