"""The methods of `Circuit` for gates that act on two qubits or more."""

from collections.abc import Iterable
from typing import Self, SupportsIndex

from .arguments import Number, Qubits
from .base import BaseCircuit


class MultiQubitGates(BaseCircuit):
    """A method for each gate of the set `qis` on several qubits."""

    def cnot(self, control: Qubits, target: Qubits) -> Self:
        """Add a controlled X: it flips the target where the control is 1, or all of several are.

        Its matrix is [[1, 0, 0, 0], [0, 1, 0, 0], [0, 0, 0, 1], [0, 0, 1, 0]] for the basis 00, 01,
        10, 11, with the control as the left digit. With two controls it is the Toffoli gate.
        Source: IonQ's document, gate `cnot`.

        Args:
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.
            target: The qubit, or several that each get the gate.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("cnot", target, control)

    def swap(self, target0: SupportsIndex, target1: SupportsIndex) -> Self:
        """Add a swap, which exchanges the states of two qubits; it takes no controls.

        Its matrix is [[1, 0, 0, 0], [0, 0, 1, 0], [0, 1, 0, 0], [0, 0, 0, 1]]. Source: IonQ's
        document, gate `swap`.

        Args:
            target0: One qubit.
            target1: The other.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or both are the same.
        """
        return self._append("swap", (target0, target1))

    def xx(
        self,
        target0: SupportsIndex,
        target1: SupportsIndex,
        rotation: Number,
        *,
        control: Qubits = (),
    ) -> Self:
        """Add a rotation of two qubits about XX, exp(-i rotation XX / 2).

        With pi/2 it entangles fully. It is Qiskit's `rxx`, and PennyLane's `IsingXX`. Source:
        IonQ's document, gate `xx`.

        Args:
            target0: One qubit.
            target1: The other.
            rotation: The angle in radians; more than 4 pi gives a `CircuitWarning`.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        return self._append("xx", (target0, target1), control, rotation=rotation)

    def yy(
        self,
        target0: SupportsIndex,
        target1: SupportsIndex,
        rotation: Number,
        *,
        control: Qubits = (),
    ) -> Self:
        """Add a rotation of two qubits about YY, exp(-i rotation YY / 2).

        With pi/2 it entangles fully. It is Qiskit's `ryy`, and PennyLane's `IsingYY`. Source:
        IonQ's document, gate `yy`.

        Args:
            target0: One qubit.
            target1: The other.
            rotation: The angle in radians; more than 4 pi gives a `CircuitWarning`.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        return self._append("yy", (target0, target1), control, rotation=rotation)

    def zz(
        self,
        target0: SupportsIndex,
        target1: SupportsIndex,
        rotation: Number,
        *,
        control: Qubits = (),
    ) -> Self:
        """Add a rotation of two qubits about ZZ, exp(-i rotation ZZ / 2).

        Its matrix is diag(exp(-i a), exp(i a), exp(i a), exp(-i a)) with a = rotation / 2. With
        pi/2 it entangles fully. It is Qiskit's `rzz`, and PennyLane's `IsingZZ`. The native gate of
        this name, a method of `NativeCircuit`, has its angle in turns. Source: IonQ's document,
        gate `zz` of `QisGate`.

        Args:
            target0: One qubit.
            target1: The other.
            rotation: The angle in radians; more than 4 pi gives a `CircuitWarning`.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the
                rotation is not a finite number.
        """
        return self._append("zz", (target0, target1), control, rotation=rotation)

    def pauliexp(
        self,
        targets: Iterable[SupportsIndex],
        terms: Iterable[str],
        coefficients: Iterable[Number],
        time: Number,
        *,
        control: Qubits = (),
    ) -> Self:
        """Add the evolution exp(-i time sum(c P)) under a sum of Pauli strings P.

        `Circuit(2).pauliexp([0, 1], ["XX", "IZ"], [0.5, -1.0], 0.2)` has X on both qubits in its
        first term and Z on qubit 0 in its second. Terms that commute are exact. The document does
        not say how the service treats others; the emulator is exact for a few qubits. Source:
        IonQ's document, gate `pauliexp`, and what qiskit-ionq and PennyLane send.

        Args:
            targets: The qubits.
            terms: The Pauli strings, of I, X, Y and Z. Each has a letter for each target, and the
                last letter is for the first.
            coefficients: A real number c for each term.
            time: The time, a positive number, which multiplies the coefficients in radians.
            control: The control qubit or qubits; more than 7 give a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice; a term is not
                such a text; there are more or fewer coefficients than terms; a number is not
                finite; or the time is not positive.
        """
        return self._append(
            "pauliexp", targets, control, terms=terms, coefficients=coefficients, time=time
        )
