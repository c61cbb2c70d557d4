"""What a converted circuit of gates does, by the matrices of `tests/emulator/reference.py`."""

from typing import Any

from ionq_session.jobs.circuits.conversion import CircuitInput

from ...emulator import reference


def distribution(found: CircuitInput) -> list[float]:
    """Probabilities of the states, with qubit 0 as the lowest bit of an index."""
    # Any: the gates as the reference takes them.
    gates: Any = found.input["circuit"]
    qubits: Any = found.input["qubits"]
    native = found.input["gateset"] == "native"
    operators = reference.operators(qubits, gates, native=native)
    numbers: list[float] = reference.probabilities(qubits, operators).tolist()
    return numbers


def by_registers(found: CircuitInput) -> dict[str, dict[str, float]]:
    """The probabilities of each register's bits, with bit 0 rightmost."""
    numbers = distribution(found)
    words: dict[str, dict[str, float]] = {}
    for name, bits in found.registers.items():
        words[name] = {}
        for state, probability in enumerate(numbers):
            values = ("0" if bit is None else str(state >> bit & 1) for bit in reversed(bits))
            word = "".join(values)
            words[name][word] = words[name].get(word, 0) + probability
    return words
