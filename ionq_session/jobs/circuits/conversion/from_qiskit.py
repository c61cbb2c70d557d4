"""Qiskit's `QuantumCircuit`, through the exporter of qiskit-ionq.

That exporter goes by the names of gates and takes those of its basis only. So gates that users
defined are replaced by their definitions first, and those outside the basis are translated, without
optimization, which leaves qubits and bits where they are.
"""

import math
import re
from collections.abc import Container, Iterable, Sequence
from typing import Any, Final

from ionq_api.types import JsonValue

from ...errors import InvalidCircuitError
from ..payload_types import CIRCUIT, QASM3, Registers
from ..rules.kinds import NATIVE, ROTATION, Gateset
from ..rules.one_gate import MAX_CONTROLS
from ..values import plain_gate
from .extras import imported
from .qiskit_definitions import Definitions
from .types import CircuitInput

# Any, for everything of Qiskit's here: its types are incomplete.

LOOSE_BITS: Final = "loose_bits"
"""The register of classical bits that are in none."""

# A register that a program declares, or an alias of several.
_REGISTER = re.compile(r"^(?:bit\[\d+\]|let) (\w+)", re.MULTILINE)

# Gates of no fixed width, by the names of their classes.
_WIDE = {"mcx": "MCXGate", "mcphase": "MCPhaseGate", "PauliEvolution": "PauliEvolutionGate"}
# What a circuit of either gate set may have beside gates; no target has to list a barrier.
_MEASURED = ("measure", "reset", "barrier", "delay")

# The gates of OpenQASM's stdgates.inc, so that a program needs no definitions of gates.
_STANDARD_GATES = (
    *("p", "x", "y", "z", "h", "s", "sdg", "t", "tdg", "sx", "rx", "ry", "rz", "id"),
    *("cx", "cy", "cz", "cp", "crx", "cry", "crz", "ch", "swap", "ccx", "cswap"),
)


def from_qiskit(circuit: Any, *, extra: str = "qiskit") -> CircuitInput:
    """A circuit of Qiskit's.

    Its measurements become the registers. With measurements or resets in mid-circuit, or run-time
    control, which gates in JSON cannot express, it is sent as OpenQASM 3.

    Args:
        circuit: The circuit.
        extra: The extra to name if qiskit-ionq is missing.

    Raises:
        InvalidCircuitError: It has unbound parameters, or something that IonQ cannot run.
        MissingExtraError: qiskit-ionq is missing.
    """
    return _Exporter(extra).exported(circuit)


class _Exporter:
    """Exports with the modules that are needed for it.

    Args:
        extra: The extra to name if one is missing.
    """

    def __init__(self, extra: str) -> None:
        self._extra = extra
        self._qiskit = self._imported("qiskit")
        self._circuit = self._imported("qiskit.circuit")
        self._ionq = self._imported("qiskit_ionq.helpers")
        self._errors = self._imported("qiskit.exceptions")

    def _imported(self, module: str) -> Any:
        for_ = "a circuit of Qiskit's" if self._extra == "qiskit" else "this circuit"
        return imported(module, extra=self._extra, for_=for_)

    def exported(self, circuit: Any) -> CircuitInput:
        if not isinstance(circuit, self._qiskit.QuantumCircuit):
            raise InvalidCircuitError(
                f"an object of Qiskit's class {type(circuit).__name__} is no circuit; put it into "
                "a QuantumCircuit"
            )
        unbound = sorted(each.name for each in circuit.parameters)
        if unbound:
            raise InvalidCircuitError(
                f"the circuit {circuit.name!r} has unbound parameters: {', '.join(unbound)}; give "
                "them values with assign_parameters()"
            )
        try:
            return self._exported(circuit)
        except self._errors.QiskitError as error:
            text = f"the circuit {circuit.name!r} cannot be sent to IonQ: {error.message}"
            raise InvalidCircuitError(text) from error

    def _exported(self, circuit: Any) -> CircuitInput:
        if circuit.num_vars or self._has_control_flow(circuit):
            return self._as_qasm3(circuit)
        plain = Definitions(self._qiskit, self._ionq.ionq_basis_gates).replaced(circuit)
        angles = self._angles(plain)
        gateset = self._gateset(plain)
        if gateset == "qis":
            plain = self._translated(plain, self._basis(plain))
        if self._ionq.circuit_requires_qasm3(plain):
            if gateset == "qis":
                plain = self._translated(plain, [*_STANDARD_GATES, *_MEASURED])
            return self._as_qasm3(plain)
        known = {*self._ionq.GATESET_MAP[gateset], "measure", "barrier", "id"}
        unknown = sorted({each.operation.name for each in plain.data} - known)
        if unknown:
            raise InvalidCircuitError(
                f"the circuit {circuit.name!r} has {', '.join(unknown)}, which IonQ's gates cannot "
                "express"
            )
        gates, _, measured = self._ionq.qiskit_circ_to_ionq_circ(plain, gateset)
        listed: list[JsonValue] = list(_normalized(gates, angles))
        return CircuitInput(
            CIRCUIT,
            {"gateset": gateset, "qubits": plain.num_qubits, "circuit": listed},
            _registers(plain, measured),
        )

    def _angles(self, circuit: Any) -> frozenset[float]:
        """The numbers that are parameters of a circuit's gates."""
        kinds = (int, float, self._circuit.ParameterExpression)
        listed = (each for step in circuit.data for each in step.operation.params)
        return frozenset(float(each) for each in listed if isinstance(each, kinds))

    def _has_control_flow(self, circuit: Any) -> bool:
        kinds = (self._circuit.ControlFlowOp, self._circuit.Store)
        return any(isinstance(each.operation, kinds) for each in circuit.data)

    def _gateset(self, circuit: Any) -> Gateset:
        names = {each.operation.name for each in circuit.data}
        native = {name for name in names if name in self._ionq.ionq_native_basis_gates}
        others = sorted(names - native - set(_MEASURED))
        if native and others:
            raise InvalidCircuitError(
                f"the circuit {circuit.name!r} has native gates ({', '.join(sorted(native))}) and "
                f"others ({', '.join(others)}); one circuit cannot mix the two"
            )
        return "native" if native else "qis"

    def _basis(self, circuit: Any) -> list[str]:
        """The names of the gates that the exporter can take over from a circuit as they are."""
        left_out = {
            each.operation.name for each in circuit.data if not self._is_taken(each.operation)
        }
        return [name for name in self._ionq.ionq_basis_gates if name not in left_out]

    def _is_taken(self, operation: Any) -> bool:
        if operation.name == "PauliEvolution":
            return self._is_pauliexp(operation.operator)
        return bool(getattr(operation, "num_ctrl_qubits", 0) <= MAX_CONTROLS)

    def _is_pauliexp(self, operator: Any) -> bool:
        """Whether the service computes an exponential as Qiskit does: terms commute, and are real.

        Others are translated, by the product formula that the circuit names.
        """
        if type(operator).__name__ != "SparsePauliOp":
            return False
        real = all(abs(each.imag) == 0 for each in operator.coeffs)
        return real and bool(self._ionq.paulis_commute([term for term, _ in operator.to_list()]))

    def _translated(self, circuit: Any, basis: Sequence[str]) -> Any:
        """The circuit in a basis, as it is if it already was."""
        names = {each.operation.name for each in circuit.data}
        if names.issubset({*basis, *_MEASURED} - {"reset"}):
            return circuit
        target = self._target([*basis, *_MEASURED])
        translated = self._qiskit.transpile(circuit, target=target, optimization_level=0)
        if "reset" not in {each.operation.name for each in translated.data}:
            return translated
        passes = self._imported("qiskit.transpiler")
        first = passes.passes.RemoveResetInZeroState()  # such as those of initialize()
        return passes.PassManager([first]).run(translated)

    def _target(self, names: Sequence[str]) -> Any:
        """What the transpiler is to translate to; of the names those that Qiskit has a gate for."""
        library = self._imported("qiskit.circuit.library")
        known = library.get_standard_gate_name_mapping()
        return self._imported("qiskit.transpiler").Target.from_configuration(
            [each for each in dict.fromkeys(names) if each in known or each in _WIDE],
            custom_name_mapping={name: getattr(library, kind) for name, kind in _WIDE.items()},
        )

    def _as_qasm3(self, circuit: Any) -> CircuitInput:
        program: str = self._imported("qiskit.qasm3").dumps(circuit, basis_gates=tuple(NATIVE))
        declared = set(_REGISTER.findall(program))
        renamed = [each.name for each in circuit.cregs if each.name not in declared]
        if renamed:
            raise InvalidCircuitError(
                f"the classical register {renamed[0]!r} cannot have this name in OpenQASM 3, in "
                "which the circuit has to be sent; rename it"
            )
        return CircuitInput(QASM3, {"data": program})


def _normalized(
    gates: Iterable[dict[str, Any]], angles: Container[float]
) -> Iterable[dict[str, JsonValue]]:
    """Gates with plain numbers, and with each sign of a time in the coefficients.

    A translation may make rotations of several turns. They are shortened, so that only angles that
    the circuit had itself are warned of.
    """
    for gate in gates:
        time = float(gate.get("time", 1))
        if time < 0:
            flipped = [-each for each in gate["coefficients"]]
            yield plain_gate({**gate, "time": -time, "coefficients": flipped})
        elif time > 0:
            rotation = gate.get("rotation", 0)
            if abs(rotation) > ROTATION.most and rotation not in angles:
                yield plain_gate({**gate, "rotation": math.remainder(rotation, ROTATION.most)})
            else:
                yield plain_gate(gate)


def _registers(circuit: Any, measured: Sequence[int | None]) -> Registers:
    """The registers of a circuit, by which qubit each of its classical bits is measured from."""
    if all(each is None for each in measured):
        return {}
    source = dict(zip(circuit.clbits, measured, strict=True))
    found = {each.name: tuple(source[bit] for bit in each) for each in circuit.cregs if each.size}
    in_register = {bit for each in circuit.cregs for bit in each}
    loose = tuple(source[bit] for bit in circuit.clbits if bit not in in_register)
    if loose:
        found[LOOSE_BITS] = loose
    return found
