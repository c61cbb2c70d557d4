"""From what a gate is given to checked gates, for the methods and for IonQ's JSON alike."""

from collections.abc import Mapping
from typing import Any

from ionq_api.codec import is_list, is_object

from .arguments import qubits as plain_qubits
from .arguments import value_of
from .gate import Gate
from .parameters import Angle, Expression
from .rules.gate_json import NO_OBJECT, check_json
from .rules.kinds import GATE_SETS, PHASE, TERMS, Kind
from .rules.one_gate import RuleError, check_gate
from .values import plain


def from_arguments(
    gateset: str,
    name: str,
    targets: object,
    controls: object,
    values: Mapping[str, object],
    qubits: int,
) -> tuple[list[Gate], str]:
    """Check a gate; one that acts on one qubit and has several targets becomes a gate for each.

    Args:
        gateset: `qis` or `native`.
        name: A gate of the gate set.
        targets: One qubit or several.
        controls: One qubit or several, or none.
        values: Its parameters, by the document's names.
        qubits: How many qubits the circuit has.

    Returns:
        The gates, and what is unlikely to be meant.

    Raises:
        RuleError: It breaks a rule.
    """
    kind = GATE_SETS[gateset][name]
    acted_on = plain_qubits(targets)
    active = plain_qubits(controls)
    if values:
        values = {each: value_of(value) for each, value in values.items()}
    unlikely = check_gate(kind, acted_on, active, values, qubits)
    return _gates(gateset, name, kind, acted_on, active, values), unlikely


def from_json(gateset: str, fields: object, qubits: int) -> tuple[list[Gate], str]:
    """Check a gate of IonQ's JSON.

    Args:
        gateset: `qis` or `native`.
        fields: Its fields; one that is None counts as missing.
        qubits: How many qubits the circuit has.

    Returns:
        The gates, and what is unlikely to be meant.

    Raises:
        RuleError: It breaks a rule.
    """
    if not is_object(fields):
        raise RuleError(NO_OBJECT)
    try:
        given = {name: _plain(value) for name, value in fields.items() if value is not None}
    except TypeError as error:
        raise RuleError(str(error)) from None
    kinds = GATE_SETS[gateset]
    targets, controls, unlikely = check_json(given, kinds, qubits)
    name = str(given["gate"])
    return _gates(gateset, name, kinds[name], tuple(targets), tuple(controls), given), unlikely


# Any, for all three: the rules have seen to it that each value has the type of its attribute.
def _gates(
    gateset: str, name: str, kind: Kind, targets: Any, controls: Any, values: Mapping[str, Any]
) -> list[Gate]:
    read = _attributes(kind, values) if kind.parameters else {}
    if kind.width == 1:
        return [Gate(gateset, name, (target,), controls, **read) for target in targets]
    return [Gate(gateset, name, targets, controls, **read)]


def _attributes(kind: Kind, values: Mapping[str, Any]) -> dict[str, Any]:
    """The attributes of a gate for its parameters."""
    found: dict[str, Any] = {}
    for each in kind.parameters:
        value = values.get(each.name)
        if value is None:
            value = values.get(each.alias, each.default)
        if value is None:
            continue
        if each is PHASE:
            found["phases"] = (_number(value),)
        elif each.count == 1:
            found[each.name] = _number(value)
        else:
            found[each.name] = tuple(value) if each is TERMS else tuple(map(_number, value))
    return found


def _number(value: Any) -> Angle:
    return value if isinstance(value, Expression) else float(value)


def _plain(value: object) -> object:
    """A value as JSON, but for parameters that have no value yet."""
    if isinstance(value, Expression):
        return value
    return [_plain(each) for each in value] if is_list(value) else plain(value)
