"""A circuit of the gates that IonQ compiles, put together gate by gate."""

from typing import ClassVar

from .multi_qubit_gates import MultiQubitGates
from .one_qubit_gates import OneQubitGates


class Circuit(OneQubitGates, MultiQubitGates):
    """A circuit of the gate set `qis`, the common textbook gates; their angles are in radians.

    `Circuit(2).h(0).cnot(0, 1)` makes a Bell pair: each gate's method adds the gate to this circuit
    and returns it. Qubits come first, then angles, then controls by name. All qubits are measured
    at the end. `print(circuit)` draws it, and notebooks show a picture.

    Methods that add gates change the circuit; `copy`, `inverse`, `repeat` and `+` make a new one.
    Circuits with the same qubits and gates are equal; as they can change, they have no hash.

    Args:
        qubits: How many qubits there are, at least 1.

    Raises:
        InvalidCircuitError: That is not a whole number of at least 1.
    """

    gateset: ClassVar[str] = "qis"
