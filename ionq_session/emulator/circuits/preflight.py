"""Preflight: from a job's `input` to a program for its target, or to the reason for a failure."""

from collections.abc import Callable, Sequence

from attrs import evolve

from ..failures import JobFailed
from ..jsontypes import Json, JsonObject
from ..machines.targets import Target
from . import qiskit
from .compiler import Compiler
from .gates import GateFields
from .limits import (
    MATRIX_QUBITS,
    MAX_DEFERRED,
    MAX_QUBITS,
    MAX_REGISTER,
    MAX_SAMPLED_QUBITS,
)
from .native import read_native
from .program import DYNAMIC, OUTPUT_ALL, Program, Register, Source, Step, used_qubits
from .qis import read_qis


def read_circuit(source: JsonObject, target: Target) -> Program:
    """The program of an `ionq.circuit.v1` job.

    Args:
        source: The job's `input`, whose structure was checked before.
        target: Where it is to run.

    Raises:
        JobFailed: The circuit is invalid; the message names the gate.
    """
    width, gates = source.get("qubits"), source.get("circuit")
    if not isinstance(width, int | float) or width < 1:
        # Not required by the document, but by the live simulator.
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
        return make_program(target, qubits, lambda: steps, widths, None, registers)
    circuit = read_qis(fields, qubits, target)

    def compile_() -> tuple[Step, ...]:
        compiler = Compiler(qubits, target.entangler, keeps_matrices=not target.samples)
        compiler.add_circuit(circuit, range(qubits))
        return compiler.finish()

    widths = [len(step.qubits) for step in circuit.data]
    return make_program(target, qubits, compile_, widths, circuit, registers)


def make_program(
    target: Target,
    qubits: int,
    compile_: Callable[[], tuple[Step, ...]],
    widths: Sequence[int],
    circuit: qiskit.Circuit | None,
    registers: tuple[Register, ...],
) -> Program:
    """Put a program together, with its stats, and check its size.

    Gates are counted as the user wrote them, not as compiled; gates on more than two qubits count
    as two-qubit gates.

    Args:
        target: Where it is to run.
        qubits: How many qubits it has.
        compile_: Returns the compiled circuit.
        widths: How many qubits each gate that the user wrote acts on.
        circuit: The circuit before compilation, if it was compiled and has gates only.
        registers: Its named registers.

    Raises:
        JobFailed: It uses more qubits than the emulator can simulate.
    """
    counts: JsonObject = {
        "1q": sum(width == 1 for width in widths),
        "2q": sum(width > 1 for width in widths),
    }
    stats: JsonObject = {"qubits": qubits, "circuits": 1, "gate_counts": counts}
    program = Program(target, qubits, compile_, stats, circuit, registers)
    return _sized(program)


def _sized(program: Program) -> Program:
    # A circuit that fits with all of its qubits needs no compilation to tell that it fits.
    if program.circuit is not None and not program.target.samples and program.qubits <= MAX_QUBITS:
        return program
    used = len(used_qubits(program.steps))
    if program.is_dynamic and not program.target.samples:
        return _check_dynamic(program, used)
    limit, kind = (
        (MAX_SAMPLED_QUBITS, "with noise") if program.target.samples else (MAX_QUBITS, "exactly")
    )
    if used > limit:
        raise JobFailed(
            "NotEnoughQubits",
            f"the circuit uses {used} qubits; this emulator simulates at most {limit} {kind}, "
            f"although {program.target.name} takes circuits of {program.target.qubits}: "
            "qubits that nothing acts on do not count",
        )
    return program


def _check_dynamic(program: Program, used: int) -> Program:
    """Refuse what neither a state vector nor a density matrix can follow.

    Returns:
        The program without the registers for which there are too many measurements.
    """
    events = sum(step.name in DYNAMIC for step in program.steps)
    is_deferred = used + events <= MAX_DEFERRED
    if not is_deferred and used > MATRIX_QUBITS:
        raise JobFailed(
            "NotEnoughQubits",
            f"the circuit uses {used} qubits and measures or resets in mid-circuit {events} times; "
            f"this emulator computes exactly at most {MATRIX_QUBITS} such qubits, or "
            f"{MAX_DEFERRED} qubits, measurements and resets together; a noise model or a QPU "
            f"takes shots of {MAX_SAMPLED_QUBITS} qubits",
        )
    if is_deferred or used + len(program.bits) <= MATRIX_QUBITS:
        return program
    kept = [each for each in program.registers if not evolve(program, registers=(each,)).bits]
    return evolve(program, registers=tuple(kept))


def check_width(qubits: int, target: Target) -> None:
    """Refuse a circuit that is wider than its target.

    Raises:
        JobFailed: It is.
    """
    if qubits > target.qubits:
        raise JobFailed(
            "NotEnoughQubits", f"{qubits} qubits requested; {target.name} has {target.qubits}"
        )


def _read_registers(registers: Json, qubits: int) -> tuple[Register, ...]:
    """Read a map from names to lists of qubits, in which null is a bit that stays 0."""
    if registers is None:
        return ()
    if not isinstance(registers, dict):
        raise JobFailed("PreflightError", "registers must be an object of lists of qubits")
    return tuple(
        _read_register(name, places, qubits)
        for name, places in registers.items()
        if places is not None
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
