"""The rules of a single gate, and of all gates of one circuit; see `checks` for what is done."""

import math
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import NoReturn

from ionq_api.types import JsonValue

from ...errors import InvalidCircuitError
from .gates import MEANT, RULES, GateRule, Gateset

MAX_CONTROLS = 7  # on a gate, by the guide of API v0.3; v0.4 says nothing, so that it only warns
MAX_ROTATION = 4 * math.pi  # the period of a rotation's matrix; degrees are soon above it
MAX_TURN = 1.0  # a whole turn; radians are soon above it
MAX_MS_ANGLE = 0.25  # turns, by the contract: fully entangling

_PAULIS = frozenset("IXYZ")
_TURNS = ("phase", "angle")


class RuleError(Exception):
    """A gate breaks a rule; the text says which."""


class GateCheck:
    """Checks one circuit and collects what is to be warned of.

    Args:
        gateset: Its gate set.
        qubits: How many qubits it has.
    """

    def __init__(self, gateset: Gateset, qubits: int) -> None:
        self._gateset = gateset
        self._rules = RULES[gateset]
        self._qubits = qubits
        self.unlikely: dict[str, list[str]] = {}
        self._place = ""

    def gates(self, gates: Sequence[JsonValue], circuit: int | None) -> None:
        """Check every gate.

        Raises:
            InvalidCircuitError: A gate is invalid.
        """
        rules = self._rules
        for index, gate in enumerate(gates):
            name: object = None
            try:
                if not isinstance(gate, dict):
                    raise RuleError("it is not an object with the fields of a gate")
                name = gate.get("gate")
                rule = rules.get(name) if isinstance(name, str) else None
                if rule is None:
                    self._refuse_name(gate)
                self._place = f"gate {index} ({name})"
                if not rule.fields.issuperset(gate):
                    self._refuse_fields(gate, rule)
                self._check_places(gate, rule)
                if len(gate) > 2:
                    self._check_parameters(gate, rule)
                elif rule.needs or rule.one_of:
                    self._refuse_missing(gate, rule)
            except RuleError as violation:
                label = f" ({name})" if isinstance(name, str) else ""
                text = f"{prefix(circuit)}gate {index}{label}: {violation}"
                raise InvalidCircuitError(text, gate=index, circuit=circuit) from None

    def _refuse_name(self, gate: Mapping[str, JsonValue]) -> NoReturn:
        if "gate" not in gate:
            raise RuleError("it has no field 'gate' with its name")
        name = gate["gate"]
        if not isinstance(name, str):
            raise RuleError("its name in the field 'gate' is not text")
        other: Gateset = "native" if self._gateset == "qis" else "qis"
        if name in RULES[other]:
            raise RuleError(
                f"it is a gate of the set {other}, in a circuit of the set {self._gateset}; "
                "one circuit cannot mix the two"
            )
        if name.lower() in MEANT:
            raise RuleError(f"IonQ has no such gate; write {MEANT[name.lower()]}")
        near = get_close_matches(name.lower(), self._rules, 1, 0.5)
        hint = f"did you mean {near[0]!r}?" if near else f"there are {', '.join(self._rules)}"
        raise RuleError(f"IonQ has no such gate; {hint}")

    def _refuse_fields(self, gate: Mapping[str, JsonValue], rule: GateRule) -> None:
        for name, value in gate.items():
            if name in rule.fields or value == []:  # no controls are none
                continue
            if name in ("control", "controls"):
                raise RuleError(f"this gate takes no controls, and it has {name!r}")
            takes = [*rule.needs, *rule.one_of, *rule.takes]
            known = f"its parameters are {', '.join(takes)}" if takes else "it has no parameters"
            raise RuleError(f"this gate takes no field {name!r}; {known}")

    def _refuse_missing(self, gate: Mapping[str, JsonValue], rule: GateRule) -> None:
        for name in rule.needs:
            if name not in gate:
                raise RuleError(f"it has no {name!r}{_unit(name)}")
        if rule.one_of and sum(name in gate for name in rule.one_of) != 1:
            raise RuleError(f"it needs one of {' and '.join(map(repr, rule.one_of))}, in turns")

    def _check_places(self, gate: Mapping[str, JsonValue], rule: GateRule) -> None:
        targets = _listed(gate, "target", "targets")
        width = rule.width
        if width is not None and len(targets) != width and not (rule.each and targets):
            raise RuleError(f"it needs {counted(width, 'target')} and has {len(targets)}")
        controls: list[JsonValue] = []
        if rule.controls and ("control" in gate or "controls" in gate):
            controls = _listed(gate, "control", "controls")
            if len(controls) > MAX_CONTROLS:
                self._warn(
                    "controls",
                    f"it has {len(controls)} controls; IonQ documents {MAX_CONTROLS} at most",
                )
        if rule.control and not controls:
            raise RuleError("it has no 'control'")
        places = targets + controls if controls else targets
        for place in places:
            if type(place) is not int:
                raise RuleError(f"the qubit {place!r} is not a whole number")
            if not 0 <= place < self._qubits:
                raise RuleError(
                    f"qubit {place} is out of range: the circuit has "
                    f"{counted(self._qubits, 'qubit')}, numbered from 0"
                )
        if len(places) > 1 and len(set(places)) < len(places):
            twice = next(place for place in places if places.count(place) > 1)
            role = "twice" if twice not in controls else "as control and as target"
            if controls.count(twice) > 1:
                role = "twice among the controls"
            raise RuleError(f"it uses qubit {twice} {role}")
        if rule.width is None and not targets and gate["gate"] != "nop":
            raise RuleError("it has no targets")

    def _check_parameters(self, gate: Mapping[str, JsonValue], rule: GateRule) -> None:
        if rule.needs or rule.one_of:
            self._refuse_missing(gate, rule)
        if "rotation" in gate and "rotation" in rule.fields:
            rotation = _number(gate, "rotation")
            if not -MAX_ROTATION <= rotation <= MAX_ROTATION:
                self._warn(
                    "rotation",
                    f"its rotation of {rotation:g} is more than 4 pi; rotations are in radians",
                )
        for name in _TURNS:
            if name in gate:
                self._check_turn(gate, name, _number(gate, name))
        if "phases" in gate:
            self._check_phases(gate)
        if "terms" in gate:
            _check_pauliexp(gate)

    def _check_turn(self, gate: Mapping[str, JsonValue], name: str, value: float) -> None:
        if name == "angle" and gate["gate"] == "ms":
            if not 0 <= value <= MAX_MS_ANGLE:
                raise RuleError(
                    f"its angle of {value:g} is not between 0 and {MAX_MS_ANGLE}; angles of native "
                    "gates are in turns, and one turn is 2 pi"
                )
        elif not -MAX_TURN <= value <= MAX_TURN:
            self._warn(
                name,
                f"its {name} of {value:g} is more than a turn; {name}s of native gates are in "
                "turns, and one turn is 2 pi",
            )

    def _check_phases(self, gate: Mapping[str, JsonValue]) -> None:
        phases = gate["phases"]
        if not isinstance(phases, list) or len(phases) != 2:
            raise RuleError("its phases are not a list of two numbers, one for each target")
        for phase in phases:
            self._check_turn(gate, "phase", _finite(phase, "phases"))

    def _warn(self, kind: str, text: str) -> None:
        self.unlikely.setdefault(kind, []).append(f"{self._place}: {text}")


def _listed(gate: Mapping[str, JsonValue], one: str, many: str) -> list[JsonValue]:
    """The qubits in a field that takes one and another that takes several."""
    if many not in gate:
        return [gate[one]] if one in gate else []
    if one in gate:
        raise RuleError(f"it has both {one!r} and {many!r}; give one of them")
    found = gate[many]
    if not isinstance(found, list):
        raise RuleError(f"its {many!r} are not a list of qubits")
    return found


def _number(gate: Mapping[str, JsonValue], name: str) -> float:
    return _finite(gate[name], name)


def _finite(value: JsonValue, name: str) -> float:
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RuleError(f"its {name} is not a number")
    try:
        number = float(value)
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise RuleError(f"its {name} is not finite")
    return number


def _check_pauliexp(gate: Mapping[str, JsonValue]) -> None:
    terms, coefficients = gate["terms"], gate["coefficients"]
    if not isinstance(terms, list) or not isinstance(coefficients, list) or not terms:
        raise RuleError("it needs lists of terms and of coefficients")
    if len(terms) != len(coefficients):
        has = f"{counted(len(terms), 'term')} and {counted(len(coefficients), 'coefficient')}"
        raise RuleError(f"it has {has}")
    width = len(_listed(gate, "target", "targets"))
    for term in terms:
        if not isinstance(term, str) or len(term) != width or not _PAULIS.issuperset(term):
            raise RuleError(
                f"its term {term!r} does not have one letter of I, X, Y, Z for each of its "
                f"{counted(width, 'target')}; the last letter acts on the first target"
            )
    for coefficient in coefficients:
        _finite(coefficient, "coefficients")
    if _number(gate, "time") <= 0:
        raise RuleError("its time is not positive; a sign belongs into the coefficients")


def _unit(name: str) -> str:
    if name == "rotation":
        return ", its angle in radians"
    return ", in turns" if name in ("phase", "phases") else ""


def counted(number: int, noun: str) -> str:
    """A number of things in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def prefix(circuit: int | None) -> str:
    """How a message about one of several circuits begins."""
    return "" if circuit is None else f"circuit {circuit}: "
