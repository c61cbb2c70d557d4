"""A circuit of the gates that IonQ's hardware performs, put together gate by gate."""

from typing import ClassVar, Self, SupportsIndex

from .arguments import Number, Qubits
from .base import BaseCircuit
from .native_gates import ENTANGLING_ANGLE


class NativeCircuit(BaseCircuit):
    """A circuit of native gates, which run as given; their phases and angles are in turns.

    `NativeCircuit(2).gpi2(0, 0.25).zz(0, 1, 0.25)`: each gate's method adds the gate to this
    circuit and returns it. A turn is 2 pi radians. All qubits are measured at the end.
    `print(circuit)` draws it, and notebooks show a picture. The unitaries are the functions `gpi`,
    `gpi2`, `ms` and `zz`.

    Methods that add gates change the circuit; `copy`, `inverse`, `repeat` and `+` make a new one.
    Circuits with the same qubits and gates are equal; as they can change, they have no hash.

    Args:
        qubits: How many qubits there are, at least 1.

    Raises:
        InvalidCircuitError: That is not a whole number of at least 1.
    """

    gateset: ClassVar[str] = "native"

    def gpi(self, target: Qubits, phase: Number) -> Self:
        """Add a GPi: half a turn about an axis in the xy plane.

        Its matrix is [[0, exp(-2 pi i phase)], [exp(2 pi i phase), 0]]: X for 0, Y for 0.25.
        Source: IonQ's document, gate `gpi`, and its guide to native gates.

        Args:
            target: The qubit, or several that each get the gate.
            phase: The direction of the axis, in turns from x; more than 1 gives a
                `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the phase
                is not a finite number.
        """
        return self._append("gpi", target, phase=phase)

    def gpi2(self, target: Qubits, phase: Number) -> Self:
        """Add a GPi2: a quarter turn about an axis in the xy plane.

        Its matrix is [[1, -i exp(-2 pi i phase)], [-i exp(2 pi i phase), 1]] / sqrt(2): a rotation
        by pi/2 radians about x for 0, about y for 0.25. Source: IonQ's document, gate `gpi2`, and
        its guide to native gates.

        Args:
            target: The qubit, or several that each get the gate.
            phase: The direction of the axis, in turns from x; more than 1 gives a
                `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice, or the phase
                is not a finite number.
        """
        return self._append("gpi2", target, phase=phase)

    def ms(
        self,
        target0: SupportsIndex,
        target1: SupportsIndex,
        phase0: Number,
        phase1: Number,
        angle: Number = ENTANGLING_ANGLE,
    ) -> Self:
        """Add a Mølmer-Sørensen gate, exp(-i pi angle GPi(phase0) GPi(phase1)).

        Forte machines have `zz` in its place. Its matrix is that of the function `ms`. Source:
        IonQ's document, gate `ms`, and its guide to native gates.

        Args:
            target0: The qubit that `phase0` belongs to.
            target1: The qubit that `phase1` belongs to.
            phase0: A phase in turns; more than 1 gives a `CircuitWarning`.
            phase1: A phase in turns; more than 1 gives a `CircuitWarning`.
            angle: The angle in turns, from 0 to 0.25, which entangles fully.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or both are the same, or a phase
                is not a finite number, or the angle not one in its range.
        """
        return self._append("ms", (target0, target1), phases=(phase0, phase1), angle=angle)

    def zz(self, target0: SupportsIndex, target1: SupportsIndex, angle: Number) -> Self:
        """Add a native ZZ, exp(-i pi angle ZZ), which Forte machines have.

        Its matrix is diag(exp(-i a), exp(i a), exp(i a), exp(-i a)) with a = pi angle. The gate of
        this name in `Circuit` has its angle in radians. Source: IonQ's document, gate `zz` of
        `NativeGate`, and its guide to native gates.

        Args:
            target0: One qubit.
            target1: The other.
            angle: The angle in turns; 0.25 entangles fully, more than 1 gives a `CircuitWarning`.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or both are the same, or the
                angle is not a finite number.
        """
        return self._append("zz", (target0, target1), angle=angle)

    def nop(self, targets: Qubits = ()) -> Self:
        """Add a gate that does nothing.

        The document lists it without saying how long it takes. Source: IonQ's document, gate `nop`.

        Args:
            targets: The qubits that it is written for, if any.

        Returns:
            This circuit.

        Raises:
            InvalidCircuitError: A qubit is not one of the circuit, or is named twice.
        """
        return self._append("nop", targets)
