"""Preflight: from a job's `input` to a program for its target, or to why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..failures import JobFailed
from ..simulation.outcomes import OUTPUT_ALL
from .compiler import Compiler
from .gates import GateFields
from .narrowing import used_qubits
from .native import read_native
from .program import Program, Register
from .qis import read_qis

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..jsontypes import Json, JsonObject
    from ..machines.targets import Target
    from . import qiskit
    from .program import Source, Step

# A state of 26 qubits takes 1 GiB, and a few times that while probabilities are taken. Two such
# jobs at once fit a machine of 24 GiB. Noise makes many states of one.
MAX_QUBITS = 26
MAX_SAMPLED_QUBITS = 24

# A density matrix of so many qubits takes 64 MiB.
MATRIX_QUBITS = 11

# States of registers are numbers of 64 bits.
MAX_REGISTER = 62


def read_circuit(source: JsonObject, target: Target) -> Program:
    """Make the program of an `ionq.circuit.v1` job.

    Args:
        source: The job's `input`, whose structure was checked before.
        target: Where it is to run.

    Returns:
        The program.

    Raises:
        JobFailed: If the circuit is not a good one; the message names the gate.
    """
    width, gates = source.get("qubits"), source.get("circuit")
    if not isinstance(width, int | float) or width < 1:
        # Left out of the required fields by the document, but the live simulator wants it.
        raise JobFailed("PreflightError", "input.qubits is required and must be at least 1")
    qubits = int(width)
    check_width(qubits, target)
    if not isinstance(gates, list) or not gates:
        raise JobFailed("PreflightError", "the circuit has no gates")
    fields = [
        GateFields(position, gate if isinstance(gate, dict) else {}, qubits)
        for position, gate in enumerate(gates)
    ]
    registers = _read_registers(source.get("registers"), qubits)
    # `gateset` may be missing: older clients leave it out and mean QIS.
    if source.get("gateset") == "native":
        steps = read_native(fields, target)
        widths = [len(step.qubits) for step in steps]
        return make_program(target, qubits, steps, widths, None, registers)
    circuit = read_qis(fields, qubits)
    compiler = Compiler(qubits, target.entangler)
    compiler.add_circuit(circuit, range(qubits))
    widths = [len(step.qubits) for step in circuit.data]
    return make_program(target, qubits, compiler.finish(), widths, circuit, registers)


def make_program(
    target: Target,
    qubits: int,
    steps: tuple[Step, ...],
    widths: Sequence[int],
    circuit: qiskit.Circuit | None,
    registers: tuple[Register, ...],
) -> Program:
    """Take stock of a circuit.

    Gates are counted as the user wrote them, not as the compiler leaves them; those on more than
    two qubits count as two-qubit gates, into which they break down.

    Args:
        target: Where it is to run.
        qubits: How many qubits it has.
        steps: The compiled circuit.
        widths: On how many qubits each gate is, as the user wrote it.
        circuit: The circuit before the compiler, if it went through it and is of gates only.
        registers: Its named registers.

    Returns:
        The program.

    Raises:
        JobFailed: If it uses more qubits than the emulator can simulate.
    """
    counts: JsonObject = {
        "1q": sum(width == 1 for width in widths),
        "2q": sum(width > 1 for width in widths),
    }
    stats: JsonObject = {"qubits": qubits, "circuits": 1, "gate_counts": counts}
    program = Program(target, qubits, steps, stats, circuit, registers)
    _check_size(program)
    return program


def _check_size(program: Program) -> None:
    used = len(used_qubits(program.steps))
    if program.target.samples:
        limit, kind = MAX_SAMPLED_QUBITS, "with noise"
    elif program.is_dynamic:
        limit = MATRIX_QUBITS
        kind = "that are measured or reset in mid-circuit, or more under a noise model"
    else:
        limit, kind = MAX_QUBITS, "exactly"
    if used > limit:
        message = f"the circuit uses {used} qubits; this emulator simulates at most {limit} {kind}"
        raise JobFailed("NotEnoughQubits", message)


def check_width(qubits: int, target: Target) -> None:
    """Refuse a circuit that is wider than its target.

    Args:
        qubits: Its width.
        target: Where it is to run.

    Raises:
        JobFailed: If it is.
    """
    if qubits > target.qubits:
        message = f"{qubits} qubits asked for; {target.name} has {target.qubits}"
        raise JobFailed("NotEnoughQubits", message)


def _read_registers(given: Json, qubits: int) -> tuple[Register, ...]:
    """Read a map from names to lists of qubits, in which null is a bit that stays 0."""
    if given is None:
        return ()
    if not isinstance(given, dict):
        raise JobFailed("PreflightError", "registers must be an object of lists of qubits")
    return tuple(
        _read_register(name, places, qubits) for name, places in given.items() if places is not None
    )


def _read_register(name: str, places: Json, qubits: int) -> Register:
    problem = None
    sources: list[Source | None] = []
    if name == OUTPUT_ALL:
        problem = "the name belongs to the register of all qubits"
    elif not isinstance(places, list) or not 0 < len(places) <= MAX_REGISTER:
        problem = f"it must be a list of 1 to {MAX_REGISTER} qubits"
    else:
        for place in places:
            if place is None:
                sources.append(None)
            elif isinstance(place, int | float) and place in range(qubits):
                sources.append(("qubit", int(place)))
            else:
                problem = f"{place} is no qubit of the circuit"
    if problem is not None:
        raise JobFailed("PreflightError", f"register {name}: {problem}")
    return Register(name, tuple(sources))
