"""The table of IonQ's gates: what each acts on, which parameters it takes, how it is drawn.

Sources: the descriptions in the contract (fields, controls, units, the angle of ms), and two
clients whose circuits the service takes: qiskit-ionq sends its phase gate as a `z` with a
`rotation`, cirq-ionq the angle of a native `zz` as its `phase`. A test holds the names and fields
against the contract.
"""

import math
import sys
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final, Literal, TypeAlias

from attrs import Factory, evolve, field, frozen

from ..native_gates import ENTANGLING_ANGLE

Gateset: TypeAlias = Literal["qis", "native"]


@frozen
class Parameter:
    """A field of a gate besides its name and qubits.

    Attributes:
        name: The document's name of it.
        unit: How a message about a missing one goes on; empty if there is no unit.
        least: The lowest number that it usually has; by default any finite one will do.
        most: The highest.
        limits: What to say of a number beyond these.
        strict: Whether such a number is refused, and not only warned of.
        needed: Whether a gate has to have it.
        default: What it is if a gate has none.
        count: How many numbers it is; None for a list of any length.
        alias: Another name that a known client sends it by.
    """

    name: str
    unit: str = ""
    least: float = -sys.float_info.max
    most: float = sys.float_info.max
    limits: str = ""
    strict: bool = False
    needed: bool = True
    default: float | None = None
    count: int | None = 1
    alias: str = ""


# A rotation's matrix has a period of 4 pi; degrees are soon above it.
ROTATION: Final = Parameter(
    "rotation",
    "its angle in radians",
    -4 * math.pi,
    4 * math.pi,
    "more than 4 pi; it is taken in radians",
)
# By IonQ's documentation of v0.3, phases lie between -1 and 1; radians are soon beyond.
PHASE: Final = Parameter(
    "phase", "in turns", -1, 1, "more than a turn; it is taken in turns of 2 pi radians"
)
PHASES: Final = evolve(PHASE, name="phases", count=2)
ZZ_ANGLE: Final = evolve(PHASE, name="angle", alias="phase")
MS_ANGLE: Final = Parameter(
    "angle",
    least=0,
    most=ENTANGLING_ANGLE,
    limits="and IonQ's document has it between 0 and 0.25 for ms, in turns of 2 pi radians",
    strict=True,
    needed=False,
    default=ENTANGLING_ANGLE,
)
TERMS: Final = Parameter("terms", count=None)
COEFFICIENTS: Final = Parameter("coefficients", count=None)
TIME: Final = Parameter(
    "time",
    least=math.ulp(0.0),
    limits="and has to be positive; a sign belongs to the coefficients",
    strict=True,
)


def _fields(kind: "Kind") -> frozenset[str]:
    controls = ("control", "controls") if kind.controllable else ()
    names = (name for each in kind.parameters for name in (each.name, each.alias) if name)
    return frozenset(("gate", "target", "targets", *controls, *names))


@frozen
class Kind:
    """What all gates of one name in one gate set have in common.

    Attributes:
        label: What a drawing calls it.
        width: How many qubits it acts on, controls aside; None for any number.
        least: The fewest targets.
        spreads: Whether one that acts on one qubit may have several targets in IonQ's JSON, and is
            a gate on each. The document has `targets` of native gates for those on two qubits only.
        parameters: What it takes besides qubits.
        controllable: Whether it may have controls.
        controlled: Whether it must have one.
        inverse: The gate that undoes it, if that is another.
        turns_around: Whether half a turn more of its first phase undoes it.
        fields: Every field that it may have in IonQ's JSON.
    """

    label: str
    width: int | None = 1
    parameters: tuple[Parameter, ...] = ()
    least: int = 1
    spreads: bool = True
    controllable: bool = True
    controlled: bool = False
    inverse: str = ""
    turns_around: bool = False
    fields: frozenset[str] = field(init=False, default=Factory(_fields, takes_self=True))


QIS: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "x": Kind("X"),
        "not": Kind("X"),
        "y": Kind("Y"),
        "z": Kind("Z", 1, (evolve(ROTATION, needed=False),)),  # with it: diag(1, e^ia), see above
        "h": Kind("H"),
        "s": Kind("S", inverse="si"),
        "si": Kind("S†", inverse="s"),
        "t": Kind("T", inverse="ti"),
        "ti": Kind("T†", inverse="t"),
        "v": Kind("V", inverse="vi"),
        "vi": Kind("V†", inverse="v"),
        "rx": Kind("Rx", 1, (ROTATION,)),
        "ry": Kind("Ry", 1, (ROTATION,)),
        "rz": Kind("Rz", 1, (ROTATION,)),
        "cnot": Kind("X", controlled=True),
        "swap": Kind("SWAP", 2, controllable=False),
        "xx": Kind("XX", 2, (ROTATION,)),
        "yy": Kind("YY", 2, (ROTATION,)),
        "zz": Kind("ZZ", 2, (ROTATION,)),
        "pauliexp": Kind("exp", None, (TERMS, COEFFICIENTS, TIME)),
    }
)
"""The gates that IonQ compiles. The document says that `swap` takes no controls."""

NATIVE: Final[Mapping[str, Kind]] = MappingProxyType(
    {
        "gpi": Kind("GPi", 1, (PHASE,), spreads=False, controllable=False),
        "gpi2": Kind("GPi2", 1, (PHASE,), spreads=False, controllable=False, turns_around=True),
        "ms": Kind("MS", 2, (PHASES, MS_ANGLE), controllable=False, turns_around=True),
        "zz": Kind("ZZ", 2, (ZZ_ANGLE,), controllable=False),
        "nop": Kind("nop", None, least=0, controllable=False),
    }
)
"""The gates that the hardware performs. No native gate is documented to take controls, nor `nop`
to take anything: for what is written with it, nothing would be done."""

GATE_SETS: Final[Mapping[str, Mapping[str, Kind]]] = MappingProxyType(
    {"qis": QIS, "native": NATIVE}
)


def kind_of(gateset: str, name: str) -> Kind:
    """What is known of a gate that exists."""
    return GATE_SETS[gateset][name]


def method_of(name: str) -> str:
    """The builder's method for a gate; `not` is a word of Python's own."""
    return "not_" if name == "not" else name
