"""OpenQASM 3 programs, as programs of ours: gates, native or not, measurements, resets, registers.

A measurement that is the last operation on its qubit is a terminal one, which all qubits get
anyway: its bit just names a qubit. Others are mid-circuit steps. A reset of a qubit that is still 0
does nothing and is dropped.
The native gates need no include; their parameters are turns.
"""

from collections.abc import Mapping, Sequence

from openqasm3 import ast, parse

from ..failures import JobFailed
from ..jsontypes import JsonObject
from ..machines.targets import Target
from . import native_gates as native
from . import qiskit
from .compiler import Compiler
from .constants.folding import fold
from .native import check_available
from .preflight import make_program
from .program import Program, Register, Source, Step
from .qasm_checks import bit_registers, parse_program
from .qasm_import import convert, own_gates
from .qasm_tree import failed, nodes

# What the importer has to know of the native gates; their bodies are irrelevant to it.
_DECLARATIONS = {
    "gpi": "gate gpi(p) a {}",
    "gpi2": "gate gpi2(p) a {}",
    "ms": "gate ms(p0, p1, t) a, b {}",
    "zz": "gate zz(t) a, b {}",
}


def read_qasm(source: JsonObject, target: Target) -> Program:
    """The program of an `ionq.qasm3.v1` job, with its qubits in the order of their declaration.

    Args:
        source: The job's `input`, whose structure was checked before.
        target: Where it is to run.

    Raises:
        JobFailed: The program is invalid; the message says where.
    """
    text = source.get("data")
    tree = parse_program(text if isinstance(text, str) else "", target)
    return build(tree, target, {})


def build(
    tree: ast.Program, target: Target, parameters: Mapping[str, float], basis: str = ""
) -> Program:
    """Turn a syntax tree into a program.

    Args:
        tree: A tree within the subset; it is not changed.
        target: Where it is to run.
        parameters: The values of its `input` variables.
        basis: The axis along which to measure each qubit at the end, the last letter for qubit 0;
            I, Z and an empty string stand for the usual one.

    Raises:
        JobFailed: The importer rejects it, or the target can't run it.
    """
    circuit, is_native = import_circuit(fold(tree, parameters) if parameters else tree, target)
    collector = (_NativeCollector if is_native else Compiler)(circuit.num_qubits, target.entangler)
    sources, is_dynamic = _collect(circuit, collector)
    turned = [(qubit, axis) for qubit, axis in enumerate(reversed(basis)) if axis in "XY"]
    for qubit, axis in turned:
        collector.turn(qubit, axis)
    operations = [step for step in circuit.data if step.operation.name not in _NOT_GATES]
    plain = None if is_native or is_dynamic or turned else qiskit.bare(circuit)
    steps = collector.finish()
    return make_program(
        target,
        circuit.num_qubits,
        lambda: steps,
        [len(step.qubits) for step in operations],
        plain,
        _registers(bit_registers(tree), sources),
    )


def import_circuit(tree: ast.Program, target: Target) -> tuple[qiskit.Circuit, bool]:
    """Turn a syntax tree into a Qiskit circuit.

    Args:
        tree: A tree within the subset; it is not changed.
        target: Where it is to run.

    Returns:
        The circuit, and whether it is one of native gates.

    Raises:
        JobFailed: The importer rejects it, or the target lacks its native gates.
    """
    declarations = _native_declarations(tree, target)
    given = ast.Program([*declarations, *tree.statements], tree.version)
    circuit = convert(given, own_gates(tree))
    return circuit, bool(declarations)


_NOT_GATES = ("barrier", "measure", "reset")


class _NativeCollector:
    """Collects native gates as they are; the compiler would change them."""

    def __init__(self, _qubits: int, _entangler: str) -> None:
        self._steps: list[Step] = []

    def add(self, gate: qiskit.Gate, qubits: Sequence[int]) -> None:
        """Add a gate: a native one, or one that the program defines by native ones."""
        if gate.name in native.NAMES:
            turns = tuple(float(parameter) for parameter in gate.params)
            if not native.are_turns(turns):
                raise failed(f"a phase or angle of {gate.name} is too large; one turn is 1")
            self._steps.append(Step(gate.name, tuple(qubits), turns))
        elif gate.definition is not None:
            inner = gate.definition
            for step in inner.data:
                places = [qubits[inner.find_bit(qubit).index] for qubit in step.qubits]
                self.add(step.operation, places)

    def measure(self, qubit: int, bit: int) -> None:
        """Add a mid-circuit measurement."""
        self._steps.append(Step("measure", (qubit,), bit=bit))

    def reset(self, qubit: int) -> None:
        """Add a reset."""
        self._steps.append(Step("reset", (qubit,)))

    def turn(self, qubit: int, axis: str) -> None:
        """Rotate an axis, X or Y, onto Z."""
        self._steps.append(Step("gpi2", (qubit,), (-0.25 if axis == "X" else 0.0,)))

    def finish(self) -> tuple[Step, ...]:
        """The steps."""
        return tuple(self._steps)


def _native_declarations(tree: ast.Program, target: Target) -> list[ast.Statement | ast.Pragma]:
    """Declare the native gates that a program uses; none means that it uses other gates."""
    gates = [node for node in nodes(tree) if isinstance(node, ast.QuantumGate)]
    called = {gate.name.name for gate in gates} - own_gates(tree)
    used = [name for name in _DECLARATIONS if name in called]
    if not used:
        return []
    others = sorted(called - set(used))
    if others or any(isinstance(node, ast.QuantumPhase) for node in nodes(tree)):
        others = others or ["gphase"]
        raise JobFailed(
            "UnsupportedGate",
            f"a program can't mix native gates ({used[0]}) with others ({others[0]})",
        )
    if any(gate.modifiers for gate in gates):
        raise failed("native gates take no modifiers such as ctrl and inv")
    for name in used:
        check_available(name, target)
    return parse("\n".join(_DECLARATIONS[name] for name in used)).statements


def _collect(
    circuit: qiskit.Circuit, collector: Compiler | _NativeCollector
) -> tuple[dict[int, Source], bool]:
    """Pass a circuit on; return the source of each bit, and whether the circuit is dynamic."""
    last = {
        circuit.find_bit(qubit).index: place
        for place, step in enumerate(circuit.data)
        if step.operation.name != "barrier"
        for qubit in step.qubits
    }
    sources: dict[int, Source] = {}
    is_dynamic = False
    changed: set[int] = set()  # the qubits that may not be 0
    for place, step in enumerate(circuit.data):
        name = step.operation.name
        qubits = [circuit.find_bit(qubit).index for qubit in step.qubits]
        if name == "measure":
            bit = circuit.find_bit(step.clbits[0]).index
            changed.add(qubits[0])
            if last[qubits[0]] == place:
                sources[bit] = ("qubit", qubits[0])
                continue
            sources[bit] = ("bit", bit)
            collector.measure(qubits[0], bit)
            is_dynamic = True
        elif name == "reset":
            if qubits[0] in changed:
                collector.reset(qubits[0])
                is_dynamic = True
            changed.discard(qubits[0])
        elif name != "barrier":
            collector.add(step.operation, qubits)
            changed.update(qubits)
    return sources, is_dynamic


def _registers(
    declared: Sequence[tuple[str, int]], sources: Mapping[int, Source]
) -> tuple[Register, ...]:
    """Name the bits, which the importer numbers in the order of their declaration."""
    registers: list[Register] = []
    start = 0
    for name, size in declared:
        bits = range(start, start + size)
        registers.append(Register(name, tuple(sources.get(bit) for bit in bits)))
        start += size
    return tuple(registers)
