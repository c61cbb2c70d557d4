"""Random circuits whose only outcome is their number, so that a mixed-up result shows."""

import math
import random

from ionq_session import Circuit, JobResult


def fingerprint(number: int, width: int) -> Circuit:
    """A circuit whose only outcome is `number`, among gates that leave it as it is."""
    generator = random.Random(number)  # noqa: S311  # no secret
    circuit = Circuit(width)
    for qubit in range(width):
        circuit.rz(qubit, generator.uniform(-math.pi, math.pi))
        if number >> qubit & 1:
            circuit.x(qubit)
    for _ in range(generator.randrange(6)):
        first, second = generator.sample(range(width), 2)
        circuit.zz(first, second, generator.uniform(-math.pi, math.pi))
    return circuit


def read(result: JobResult) -> int:
    """The number that a circuit has shown."""
    (state,) = result.states
    return state
