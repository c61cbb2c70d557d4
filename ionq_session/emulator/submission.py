"""The body of `POST /jobs`, checked before a job is made of it.

What is wrong with its structure is a 400. What is wrong with the circuit itself fails the job
later, as IonQ's preflight does. Fields that the API does not know are accepted, because clients
that work today send some; a strict emulator holds the body against the document as well.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ionq_session.emulator.errors import bad_request

if TYPE_CHECKING:
    from collections.abc import Container

    from ionq_session.emulator.jsontypes import Json, JsonObject

CIRCUIT = "ionq.circuit.v1"
QASM3 = "ionq.qasm3.v1"
MULTI_CIRCUIT = "ionq.multi-circuit.v1"
QUANTUM_FUNCTION = "quantum-function"
QAOA = "qctrl.qaoa.v1"
TYPES = (CIRCUIT, QASM3, MULTI_CIRCUIT, QUANTUM_FUNCTION, QAOA)

# The default and the bounds of IonQ's document.
DEFAULT_SHOTS = 100
MAX_SHOTS = 1_000_000
MAX_CIRCUITS = 5_000
MAX_GATES = 150_000
# How many keys metadata may have, and how many characters a key and a value, by older documents.
MAX_METADATA = (10, 40, 40_000)
_INT32 = 1 << 31

# What a reply may show of the settings, by job type; the document closes both sets.
_MITIGATIONS = ("debiasing", "symmetry_verification")
_COMPILATION: dict[str, type | tuple[type, ...]] = {
    "precision": str,
    "opt": (int, float),
    "gate_basis": str,
    "service_version": str,
}


@dataclass(frozen=True, slots=True)
class Submission:
    """What a client asked for. The store keeps `input` apart and hands jobs out without it.

    `place` tells the children of a job apart, which share its seed and not its chance.
    """

    type: str
    backend: str
    input: JsonObject
    shots: int
    name: str | None
    metadata: JsonObject | None
    settings: JsonObject
    noise: JsonObject | None
    dry_run: bool
    session_id: str | None = None
    place: int = 0

    @property
    def is_function(self) -> bool:
        """Whether the job runs a quantum function or an optimization, and not circuits."""
        return self.type in (QUANTUM_FUNCTION, QAOA)


def read_submission(payload: Json, backends: Container[str]) -> Submission:
    """Check a payload.

    Args:
        payload: The request's body.
        backends: The names of the backends that there are.

    Returns:
        The submission.

    Raises:
        ApiError: With status 400, if the structure is wrong.
    """
    if not isinstance(payload, dict):
        raise bad_request("The body must be a JSON object.", [])
    check = _Check()
    kind, backend = check.text(payload, "type"), check.text(payload, "backend")
    source = check.object(payload, "input") or {}
    check.that(kind is None or kind in TYPES, "type", f"no such job type: {kind}")
    check.that(backend is None or backend in backends, "backend", f"no such backend: {backend}")
    _check_input(check, kind, source, payload)
    submission = Submission(
        type=kind or "",
        backend=backend or "",
        input=source,
        shots=_shots(check, payload.get("shots")),
        name=check.optional_text(payload, "name"),
        metadata=_metadata(check, payload.get("metadata")),
        settings=_settings(check, payload.get("settings"), compiled=kind not in TYPES[3:]),
        noise=_noise(check, payload.get("noise")),
        dry_run=_flag(check, payload, "dry_run"),
        session_id=check.optional_text(payload, "session_id"),
    )
    check.conclude()
    return submission


class _Check:
    """Collects what is wrong, so that one reply names every bad field."""

    def __init__(self) -> None:
        self._problems: dict[str, str] = {}

    def that(self, good: object, key: str, problem: str) -> None:
        """Note a problem with a field unless all is well with it; the first one counts."""
        if not good:
            self._problems.setdefault(key, problem)

    def text(self, holder: JsonObject, key: str, path: str = "") -> str | None:
        """Read a required text."""
        value = holder.get(key)
        self.that(isinstance(value, str), path + key, "a text is required")
        return value if isinstance(value, str) else None

    def optional_text(self, holder: JsonObject, key: str) -> str | None:
        """Read a text that may be left out or null."""
        return None if holder.get(key) is None else self.text(holder, key)

    def object(self, holder: JsonObject, key: str, path: str = "") -> JsonObject | None:
        """Read a required object."""
        value = holder.get(key)
        self.that(isinstance(value, dict), path + key, "an object is required")
        return value if isinstance(value, dict) else None

    def conclude(self) -> None:
        """Raise a 400 if anything was wrong."""
        if self._problems:
            details = "; ".join(f"{key}: {problem}" for key, problem in self._problems.items())
            raise bad_request(f"The job is not valid: {details}.", list(self._problems))


def _check_input(check: _Check, kind: str | None, source: JsonObject, payload: JsonObject) -> None:
    if kind == CIRCUIT:
        gates = _check_circuit(check, source, "input.")
        check.that(gates <= MAX_GATES, "input.circuit", f"more than {MAX_GATES} gates")
    elif kind == QASM3:
        check.text(source, "data", "input.")
    elif kind == MULTI_CIRCUIT:
        _check_circuits(check, source)
    elif kind == QUANTUM_FUNCTION:
        check.object(source, "data", "input.")
        params = source.get("params")
        good = params is None or (
            isinstance(params, list) and all(_is_number(value) for value in params)
        )
        check.that(good, "input.params", "must be a list of numbers")
    elif kind == QAOA:
        problem = source.get("problem_type")
        check.that(problem == "maxcut", "input.problem_type", "must be maxcut")
        check.object(source, "problem", "input.")
        external = check.object(payload, "external_settings")
        if external is not None:
            check.text(external, "api_credentials", "external_settings.")


def _check_circuit(check: _Check, circuit: JsonObject, path: str) -> int:
    """Check one circuit's structure and count its gates."""
    # `gateset` may be missing: older clients leave it out and mean QIS.
    gateset = circuit.get("gateset", "qis")
    check.that(gateset in ("qis", "native", None), f"{path}gateset", "must be qis or native")
    gates = circuit.get("circuit")
    check.that(isinstance(gates, list), f"{path}circuit", "a list of gates is required")
    if isinstance(gates, list):
        good = all(isinstance(gate, dict) for gate in gates)
        check.that(good, f"{path}circuit", "every gate must be an object")
    # Its absence is no matter of structure: the live service fails such a job in preflight.
    qubits = circuit.get("qubits")
    check.that(qubits is None or is_integer(qubits), f"{path}qubits", "must be an integer")
    return len(gates) if isinstance(gates, list) else 0


def _check_circuits(check: _Check, source: JsonObject) -> None:
    check.that("circuit" not in source, "input.circuit", "give circuits or circuit, not both")
    gateset = source.get("gateset", "qis")
    check.that(gateset in ("qis", "native"), "input.gateset", "must be qis or native")
    qubits = source.get("qubits")
    check.that(qubits is None or is_integer(qubits), "input.qubits", "must be an integer")
    circuits = source.get("circuits")
    if not isinstance(circuits, list) or not circuits:
        check.that(good=False, key="input.circuits", problem="a list of circuits is required")
        return
    if len(circuits) > MAX_CIRCUITS:
        check.that(good=False, key="input.circuits", problem=f"more than {MAX_CIRCUITS} circuits")
        return
    gates = 0
    for index, circuit in enumerate(circuits):
        path = f"input.circuits.{index}"
        if not isinstance(circuit, dict):
            check.that(good=False, key=path, problem="an object is required")
            continue
        gates += _check_circuit(check, circuit, f"{path}.")
        name, registers = circuit.get("name"), circuit.get("registers")
        check.that(name is None or isinstance(name, str), f"{path}.name", "must be a text")
        good = registers is None or isinstance(registers, dict)
        check.that(good, f"{path}.registers", "must be an object")
    check.that(gates <= MAX_GATES, "input.circuits", f"more than {MAX_GATES} gates")


def _shots(check: _Check, value: Json) -> int:
    if value is None:
        return DEFAULT_SHOTS
    if isinstance(value, str) and value.isdecimal() and len(value) <= len(str(MAX_SHOTS)):
        value = int(value)  # one known client sends its shots as a text
    if is_integer(value) and isinstance(value, int | float) and 1 <= value <= MAX_SHOTS:
        return int(value)
    check.that(good=False, key="shots", problem=f"must be an integer from 1 to {MAX_SHOTS}")
    return DEFAULT_SHOTS


def _metadata(check: _Check, value: Json) -> JsonObject | None:
    if value is None:
        return None
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value
    check.that(good=False, key="metadata", problem="must be an object of texts")
    return None


def _settings(check: _Check, value: Json, *, compiled: bool) -> JsonObject:
    """Keep what a reply may show of the settings."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        check.that(good=False, key="settings", problem="must be an object")
        return {}
    mitigation = _group(check, value, "error_mitigation", dict.fromkeys(_MITIGATIONS, bool))
    compilation = _group(check, value, "compilation", _COMPILATION) if compiled else None
    groups: JsonObject = {"compilation": compilation, "error_mitigation": mitigation}
    return {key: group for key, group in groups.items() if group is not None}


def _group(
    check: _Check, settings: JsonObject, name: str, known: dict[str, type | tuple[type, ...]]
) -> JsonObject | None:
    group = settings.get(name)
    if group is None:
        return None
    if not isinstance(group, dict):
        check.that(good=False, key=f"settings.{name}", problem="must be an object")
        return None
    kept: JsonObject = {}
    for key, kind in known.items():
        setting = group.get(key)
        if setting is None:
            continue
        good = isinstance(setting, kind) and (kind is bool or not isinstance(setting, bool))
        check.that(good, f"settings.{name}.{key}", "is of the wrong type")
        kept[key] = setting
    return kept


def _noise(check: _Check, value: Json) -> JsonObject | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        check.that(good=False, key="noise", problem="must be an object")
        return None
    model, seed = value.get("model"), value.get("seed")
    check.that(isinstance(model, str), "noise.model", "a text is required")
    if seed is None:
        return {"model": model}
    good = is_integer(seed) and isinstance(seed, int | float) and -_INT32 <= seed < _INT32
    check.that(good, "noise.seed", "must be an integer of 32 bits")
    return {"model": model, "seed": int(seed) if good and isinstance(seed, int | float) else 0}


def _flag(check: _Check, holder: JsonObject, key: str) -> bool:
    value = holder.get(key)
    check.that(value is None or isinstance(value, bool), key, "must be true or false")
    return value is True


def is_integer(value: Json) -> bool:
    """Tell whether a value is an integer by JSON Schema's count.

    Args:
        value: Any JSON.

    Returns:
        True for 2 and 2.0, false for true.
    """
    return _is_number(value) and isinstance(value, int | float) and value % 1 == 0


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
