"""The methods of `Circuit` for gates that act on one qubit."""

from typing import Self

from .arguments import Number, Qubits
from .base import BaseCircuit


class OneQubitGates(BaseCircuit):
    """A method for each gate of the set `qis` on one qubit, and on more with controls."""

    def x(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add a Pauli X, which flips a qubit.

        Its matrix is [[0, 1], [1, 0]]. With controls it flips where they are all 1, as `cnot` does.
        Source: IonQ's document, gate `x`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("x", target, control)

    def not_(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add a `not`, IonQ's other name for `x`; the method's name is no word of Python's own.

        Its matrix is [[0, 1], [1, 0]]. Source: IonQ's document, gate `not`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("not", target, control)

    def y(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add a Pauli Y.

        Its matrix is [[0, -i], [i, 0]]. Source: IonQ's document, gate `y`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("y", target, control)

    def z(self, target: Qubits, rotation: Number | None = None, *, control: Qubits = ()) -> Self:
        """Add a Pauli Z, or with a rotation the phase gate.

        Its matrix is diag(1, -1), and diag(1, exp(i rotation)) with a rotation. Source: IonQ's
        document, gate `z`. The document does not say what a rotation of `z` does; qiskit-ionq sends
        Qiskit's phase gates `p`, `cp` and `mcp` so, and the emulator follows it.

        Args:
            target: The qubit, or several that each get the gate.
            rotation: The angle in radians of the phase gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        if rotation is None:
            return self._append("z", target, control)
        return self._append("z", target, control, rotation=rotation)

    def h(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add a Hadamard gate, which makes equal superpositions of 0 and 1.

        Its matrix is [[1, 1], [1, -1]] / sqrt(2). Source: IonQ's document, gate `h`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("h", target, control)

    def s(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add an S, the square root of Z.

        Its matrix is diag(1, i). Source: IonQ's document, gate `s`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("s", target, control)

    def si(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add the inverse of S, often called S dagger or sdg.

        Its matrix is diag(1, -i). Source: IonQ's document, gate `si`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("si", target, control)

    def t(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add a T, the square root of S.

        Its matrix is diag(1, exp(i pi/4)). Source: IonQ's document, gate `t`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("t", target, control)

    def ti(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add the inverse of T, often called T dagger or tdg.

        Its matrix is diag(1, exp(-i pi/4)). Source: IonQ's document, gate `ti`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("ti", target, control)

    def v(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add a V, the square root of X, which others call sx.

        Its matrix is [[1+i, 1-i], [1-i, 1+i]] / 2. Source: IonQ's document, gate `v`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("v", target, control)

    def vi(self, target: Qubits, *, control: Qubits = ()) -> Self:
        """Add the inverse of V, which others call sxdg.

        Its matrix is [[1-i, 1+i], [1+i, 1-i]] / 2. Source: IonQ's document, gate `vi`.

        Args:
            target: The qubit, or several that each get the gate.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("vi", target, control)

    def rx(self, target: Qubits, rotation: Number, *, control: Qubits = ()) -> Self:
        """Add a rotation about the x axis, exp(-i rotation X / 2).

        Its matrix is [[cos a, -i sin a], [-i sin a, cos a]] with a = rotation / 2. Source: IonQ's
        document, gate `rx`.

        Args:
            target: The qubit, or several that each get the gate.
            rotation: The angle in radians; more than 4 pi gives a `CircuitWarning`.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        return self._append("rx", target, control, rotation=rotation)

    def ry(self, target: Qubits, rotation: Number, *, control: Qubits = ()) -> Self:
        """Add a rotation about the y axis, exp(-i rotation Y / 2).

        Its matrix is [[cos a, -sin a], [sin a, cos a]] with a = rotation / 2. Source: IonQ's
        document, gate `ry`.

        Args:
            target: The qubit, or several that each get the gate.
            rotation: The angle in radians; more than 4 pi gives a `CircuitWarning`.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        return self._append("ry", target, control, rotation=rotation)

    def rz(self, target: Qubits, rotation: Number, *, control: Qubits = ()) -> Self:
        """Add a rotation about the z axis, exp(-i rotation Z / 2).

        Its matrix is diag(exp(-i a), exp(i a)) with a = rotation / 2. Source: IonQ's document, gate
        `rz`.

        Args:
            target: The qubit, or several that each get the gate.
            rotation: The angle in radians; more than 4 pi gives a `CircuitWarning`.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        return self._append("rz", target, control, rotation=rotation)
