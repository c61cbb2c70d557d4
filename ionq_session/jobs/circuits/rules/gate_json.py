"""A gate in IonQ's JSON: which gate it is, and whether it keeps the rules."""

from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Final, NoReturn

from ionq_api.codec import is_list, is_object

from .kinds import GATE_SETS, QIS, Kind
from .one_gate import RuleError, check_gate
from .other_names import MEANT

NO_OBJECT: Final = "it is not an object with the fields of a gate"


def check_json(
    gate: object, kinds: Mapping[str, Kind], qubits: int
) -> tuple[Sequence[object], Sequence[object], str]:
    """Check one gate of a circuit.

    Args:
        gate: Its fields, by the document's names.
        kinds: The gates of the circuit's gate set.
        qubits: How many qubits the circuit has.

    Returns:
        Its targets, its controls, and what is unlikely to be meant.

    Raises:
        RuleError: It breaks a rule.
    """
    if not is_object(gate):
        raise RuleError(NO_OBJECT)
    name = gate.get("gate")
    kind = kinds.get(name) if isinstance(name, str) else None
    if kind is None:
        _refuse_name(gate, kinds)
    targets = _qubits(gate, "target", "targets")
    controls = _qubits(gate, "control", "controls")
    if len(targets) > 1 and not kind.spreads:
        raise RuleError(f"it needs 1 target and has {len(targets)}")
    if not kind.fields.issuperset(gate):
        _refuse_fields(gate, kind)
    return targets, controls, check_gate(kind, targets, controls, gate, qubits)


def _qubits(gate: Mapping[str, object], one: str, several: str) -> Sequence[object]:
    """The qubits of a role, from the field for one or the field for several."""
    if several not in gate:
        return (gate[one],) if one in gate else ()
    if one in gate:
        raise RuleError(f"it has both {one!r} and {several!r}; give one of them")
    found = gate[several]
    if not is_list(found):
        raise RuleError(f"its {several!r} are not a list of qubits")
    return found


def _refuse_name(gate: Mapping[str, object], kinds: Mapping[str, Kind]) -> NoReturn:
    if "gate" not in gate:
        raise RuleError("it has no field 'gate' with its name")
    name = gate["gate"]
    if not isinstance(name, str):
        raise RuleError("its name in the field 'gate' is not text")
    other, own = ("native", "qis") if kinds is QIS else ("qis", "native")
    if name in GATE_SETS[other]:
        raise RuleError(
            f"it is a gate of the gate set {other}, and this circuit is of {own}; one circuit "
            "cannot mix the two"
        )
    if name.lower() in MEANT:
        raise RuleError(f"IonQ has no such gate; write {MEANT[name.lower()]}")
    near = get_close_matches(name.lower(), kinds, 1, 0.5)
    hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(kinds)}"
    raise RuleError(f"IonQ has no such gate; {hint}")


def _refuse_fields(gate: Mapping[str, object], kind: Kind) -> None:
    for name in gate:
        if name in kind.fields or name in ("control", "controls"):  # no controls are none
            continue
        takes = [each.name for each in kind.parameters]
        known = f"its parameters are {', '.join(takes)}" if takes else "it has no parameters"
        raise RuleError(f"it takes no field {name!r}; {known}")
