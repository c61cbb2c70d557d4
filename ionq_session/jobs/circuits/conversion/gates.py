"""The rules of IonQ's gates, one a gate; a test holds the names against the contract.

Sources: the descriptions in the contract (fields, controls, the angle of ms), and two clients whose
circuits the service takes: qiskit-ionq sends its phase gate as a `z` with a `rotation`, cirq-ionq
the angle of a native `zz` as its `phase`.
"""

from collections.abc import Mapping
from typing import Final, Literal, TypeAlias

from attrs import Factory, field, frozen

Gateset: TypeAlias = Literal["qis", "native"]


def _all_fields(rule: "GateRule") -> frozenset[str]:
    controls = ("control", "controls") if rule.controls else ()
    names = ("gate", "target", "targets", *controls, *rule.needs, *rule.takes, *rule.one_of)
    return frozenset(names)


@frozen
class GateRule:
    """What one gate of IonQ's JSON looks like.

    Attributes:
        width: How many qubits it acts on, controls aside; None for any number, at least one.
        each: Whether more `targets` than `width` mean one gate on each of them.
        needs: Parameters that it has to have.
        takes: Parameters that it may have.
        one_of: Parameters of which it has exactly one; empty if there is no such choice.
        controls: Whether it may have controls.
        control: Whether it has to.
        fields: Every field that it may have.
    """

    width: int | None = 1
    each: bool = False
    needs: tuple[str, ...] = ()
    takes: tuple[str, ...] = ()
    one_of: tuple[str, ...] = ()
    controls: bool = True
    control: bool = False
    fields: frozenset[str] = field(init=False, default=Factory(_all_fields, takes_self=True))


_PLAIN = GateRule(each=True)
_ROTATION = GateRule(each=True, needs=("rotation",))
_PAIR_ROTATION = GateRule(width=2, needs=("rotation",))
_ION = GateRule(needs=("phase",), controls=False)

RULES: Final[Mapping[Gateset, Mapping[str, GateRule]]] = {
    "qis": {
        **dict.fromkeys(("x", "not", "y", "h", "s", "si", "t", "ti", "v", "vi"), _PLAIN),
        "z": GateRule(each=True, takes=("rotation",)),  # with it: diag(1, e^ia), see above
        "cnot": GateRule(each=True, control=True),
        **dict.fromkeys(("rx", "ry", "rz"), _ROTATION),
        **dict.fromkeys(("xx", "yy", "zz"), _PAIR_ROTATION),
        "swap": GateRule(width=2, controls=False),
        "pauliexp": GateRule(width=None, needs=("terms", "coefficients", "time")),
    },
    "native": {
        **dict.fromkeys(("gpi", "gpi2"), _ION),
        "ms": GateRule(width=2, needs=("phases",), takes=("angle",), controls=False),
        "zz": GateRule(width=2, one_of=("angle", "phase"), controls=False),
        # The document gives it no fields of its own, and forbids none.
        "nop": GateRule(width=None, takes=("phase", "phases", "angle", "rotation"), controls=False),
    },
}

MEANT: Final[Mapping[str, str]] = {
    "cx": "cnot, or x with a control",
    "cy": "y with a control",
    "cz": "z with a control",
    "ch": "h with a control",
    "ccx": "x with two controls",
    "ccnot": "x with two controls",
    "toffoli": "x with two controls",
    "mcx": "x with controls",
    "crx": "rx with a control",
    "cry": "ry with a control",
    "crz": "rz with a control",
    "sdg": "si",
    "tdg": "ti",
    "sx": "v",
    "sxdg": "vi",
    "p": "rz, which differs by a global phase",
    "u1": "rz, which differs by a global phase",
    "rxx": "xx",
    "ryy": "yy",
    "rzz": "zz",
    "id": "no gate at all",
    "i": "no gate at all",
    "measure": "no gate: every qubit is measured after the last one",
    "meas": "no gate: every qubit is measured after the last one",
}
"""What to write for gates that other packages have under another name."""


def gateset_of(names: "set[object]", fields: "set[str]") -> Gateset:
    """The gate set that a circuit without one is meant to be of.

    Args:
        names: The names of its gates; `zz` is in both sets.
        fields: The fields of those of its gates that are called `zz`.
    """
    if names & (RULES["qis"].keys() - RULES["native"].keys()):
        return "qis"
    if names & (RULES["native"].keys() - RULES["qis"].keys()):
        return "native"
    return "native" if fields & {"angle", "phase"} else "qis"
