"""The rules of one gate, for the builder and for IonQ's JSON alike.

What can mean nothing is refused: the service fails most of it as a job, after minutes in a queue,
and takes some silently. What only is unlikely to be meant is told to the caller, who warns of it
once for each name of a gate and circuit, since a wrong unit is wrong in a thousand gates.

More than seven controls are unlikely: only the documentation of v0.3 has the limit. The angle of an
ms outside 0 to 0.25 is refused: the document itself has that range.
"""

import math
from collections.abc import Mapping, Sequence

from ionq_api.codec import is_list

from ..parameters import Expression
from .kinds import COEFFICIENTS, TERMS, TIME, Kind, Parameter

MAX_CONTROLS = 7  # on a gate, by IonQ's documentation of v0.3; that of v0.4 has no number

_PAULIS = frozenset("IXYZ")


class RuleError(Exception):
    """A gate breaks a rule; the text says which."""


def check_gate(
    kind: Kind,
    targets: Sequence[object],
    controls: Sequence[object],
    values: Mapping[str, object],
    qubits: int,
) -> str:
    """Check one gate.

    Args:
        kind: What is known of gates with its name.
        targets: The qubits that it acts on.
        controls: Its controls.
        values: Its parameters, by the document's names; more may be in there.
        qubits: How many qubits the circuit has.

    Returns:
        What is unlikely to be meant; empty if nothing is.

    Raises:
        RuleError: It breaks a rule.
    """
    width = len(targets)
    if width != kind.width and (width < kind.least or kind.width not in (None, 1)):
        raise RuleError(_targets_rule(kind, width))
    unlikely = ""
    places = targets
    if controls:
        if not kind.controllable:
            raise RuleError("it takes no controls")
        if len(controls) > MAX_CONTROLS:
            unlikely = f"it has {len(controls)} controls, and IonQ documents {MAX_CONTROLS} at most"
        places = [*targets, *controls]
    elif kind.controlled:
        raise RuleError("it has no control")
    for place in places:
        if type(place) is not int or not 0 <= place < qubits:
            raise RuleError(_place_rule(place, qubits))
    if len(places) > 1 and len(set(places)) < len(places):
        raise RuleError(_twice_rule(targets, controls))
    for parameter in kind.parameters:
        value = values.get(parameter.name)
        if (
            type(value) is not float
            or not parameter.least <= value <= parameter.most
            or parameter.count != 1
            or parameter.alias in values
        ):
            unlikely = _check_parameter(parameter, values, width) or unlikely
    return unlikely


def _targets_rule(kind: Kind, width: int) -> str:
    if kind.width in (None, 1):
        return "it has no target"
    return f"it needs {kind.width} targets and has {width}"


def _place_rule(place: object, qubits: int) -> str:
    if type(place) is not int:
        hint = " (qubits come before angles)" if isinstance(place, float) else ""
        return f"a qubit is a whole number from 0, not {_short(place)}{hint}"
    return f"qubit {place} is out of range: the circuit has qubits 0 to {qubits - 1}"


def _twice_rule(targets: Sequence[object], controls: Sequence[object]) -> str:
    both = [*targets, *controls]
    twice = next(place for place in both if both.count(place) > 1)
    if targets.count(twice) > 1:
        return f"qubit {twice} is named twice; a gate needs different qubits"
    where = "twice among the controls" if twice not in targets else "as control and as target"
    return f"qubit {twice} is named {where}; a gate needs different qubits"


def _either_rule(parameter: Parameter) -> str:
    return f"it has both {parameter.name!r} and {parameter.alias!r}; give one of them"


def _check_parameter(parameter: Parameter, values: Mapping[str, object], width: int) -> str:
    """What is unlikely of a parameter that is not simply a usual number."""
    name = parameter.name
    if parameter.alias and parameter.alias in values:
        if name in values:
            raise RuleError(_either_rule(parameter))
        name = parameter.alias
    if name not in values:
        if not parameter.needed:
            return ""
        also = f" or {parameter.alias!r}" if parameter.alias else ""
        unit = f", {parameter.unit}" if parameter.unit else ""
        raise RuleError(f"it has no {parameter.name!r}{also}{unit}")
    value = values[name]
    if parameter.count == 1:
        return _check_number(parameter, name, value)
    listed = _listed(name, value)
    if parameter is TERMS:
        _check_terms(listed, width)
        return ""
    if parameter is COEFFICIENTS:
        terms = len(_listed(TERMS.name, values[TERMS.name]))
        if terms != len(listed):
            raise RuleError(
                f"it needs a coefficient for each of its terms, and has {terms} terms and "
                f"{len(listed)} coefficients"
            )
    elif len(listed) != parameter.count:
        raise RuleError(f"it needs {parameter.count} {name}, one for each target")
    unlikely = [_check_number(parameter, f"{name}[{at}]", each) for at, each in enumerate(listed)]
    return next(filter(None, unlikely), "")


def _check_number(parameter: Parameter, name: str, value: object) -> str:
    if isinstance(value, Expression):  # its number is checked when it gets one
        if parameter is TIME:
            raise RuleError("its time takes no parameter; multiply the coefficients with it")
        return ""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RuleError(f"its {name} is not a number, but {_short(value)}")
    try:
        number = float(value)
    except OverflowError:  # a whole number beyond the floats
        number = math.inf
    if not math.isfinite(number):
        raise RuleError(f"its {name} is not finite, but {_short(value)}")
    if parameter.least <= number <= parameter.most:
        return ""
    text = f"its {name} is {number:.6g}, {parameter.limits}"
    if parameter.strict:
        raise RuleError(text)
    return text


def _listed(name: str, value: object) -> Sequence[object]:
    if not is_list(value):
        raise RuleError(f"its {name} are not a list, but {_short(value)}")
    return value


def _check_terms(terms: Sequence[object], width: int) -> None:
    if not terms:
        raise RuleError("it has no terms")
    for term in terms:
        if not isinstance(term, str) or len(term) != width or not _PAULIS.issuperset(term):
            raise RuleError(
                f"a term has one letter of I, X, Y and Z for each target, {width} here, the last "
                f"for the first target; one is {_short(term)}"
            )


def _short(value: object) -> str:
    text = repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."  # enough to recognize it by
