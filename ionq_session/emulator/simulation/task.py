"""A task: what is to be simulated, on as few qubits as it uses, and what comes of it.

Both go from process to process. An outcome is a number: bit i is qubit i at the end, and above the
qubits stand the bits that measurements in mid-circuit have written, in the order of `bits`.
"""

import numpy as np
from attrs import frozen
from numpy.typing import NDArray

from ..circuits.narrowing import narrowed
from ..circuits.program import DYNAMIC, Program, Step
from ..failures import JobFailed
from ..machines.noise import NoiseModel

# Rounding leaves squares of some 1e-16 where the exact amplitude is zero. Whatever is below this
# bound is such dust: no circuit whose angles a user would write makes a state so rare.
VECTOR_DUST = 1e-20

# A matrix adds up more than a state does, so what rounding leaves of zero is larger.
MATRIX_DUST = 1e-13

# How long a worker may take for a task.
MAX_SECONDS = 600.0


@frozen(eq=False)
class Task:
    """Steps on `qubits` qubits; `shots` is None where probabilities are asked for.

    Attributes:
        steps: The circuit.
        qubits: How many qubits it has; each is used.
        noise: What each gate brings with it; None is nothing.
        bits: The bits that are wanted of measurements in mid-circuit.
        shots: How often to run it.
        seed: What makes the shots repeatable.
        branches: Whether shots that still agree run as one, instead of one by one.
        max_states: How many states there may be in the end, where probabilities are asked for.
        max_seconds: How long a worker may take.
    """

    steps: tuple[Step, ...]
    qubits: int
    noise: NoiseModel | None = None
    bits: tuple[int, ...] = ()
    shots: int | None = None
    seed: int = 0
    branches: bool = False
    max_states: int = 1 << 62
    max_seconds: float = MAX_SECONDS

    @property
    def is_mixed(self) -> bool:
        """Whether it takes a density matrix to know its end exactly."""
        return self.noise is not None or any(step.name in DYNAMIC for step in self.steps)


@frozen(eq=False)
class Probabilities:
    """The outcomes that can come, ascending, and how probable each is."""

    outcomes: NDArray[np.int64]
    weights: NDArray[np.float64]


@frozen(eq=False)
class Counts:
    """The outcomes that came, ascending, and how often each did."""

    outcomes: list[int]
    counts: NDArray[np.int64]


def task_of(program: Program, max_states: int) -> tuple[Task, list[int]]:
    """Make the task that asks for a program's probabilities.

    Args:
        program: The program.
        max_states: How many states the result may have.

    Returns:
        The task, and which qubits its own are.
    """
    steps, used = narrowed(program.steps)
    task = Task(
        steps,
        len(used),
        program.target.noise,
        tuple(sorted(program.bits)),
        max_states=max_states,
        max_seconds=MAX_SECONDS,
    )
    return task, used


def possible(weights: NDArray[np.float64], dust: float, max_states: int) -> Probabilities:
    """List what can come.

    Args:
        weights: The probabilities of all outcomes.
        dust: What is as good as zero.
        max_states: How many there may be.

    Returns:
        The outcomes.

    Raises:
        JobFailed: If there are more.
    """
    outcomes = np.flatnonzero(weights > dust)
    if len(outcomes) > max_states:
        message = (
            f"the result has {len(outcomes):,} states; this emulator lists at most {max_states:,}: "
            "take fewer qubits, or shots under a noise model"
        )
        raise JobFailed("SimulationError", message)
    return Probabilities(outcomes.astype(np.int64), weights[outcomes])
