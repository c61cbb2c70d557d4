"""A program: a circuit that has passed preflight, in the form in which it runs."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

from attrs import field, frozen

from ..jsontypes import JsonObject
from ..machines.targets import Target

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from . import qiskit

Source: TypeAlias = tuple[Literal["qubit", "bit"], int]

OUTPUT_ALL = "output_all"  # the register of all qubits, which every result has
DYNAMIC = ("measure", "reset")  # the names of the steps that are not gates


@frozen
class Step:
    """One step of a compiled circuit.

    `name` is gpi, gpi2, ms, zz, measure, reset or, for the ideal simulator, unitary. `turns` are
    the gate's parameters in the order of IonQ's documents: a phase; two phases and an angle; or an
    angle. `bit` is where a mid-circuit measurement stores its outcome. `matrix` is that of a
    unitary, whose first qubit is the least significant bit of an index.
    """

    name: str
    qubits: tuple[int, ...]
    turns: tuple[float, ...] = ()
    bit: int | None = None
    matrix: "NDArray[np.complex128] | None" = field(default=None, eq=False, repr=False)


@frozen
class Register:
    """A named register of a result: its bit i comes from `sources[i]`.

    A source is a qubit, measured at the end; a bit, to which a mid-circuit measurement wrote; or
    None for a bit that nothing was written to, which is 0.
    """

    name: str
    sources: tuple[Source | None, ...]


@frozen
class Program:
    """A circuit ready to run on its target, and what a job's `stats` say of it.

    `compile` returns the compiled circuit. `circuit` is the one before compilation, for the ideal
    simulator; it is None for circuits of native gates, which are not compiled.
    """

    target: Target
    qubits: int
    compile: Callable[[], tuple[Step, ...]]
    stats: JsonObject
    circuit: "qiskit.Circuit | None"
    registers: tuple[Register, ...] = ()

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """The compiled circuit. A small one that is simulated exactly runs without it."""
        return self.compile()

    @property
    def bits(self) -> frozenset[int]:
        """The bits that registers get from measurements in mid-circuit."""
        sources = [source for register in self.registers for source in register.sources]
        return frozenset(number for kind, number in filter(None, sources) if kind == "bit")

    @property
    def is_dynamic(self) -> bool:
        """Whether it has mid-circuit measurements or resets."""
        return self.circuit is None and any(step.name in DYNAMIC for step in self.steps)


def used_qubits(steps: Sequence[Step]) -> list[int]:
    """The qubits that a circuit acts on, in ascending order."""
    return sorted({qubit for step in steps for qubit in step.qubits})
