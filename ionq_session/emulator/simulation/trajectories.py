"""Noise by trajectories: every shot has errors of its own, and shots that still agree run as one.

The shots begin as one group. Where errors or outcomes in mid-circuit divide a group, its largest
part goes on in place, and each other part first runs to its end on a copy of the state. Such a part
has at most half of the shots, so for N shots there are never more than log2 N copies, beside the
state itself and one to work with.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from ..circuits import native_gates as native
from ..circuits.program import DYNAMIC
from .states import State

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

    from ..circuits.program import Step
    from ..machines.noise import NoiseModel

# The errors on two qubits: every pair of Pauli matrices but that of two identities.
_PAIRS = [(first, second) for first in range(4) for second in range(4) if first or second]


@dataclass(frozen=True, slots=True)
class Shots:
    """What shots gave: the state of all qubits at the end, and the bits from mid-circuit."""

    states: NDArray[np.int64]
    bits: NDArray[np.object_]

    def shuffled(self, chance: np.random.Generator) -> Shots:
        """Put the shots into an order of chance.

        Args:
            chance: Where it comes from.

        Returns:
            The same shots.
        """
        order = chance.permutation(len(self.states))
        return Shots(self.states[order], self.bits[order])


@dataclass(slots=True)
class _Group:
    """Shots that have had the same errors and outcomes so far; bit i of `bits` is bit i."""

    state: State
    shots: int
    bits: int = 0


def run_trajectories(
    steps: Sequence[Step],
    qubits: int,
    noise: NoiseModel | None,
    shots: int,
    chance: np.random.Generator,
) -> Shots:
    """Run a circuit shot by shot.

    Args:
        steps: The compiled circuit.
        qubits: How many qubits it has.
        noise: What each gate brings with it; None is nothing.
        shots: How many shots to take.
        chance: Where chance comes from.

    Returns:
        The shots, in an order of chance.
    """
    run = _Run(steps, noise, chance)
    run.follow(_Group(State.zero(qubits), shots), 0)
    return Shots(np.concatenate(run.states), np.concatenate(run.bits)).shuffled(chance)


class _Run:
    """One run: the circuit, and what the groups that have ended gave."""

    def __init__(
        self, steps: Sequence[Step], noise: NoiseModel | None, chance: np.random.Generator
    ) -> None:
        self._steps = steps
        # A Pauli matrix other than the identity: d^2 - 1 out of d^2 of what depolarizes.
        self._one = 3 / 4 * noise.one if noise else 0.0
        self._two = 15 / 16 * noise.two if noise else 0.0
        self._chance = chance
        self.states: list[NDArray[np.int64]] = []
        self.bits: list[NDArray[np.object_]] = []

    def follow(self, group: _Group, start: int) -> None:
        """Take a group from a step to the end."""
        for place in range(start, len(self._steps)):
            step = self._steps[place]
            if step.name in DYNAMIC:
                self._look(group, step, place)
            else:
                group.state.apply(step)
                self._err(group, step, place)
        weights = group.state.probabilities()
        rungs: NDArray[np.float64] = weights.cumsum()
        points = self._chance.random(group.shots) * float(rungs[-1])
        drawn: NDArray[np.int64] = rungs.searchsorted(points, side="right").astype(np.int64)
        self.states.append(drawn.clip(max=len(weights) - 1))
        self.bits.append(np.full(group.shots, group.bits, np.object_))

    def _err(self, group: _Group, step: Step, place: int) -> None:
        """Let a gate's errors happen."""
        probability = self._one if len(step.qubits) == 1 else self._two
        if not probability:
            return
        if group.shots == 1:
            errors = int(self._chance.random() < probability)
        else:
            errors = int(self._chance.binomial(group.shots, probability))
        if not errors:
            return
        kinds = 3 if len(step.qubits) == 1 else 15
        drawn = np.bincount(self._chance.integers(kinds, size=errors), minlength=kinds)
        struck = ((int(drawn[kind]), kind) for kind in range(kinds))
        parts = [(group.shots - errors, -1), *struck]

        def strike(part: _Group, kind: int) -> None:
            if kind < 0:
                return
            paulis = (kind + 1,) if kinds == 3 else _PAIRS[kind]
            for qubit, pauli in zip(step.qubits, paulis, strict=True):
                if pauli:
                    part.state.apply_one(qubit, native.PAULIS[pauli])

        self._divide(group, parts, strike, place)

    def _look(self, group: _Group, step: Step, place: int) -> None:
        """Measure a qubit in mid-circuit, or reset it, which is to measure and to flip a 1."""
        qubit = step.qubits[0]
        one = group.state.probability_of_one(qubit)
        ones = int(self._chance.binomial(group.shots, one))

        def see(part: _Group, value: int) -> None:
            part.state.collapse(qubit, value, one if value else 1 - one)
            if step.bit is not None:
                part.bits = part.bits & ~(1 << step.bit) | value << step.bit
            elif value:
                part.state.apply_one(qubit, native.PAULIS[1])

        self._divide(group, [(group.shots - ones, 0), (ones, 1)], see, place)

    def _divide(
        self,
        group: _Group,
        parts: Sequence[tuple[int, int]],
        change: Callable[[_Group, int], None],
        place: int,
    ) -> None:
        """Run all parts but the largest to their end, and go on with that one in place."""
        *others, (shots, kind) = sorted(part for part in parts if part[0])
        for other_shots, other_kind in others:
            part = _Group(group.state.copy(), other_shots, group.bits)
            change(part, other_kind)
            self.follow(part, place + 1)
        group.shots = shots
        change(group, kind)
