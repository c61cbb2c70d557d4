"""What is known of each gate of IonQ's document: what it takes, how it is drawn and undone."""

from collections.abc import Mapping
from types import MappingProxyType

from attrs import frozen


@frozen
class Kind:
    """What all gates of one name have in common.

    Attributes:
        label: What a drawing calls it.
        width: How many qubits it acts on, controls aside; None for any number.
        values: The fields that it needs besides qubits, by the document's names.
        optional: The fields that it may have.
        controllable: Whether it may have controls.
        controlled: Whether it must have one.
        inverse: The gate that undoes it, if that is another.
        turns_around: Whether half a turn more of its first phase undoes it.
    """

    label: str
    width: int | None = 1
    values: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    controllable: bool = True
    controlled: bool = False
    inverse: str = ""
    turns_around: bool = False


QIS: Mapping[str, Kind] = MappingProxyType(
    {
        "x": Kind("X"),
        "not": Kind("X"),
        "y": Kind("Y"),
        "z": Kind("Z", optional=("rotation",)),
        "h": Kind("H"),
        "s": Kind("S", inverse="si"),
        "si": Kind("S†", inverse="s"),
        "t": Kind("T", inverse="ti"),
        "ti": Kind("T†", inverse="t"),
        "v": Kind("V", inverse="vi"),
        "vi": Kind("V†", inverse="v"),
        "rx": Kind("Rx", values=("rotation",)),
        "ry": Kind("Ry", values=("rotation",)),
        "rz": Kind("Rz", values=("rotation",)),
        "cnot": Kind("X", controlled=True),
        "swap": Kind("SWAP", width=2, controllable=False),
        "xx": Kind("XX", width=2, values=("rotation",)),
        "yy": Kind("YY", width=2, values=("rotation",)),
        "zz": Kind("ZZ", width=2, values=("rotation",)),
        "pauliexp": Kind("exp", width=None, values=("terms", "coefficients", "time")),
    }
)
"""The gates that IonQ compiles. The document says that `swap` takes no controls."""

NATIVE: Mapping[str, Kind] = MappingProxyType(
    {
        "gpi": Kind("GPi", values=("phase",), controllable=False),
        "gpi2": Kind("GPi2", values=("phase",), controllable=False, turns_around=True),
        "ms": Kind(
            "MS",
            width=2,
            values=("phases",),
            optional=("angle",),
            controllable=False,
            turns_around=True,
        ),
        "zz": Kind("ZZ", width=2, values=("angle",), controllable=False),
        "nop": Kind("nop", width=None, controllable=False),
    }
)
"""The gates that the hardware performs. No native gate is documented to take controls."""

GATE_SETS: Mapping[str, Mapping[str, Kind]] = MappingProxyType({"qis": QIS, "native": NATIVE})


def kind_of(gateset: str, name: str) -> Kind:
    """What is known of a gate that exists."""
    return GATE_SETS[gateset][name]


def method_of(name: str) -> str:
    """The builder's method for a gate; `not` is a word of Python's own."""
    return "not_" if name == "not" else name
