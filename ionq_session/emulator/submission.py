"""The body of `POST /jobs`, checked before a job is made of it.

What is wrong with its structure is a 400, and so is what this emulator does not support yet. What
is wrong with the circuit itself fails the job later, as IonQ's preflight does.

Fields that the API does not know are accepted, because clients that work today send some.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ionq_session.emulator.backends import NAMES, SIMULATOR
from ionq_session.emulator.errors import bad_request

if TYPE_CHECKING:
    from ionq_session.emulator.jsontypes import Json, JsonObject

CIRCUIT = "ionq.circuit.v1"
QASM3 = "ionq.qasm3.v1"

_LATER_TYPES = {
    "ionq.multi-circuit.v1": "multi-circuit jobs",
    "quantum-function": "quantum functions",
    "qctrl.qaoa.v1": "QAOA jobs",
}

# The default and the bounds of IonQ's document.
DEFAULT_SHOTS = 100
MAX_SHOTS = 1_000_000


@dataclass(frozen=True, slots=True)
class Submission:
    """What a client asked for."""

    type: str
    backend: str
    input: JsonObject
    shots: int
    name: str | None
    metadata: JsonObject | None
    settings: JsonObject
    noise: JsonObject | None
    dry_run: bool


def read_submission(payload: Json) -> Submission:
    """Check a payload.

    Args:
        payload: The request's body.

    Returns:
        The submission.

    Raises:
        ApiError: With status 400, if the structure is wrong or not supported yet.
    """
    if not isinstance(payload, dict):
        raise bad_request("The body must be a JSON object.", [])
    check = _Check()
    kind, backend = check.text(payload, "type"), check.text(payload, "backend")
    circuit = check.object(payload, "input") or {}
    known = kind in (CIRCUIT, QASM3) or kind in _LATER_TYPES
    check.that(kind is None or known, "type", f"no such job type: {kind}")
    check.that(backend is None or backend in NAMES, "backend", f"no such backend: {backend}")
    if kind == CIRCUIT:
        _check_circuit(check, circuit)
    elif kind == QASM3:
        check.text(circuit, "data", "input.")
    submission = Submission(
        type=kind or "",
        backend=backend or "",
        input=circuit,
        shots=_shots(check, payload.get("shots")),
        name=check.optional_text(payload, "name"),
        metadata=_metadata(check, payload.get("metadata")),
        settings=_settings(check, payload.get("settings")),
        noise=_noise(check, payload.get("noise")),
        dry_run=_flag(check, payload, "dry_run"),
    )
    session = check.optional_text(payload, "session_id")
    check.conclude()
    _refuse_later_things(submission, session)
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

    def object(self, holder: JsonObject, key: str) -> JsonObject | None:
        """Read a required object."""
        value = holder.get(key)
        self.that(isinstance(value, dict), key, "an object is required")
        return value if isinstance(value, dict) else None

    def conclude(self) -> None:
        """Raise a 400 if anything was wrong."""
        if self._problems:
            details = "; ".join(f"{key}: {problem}" for key, problem in self._problems.items())
            raise bad_request(f"The job is not valid: {details}.", list(self._problems))


def _check_circuit(check: _Check, circuit: JsonObject) -> None:
    # `gateset` may be missing: older clients leave it out and mean QIS.
    gateset = circuit.get("gateset", "qis")
    check.that(gateset in ("qis", "native"), "input.gateset", "must be qis or native")
    gates = circuit.get("circuit")
    check.that(isinstance(gates, list), "input.circuit", "a list of gates is required")
    if isinstance(gates, list):
        good = all(isinstance(gate, dict) for gate in gates)
        check.that(good, "input.circuit", "every gate must be an object")
    # Its absence is no matter of structure: the live service fails such a job in preflight.
    qubits = circuit.get("qubits")
    check.that(qubits is None or _is_integer(qubits), "input.qubits", "must be an integer")


def _shots(check: _Check, value: Json) -> int:
    if value is None:
        return DEFAULT_SHOTS
    if isinstance(value, str) and value.isdecimal() and len(value) <= len(str(MAX_SHOTS)):
        value = int(value)  # one known client sends its shots as a text
    if _is_integer(value) and isinstance(value, int | float) and 1 <= value <= MAX_SHOTS:
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


def _settings(check: _Check, value: Json) -> JsonObject:
    """Keep what a reply may show of the settings: these two groups."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        check.that(good=False, key="settings", problem="must be an object")
        return {}
    kept: JsonObject = {}
    for key in ("compilation", "error_mitigation"):
        group = value.get(key)
        check.that(group is None or isinstance(group, dict), f"settings.{key}", "must be an object")
        if group is not None:
            kept[key] = group
    return kept


def _noise(check: _Check, value: Json) -> JsonObject | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        check.that(good=False, key="noise", problem="must be an object")
        return None
    model, seed = value.get("model"), value.get("seed")
    check.that(isinstance(model, str), "noise.model", "a text is required")
    check.that(seed is None or _is_integer(seed), "noise.seed", "must be an integer")
    return {"model": model} if seed is None else {"model": model, "seed": seed}


def _flag(check: _Check, holder: JsonObject, key: str) -> bool:
    value = holder.get(key)
    check.that(value is None or isinstance(value, bool), key, "must be true or false")
    return value is True


def _is_integer(value: Json) -> bool:
    """Whether it is an integer by JSON Schema's count, for which 2.0 is one and true is not."""
    if isinstance(value, bool):
        return False
    return isinstance(value, int) or (isinstance(value, float) and value.is_integer())


def _refuse_later_things(submission: Submission, session: str | None) -> None:
    refusals = [
        ("type", _LATER_TYPES.get(submission.type)),
        ("backend", submission.backend != SIMULATOR and f"the backend {submission.backend}"),
        ("input.gateset", submission.input.get("gateset") == "native" and "native gates"),
        ("session_id", session is not None and "sessions"),
    ]
    if submission.noise is not None:
        model = submission.noise["model"]
        refusals.append(("noise.model", model != "ideal" and f"the noise model {model}"))
    for key, thing in refusals:
        if thing:
            raise bad_request(f"This emulator does not support {thing} yet.", [key])
