"""Cirq's `Circuit`, through the serializer of cirq-ionq.

That serializer takes `LineQubit`s and the gates of IonQ, and packs measurements into metadata of
limited length. So measurements are taken out first and become registers, other qubits are numbered
in Cirq's order, and other gates are compiled to `cirq_ionq.IonQTargetGateset`.
"""

from collections.abc import Iterable
from typing import Any

from ionq_api.types import JsonValue

from ...errors import InvalidCircuitError
from ..payload_types import CIRCUIT
from ..values import plain_gate
from .extras import imported
from .types import CircuitInput

# Any, for everything of Cirq's here: cirq-ionq is not typed, and Cirq's types hold unknown ones.


def from_cirq(circuit: Any) -> CircuitInput:
    """A circuit of Cirq's.

    `LineQubit(i)` is qubit i, so that a hole in the numbers is a qubit that nothing acts on. Other
    qubits are numbered from 0 in Cirq's order. Each measurement key is a register whose bit 0 is
    the first qubit of the measurement; Cirq's integers have that as their highest bit.

    Raises:
        InvalidCircuitError: It has parameters, or something that IonQ cannot run, such as a
            measurement in mid-circuit.
        MissingExtraError: cirq-ionq is missing.
    """
    return _Exporter().exported(circuit)


class _Exporter:
    """Exports with the modules that are needed for it."""

    def __init__(self) -> None:
        self._cirq = imported("cirq", extra="cirq", for_="a circuit of Cirq's")
        self._ionq = imported("cirq_ionq", extra="cirq", for_="a circuit of Cirq's")
        serializing = imported("cirq_ionq.serializer", extra="cirq", for_="a circuit of Cirq's")
        self._serializer = serializing.Serializer()

    def exported(self, circuit: Any) -> CircuitInput:
        cirq = self._cirq
        if not isinstance(circuit, cirq.AbstractCircuit):
            raise InvalidCircuitError(
                f"an object of Cirq's class {type(circuit).__name__} is no circuit; put it into a "
                "cirq.Circuit"
            )
        unresolved = sorted(cirq.parameter_names(circuit))
        if unresolved:
            raise InvalidCircuitError(
                f"the circuit has unresolved parameters: {', '.join(unresolved)}; give them values "
                "with cirq.resolve_parameters()"
            )
        flat = cirq.unroll_circuit_op(circuit.unfreeze(), deep=True, tags_to_check=None)
        flat = self._on_a_line(flat)
        qubits = max((each.x for each in flat.all_qubits()), default=0) + 1
        registers = self._registers(flat)
        gates = cirq.Circuit(each for each in flat.all_operations() if not _is_measurement(each))
        gateset, listed = self._serialized(gates)
        return CircuitInput(
            CIRCUIT, {"gateset": gateset, "qubits": qubits, "circuit": listed}, registers
        )

    def _on_a_line(self, circuit: Any) -> Any:
        """The circuit on `LineQubit`s."""
        qubits = sorted(circuit.all_qubits())
        for each in qubits:
            if each.dimension != 2:
                raise InvalidCircuitError(f"{each!r} has {each.dimension} levels, not two")
        if not all(isinstance(each, self._cirq.LineQubit) for each in qubits):
            return circuit.transform_qubits(
                dict(zip(qubits, self._cirq.LineQubit.range(len(qubits)), strict=True))
            )
        if qubits and qubits[0].x < 0:
            raise InvalidCircuitError(
                f"{qubits[0]!r} has no qubit of IonQ's, which are numbered from 0"
            )
        return circuit

    def _registers(self, circuit: Any) -> dict[str, tuple[int | None, ...]]:
        found: dict[str, tuple[int | None, ...]] = {}
        for operation in circuit.all_operations():
            if self._cirq.control_keys(operation):
                raise InvalidCircuitError(
                    f"{operation!s} depends on a measurement; IonQ's gates cannot express that"
                )
            if not self._cirq.is_measurement(operation):
                if not self._cirq.has_unitary(operation):
                    raise InvalidCircuitError(
                        f"{operation!s} is no unitary gate; IonQ's gates cannot express it"
                    )
                continue
            gate = operation.gate
            if not isinstance(gate, self._cirq.MeasurementGate):
                raise InvalidCircuitError(
                    f"{operation!s} does not measure qubits, only an observable; rotate it into "
                    "the computational basis and use cirq.measure()"
                )
            key: str = self._cirq.measurement_key_name(gate)
            if any(gate.full_invert_mask()) or gate.confusion_map:
                raise InvalidCircuitError(
                    f"the measurement {key!r} inverts or confuses bits, which a result of IonQ's "
                    "does not; measure without and change the bits of the result"
                )
            if key in found:
                raise InvalidCircuitError(f"there are two measurements with the key {key!r}")
            found[key] = tuple(each.x for each in operation.qubits)
        if not circuit.are_all_measurements_terminal():
            raise InvalidCircuitError(
                "a qubit is used after it was measured; IonQ's gates cannot express that"
            )
        return found

    def _serialized(self, gates: Any) -> tuple[str, list[JsonValue]]:
        native = [each for each in gates.all_operations() if self._is_native(each)]
        if native and len(native) < len(list(gates.all_operations())):
            raise InvalidCircuitError(
                f"the circuit has native gates, such as {native[0]!s}, and others; one circuit "
                "cannot mix the two"
            )
        try:
            return self._once(gates)
        except _refusals(self._ionq):
            pass
        target = self._ionq.IonQTargetGateset()
        try:
            return self._once(self._cirq.optimize_for_target_gateset(gates, gateset=target))
        except _refusals(self._ionq) as error:
            raise InvalidCircuitError(f"Cirq's circuit cannot be sent to IonQ: {error}") from error

    def _once(self, gates: Any) -> tuple[str, list[JsonValue]]:
        phases = self._cirq.GlobalPhaseGate
        kept = [each for each in gates.all_operations() if not isinstance(each.gate, phases)]
        if not kept:
            return "qis", []
        program = self._serializer.serialize_single_circuit(self._cirq.Circuit(kept))
        return program.input["gateset"], list(_plain_gates(program.input))

    def _is_native(self, operation: Any) -> bool:
        kinds = (self._ionq.GPIGate, self._ionq.GPI2Gate, self._ionq.MSGate, self._ionq.ZZGate)
        return isinstance(operation.gate, kinds)


def _is_measurement(operation: Any) -> bool:
    return operation.gate is not None and hasattr(operation.gate, "full_invert_mask")


def _refusals(cirq_ionq: Any) -> tuple[type[Exception], ...]:
    """What the serializer raises for gates that it does not take."""
    own: type[Exception] = cirq_ionq.ionq_exceptions.NotSupportedPauliexpParameters
    return (ValueError, own)


def _plain_gates(given: dict[str, Any]) -> Iterable[dict[str, JsonValue]]:
    """Gates with plain numbers; the angle of a native zz under the document's name."""
    for gate in given["circuit"]:
        plain = plain_gate(gate)
        if given["gateset"] == "native" and plain["gate"] == "zz":
            plain["angle"] = plain.pop("phase")
        yield plain
