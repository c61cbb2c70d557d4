"""A program: a circuit that has passed preflight, in the form in which it runs."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import frozen

from ..jsontypes import JsonObject
from ..machines.targets import Target

if TYPE_CHECKING:
    from . import qiskit

Source: TypeAlias = tuple[Literal["qubit", "bit"], int]

# The register of all qubits, which every result has.
OUTPUT_ALL = "output_all"

# The names of the steps that are no gates.
DYNAMIC = ("measure", "reset")


@frozen
class Step:
    """One step of a compiled circuit.

    `name` is gpi, gpi2, ms, zz, measure or reset. `turns` are the gate's parameters, as IonQ's
    documents order them: a phase; two phases and an angle; an angle. `bit` is where a measurement
    in mid-circuit leaves its outcome.
    """

    name: str
    qubits: tuple[int, ...]
    turns: tuple[float, ...] = ()
    bit: int | None = None


@frozen
class Register:
    """A named register of a result: its bit i comes from `sources[i]`.

    A source is a qubit as it is measured at the end; or a bit in which a measurement in mid-circuit
    left its outcome; or None for what nothing was written to, which is 0.
    """

    name: str
    sources: tuple[Source | None, ...]


@frozen
class Program:
    """A circuit ready to run on its target, and what a job's `stats` say of it.

    `steps` is the compiled circuit. `circuit` is the one before compilation, for the ideal
    simulator, or None for circuits of native gates, which no compiler touches.
    """

    target: Target
    qubits: int
    steps: tuple[Step, ...]
    stats: JsonObject
    circuit: "qiskit.Circuit | None"
    registers: tuple[Register, ...] = ()

    @property
    def is_dynamic(self) -> bool:
        """Whether it measures or resets in mid-circuit."""
        return any(step.name in DYNAMIC for step in self.steps)


def used_qubits(steps: Sequence[Step]) -> list[int]:
    """List the qubits that a circuit does something to.

    Args:
        steps: The circuit.

    Returns:
        Them, ascending.
    """
    return sorted({qubit for step in steps for qubit in step.qubits})
