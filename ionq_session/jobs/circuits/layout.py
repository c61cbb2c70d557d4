"""Where gates stand in a drawing: the columns, and each gate's marks on its wires."""

from collections.abc import Iterable, Sequence
from typing import Literal, TypeAlias

from attrs import frozen

from .gate import Gate
from .labels import label

MOST_IDLE = 64  # wires; beyond these, idle ones are left out below the last that is used

Shape: TypeAlias = Literal["box", "control", "plus", "cross"]


@frozen
class Mark:
    """What a gate shows on one wire.

    Attributes:
        wire: The qubit.
        shape: A box with text, the dot of a control, the plus of a controlled X, or a cross of a
            swap.
        name: The text of a box.
        value: An angle that belongs to it, or an empty text.
    """

    wire: int
    shape: Shape
    name: str = ""
    value: str = ""


@frozen
class Placed:
    """A gate in its column.

    Attributes:
        index: Its place in the circuit.
        gate: The gate.
        column: Counted from 0.
        marks: By wire, from the top.
        joined: Whether a line goes from the first mark to the last.
    """

    index: int
    gate: Gate
    column: int
    marks: tuple[Mark, ...]
    joined: bool


def arrange(gates: Sequence[Gate], wires: int) -> list[Placed]:
    """Place each gate as far to the left as it can stand without crossing another.

    Args:
        gates: The gates.
        wires: How many wires are drawn.
    """
    free = [0] * wires
    placed: list[Placed] = []
    for index, gate in enumerate(gates):
        marks = _marks(gate, wires)
        low, high = marks[0].wire, marks[-1].wire + 1
        column = max(free[low:high])
        free[low:high] = [column + 1] * (high - low)
        joined = len(marks) > 1 and gate.name != "nop"
        placed.append(Placed(index, gate, column, marks, joined))
    return placed


def wires_of(gates: Iterable[Gate], qubits: int) -> int:
    """How many wires to draw: all, unless there are very many that no gate uses."""
    used = max((max(gate.qubits, default=-1) for gate in gates), default=-1) + 1
    return max(used, min(qubits, MOST_IDLE))


def note_of_the_rest(wires: int, qubits: int, *, idle: bool = True) -> str:
    """What to say of the qubits that are not drawn; empty if there are none.

    Args:
        wires: How many are drawn.
        qubits: How many there are.
        idle: Whether that is because no gate uses them.
    """
    if wires == qubits:
        return ""
    rest = f"qubits {wires} to {qubits - 1}" if wires < qubits - 1 else f"qubit {wires}"
    return f"not drawn: {'idle ' if idle else ''}{rest}"


def _marks(gate: Gate, wires: int) -> tuple[Mark, ...]:
    found = [Mark(wire, "control") for wire in gate.controls]
    targets = gate.targets or range(wires)  # a nop that names no qubits
    for place, wire in enumerate(targets):
        name, value = label(gate, place)
        found.append(Mark(wire, _shape(gate, name), name, value))
    return tuple(sorted(found, key=lambda mark: mark.wire))


def _shape(gate: Gate, name: str) -> Shape:
    if gate.name == "swap":
        return "cross"
    return "plus" if gate.controls and name == "X" else "box"
