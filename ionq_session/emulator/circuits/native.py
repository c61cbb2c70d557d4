"""IonQ's JSON circuits of native gates, as steps; an invalid gate fails the job.

A zz takes its angle from `angle` or, as one known client sends it, from `phase`. The document lists
`rotation` and `controls` with native gates, too, without defining them, so they are refused.
"""

from collections.abc import Sequence

from ..failures import JobFailed
from ..machines.targets import Target
from . import native_gates as native
from .gates import GateFields
from .program import Step


def read_native(gates: Sequence[GateFields], target: Target) -> tuple[Step, ...]:
    """The steps of a circuit of native gates; a nop makes none.

    Raises:
        JobFailed: A gate is invalid or not available on the target; the message names it.
    """
    steps = (_read(fields, target) for fields in gates)
    return tuple(step for step in steps if step is not None)


def check_available(name: str, target: Target) -> None:
    """Refuse a native gate that a target lacks.

    Raises:
        JobFailed: The target lacks it.
    """
    if name not in target.native_gates:
        raise JobFailed("UnsupportedGate", f"Gate {name} is not available on {target.name}.")


def _read(fields: GateFields, target: Target) -> Step | None:
    name = fields.name
    if name not in native.NAMES:
        raise fields.failed(
            "it is not a native gate, and a circuit can't mix the gate sets", "UnsupportedGate"
        )
    check_available(name, target)
    for key in ("rotation", "control", "controls"):
        if fields.get(key) not in (None, []):
            raise fields.failed(f"a native gate takes no {key}")
    qubits = fields.qubits("target", "targets")
    fields.check_distinct(qubits)
    if name == "nop":
        return None
    width = 1 if name in native.ONE_QUBIT else 2
    if len(qubits) != width:
        raise fields.failed(f"it needs {width} qubits in its targets and has {len(qubits)}")
    turns = _turns(name, fields)
    if not native.are_turns(turns):
        raise fields.failed("a phase or angle is too large; one turn is 1")
    return Step(name, tuple(qubits), turns)


def _turns(name: str, fields: GateFields) -> tuple[float, ...]:
    if name in native.ONE_QUBIT:
        return (fields.number("phase"),)
    if name == "zz":
        return (fields.number("phase" if fields.get("angle") is None else "angle"),)
    phases = fields.get("phases")
    if not isinstance(phases, list) or len(phases) != 2:
        raise fields.failed("phases must be a list of two numbers")
    first, second = (fields.finite(phase, "phases") for phase in phases)
    angle = native.DEFAULT_ANGLE if fields.get("angle") is None else fields.number("angle")
    return (first, second, angle)
