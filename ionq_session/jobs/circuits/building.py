"""From what a gate is given to checked gates, for the methods and for IonQ's JSON alike."""

from collections.abc import Iterable, Mapping
from typing import Any, cast

from .checks import GateChecks
from .gate import Gate
from .kinds import GATE_SETS, Kind
from .native_gates import ENTANGLING_ANGLE
from .parameters import Angle, Expression

_TARGETS = ("target", "targets")
_CONTROLS = ("control", "controls")


def build(
    gateset: str,
    name: str,
    checks: GateChecks,
    targets: object,
    controls: object,
    values: Mapping[str, object],
) -> list[Gate]:
    """Check a gate; a gate of one qubit with several targets becomes a gate for each.

    Args:
        gateset: `qis` or `native`.
        name: A gate of the gate set.
        checks: For its place in its circuit.
        targets: One qubit or several.
        controls: One qubit or several, or none.
        values: Its other fields, by the document's names, those that it must have included.

    Raises:
        InvalidCircuitError: Something is wrong with it.
    """
    kind = GATE_SETS[gateset][name]
    acted_on, active = checks.qubits(targets, "target"), checks.qubits(controls, "control")
    if not acted_on and name != "nop":
        raise checks.refused("it has no target")
    if kind.width not in (None, 1, len(acted_on)):
        raise checks.refused(f"it needs {kind.width} targets and has {len(acted_on)}")
    if active or len(acted_on) > 1:
        checks.check_distinct(active + acted_on)
    if active:
        checks.check_controls(active)
    elif kind.controlled:
        raise checks.refused("it has no control")
    # Any: each value has the type of the attribute that it is for.
    read: dict[str, Any] = _values(name, checks, len(acted_on), values) if values else {}
    if kind.width == 1:
        return [Gate(gateset, name, (target,), active, **read) for target in acted_on]
    return [Gate(gateset, name, acted_on, active, **read)]


def read_gate(
    gateset: str, fields: Mapping[str, object], index: int, qubits: int, warned: set[str]
) -> list[Gate]:
    """Check a gate of IonQ's JSON.

    Args:
        gateset: `qis` or `native`.
        fields: Its fields; one that is None counts as missing.
        index: Its place in the circuit, from 0.
        qubits: How many qubits the circuit has.
        warned: As in `GateChecks`.

    Raises:
        InvalidCircuitError: Something is wrong with it.
    """
    given = {key: value for key, value in fields.items() if value is not None}
    name = given.pop("gate", None)
    checks = GateChecks(name if isinstance(name, str) else repr(name), index, qubits, warned)
    kind = GATE_SETS[gateset].get(name) if isinstance(name, str) else None
    if kind is None or not isinstance(name, str):
        raise checks.refused(_unknown(gateset, name))
    if name == "zz" and gateset == "native" and "angle" not in given and "phase" in given:
        given["angle"] = given.pop("phase")  # as cirq-ionq writes it
    targets = _either(checks, given, _TARGETS)
    controls = _either(checks, given, _CONTROLS)
    _check_fields(checks, kind, given, controls)
    if name == "ms":
        given.setdefault("angle", ENTANGLING_ANGLE)
    return build(gateset, name, checks, targets, controls, given)


def _unknown(gateset: str, name: object) -> str:
    for other, gates in GATE_SETS.items():
        if other != gateset and isinstance(name, str) and name in gates:
            return (
                f"it is a gate of the gate set {other}, and this circuit is of {gateset}; they "
                "cannot be mixed"
            )
    return f"there is no such gate; those of the gate set {gateset} are " + ", ".join(
        GATE_SETS[gateset]
    )


def _either(checks: GateChecks, given: dict[str, object], names: tuple[str, str]) -> object:
    """The qubits of a role, from a field with one or a field with a list."""
    found = [given.pop(name) for name in names if name in given]
    if len(found) > 1:
        raise checks.refused(f"it has both {names[0]} and {names[1]}; give one")
    return found[0] if found else ()


def _check_fields(
    checks: GateChecks, kind: Kind, given: Mapping[str, object], controls: object
) -> None:
    for name in kind.values:
        if name not in given:
            raise checks.refused(f"it needs {name}")
    for name in given:
        if name not in kind.values and name not in kind.optional:
            raise checks.refused(f"it takes no {name}")
    if not kind.controllable and controls not in ((), []):
        raise checks.refused("it takes no controls")


def _values(
    name: str, checks: GateChecks, targets: int, given: Mapping[str, object]
) -> dict[str, object]:
    """The attributes of a gate for the fields that it has beside its qubits."""
    if "rotation" in given:
        return {"rotation": checks.radians(given["rotation"], "rotation")}
    if "phase" in given:
        return {"phases": (checks.turns(given["phase"], "phase"),)}
    if name == "ms":
        return {
            "phases": _phases(checks, given["phases"]),
            "angle": checks.ms_angle(given["angle"]),
        }
    if "angle" in given:
        return {"angle": checks.turns(given["angle"], "angle")}
    return _exponential(checks, targets, given)


def _phases(checks: GateChecks, value: object) -> tuple[Angle, ...]:
    phases = _several(checks, value, "phases")
    if len(phases) != 2:
        raise checks.refused(f"it needs two phases and has {len(phases)}")
    return tuple(checks.turns(phase, f"phase {at}") for at, phase in enumerate(phases))


def _exponential(
    checks: GateChecks, targets: int, given: Mapping[str, object]
) -> dict[str, object]:
    terms = _several(checks, given["terms"], "terms")
    coefficients = _several(checks, given["coefficients"], "coefficients")
    if not terms or len(terms) != len(coefficients):
        raise checks.refused(
            "it needs a coefficient for each of its terms and has "
            f"{len(terms)} terms and {len(coefficients)} coefficients"
        )
    for term in terms:
        if not isinstance(term, str) or set(term) - set("IXYZ") or len(term) != targets:
            raise checks.refused(
                f"a term needs one letter of I, X, Y and Z for each of {targets} targets, but "
                f"one is {term!r}"
            )
    if isinstance(given["time"], Expression):
        raise checks.refused("its time takes no parameter; multiply the coefficients with it")
    time = checks.number(given["time"], "time")
    if time <= 0:
        raise checks.refused("its time must be positive; a sign belongs to the coefficients")
    return {
        "terms": terms,
        "coefficients": tuple(checks.angle(each, "a coefficient") for each in coefficients),
        "time": time,
    }


def _several(checks: GateChecks, value: object, role: str) -> tuple[object, ...]:
    if not isinstance(value, Iterable) or isinstance(value, str | bytes):
        raise checks.refused(f"{role} must be a list")
    # cast: what an iterable of an unknown type gives is unknown.
    return tuple(cast("Iterable[object]", value))
