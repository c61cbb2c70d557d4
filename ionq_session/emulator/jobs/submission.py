"""The body of `POST /jobs`, checked and turned into a submission.

An invalid structure is a 400. An invalid circuit fails the job later, as in IonQ's preflight.
Fields that the API does not know are accepted, because clients in use send some; a strict emulator
also checks the body against the document.
"""

from collections.abc import Collection

from attrs import frozen

from ..errors import bad_request
from ..job_types import QAOA, QUANTUM_FUNCTION, TYPES
from ..jsontypes import Json, JsonObject
from .checking import Check, is_integer
from .inputs import check_input

# The types that run a quantum function or an optimization instead of circuits.
_FUNCTIONS = (QUANTUM_FUNCTION, QAOA)

# The default and the bounds of IonQ's document.
DEFAULT_SHOTS = 100
MAX_SHOTS = 1_000_000
# Keys, characters of a key and characters of a value that metadata may have, by older documents.
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


@frozen
class Submission:
    """What a client requested. The store keeps `input` separately and returns jobs without it.

    `place` distinguishes the children of a job, which share its seed but not its random numbers.
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
        """Whether the job runs a quantum function or an optimization instead of circuits."""
        return self.type in _FUNCTIONS


def read_submission(payload: Json, backends: Collection[str]) -> Submission:
    """Check a payload.

    Args:
        payload: The request's body.
        backends: The names of the backends that exist.

    Raises:
        ApiError: With status 400, if the structure is wrong.
    """
    if not isinstance(payload, dict):
        raise bad_request("The body must be a JSON object.", [])
    check = Check()
    kind, backend = check.text(payload, "type"), check.text(payload, "backend")
    source = check.object(payload, "input") or {}
    check.that(
        kind is None or kind in TYPES,
        "type",
        f"no such job type: {kind}; the types are {', '.join(TYPES)}",
    )
    known = ", ".join(backends)
    problem = f"no such backend: {backend}; the backends are {known}"
    check.that(backend is None or backend in backends, "backend", problem)
    check_input(check, kind, source, payload)
    submission = Submission(
        type=kind or "",
        backend=backend or "",
        input=source,
        shots=_shots(check, payload.get("shots")),
        name=check.optional_text(payload, "name"),
        metadata=_metadata(check, payload.get("metadata")),
        settings=_settings(check, payload.get("settings"), compiled=kind not in _FUNCTIONS),
        noise=_noise(check, payload.get("noise")),
        dry_run=_flag(check, payload, "dry_run"),
        session_id=check.optional_text(payload, "session_id"),
    )
    check.conclude()
    return submission


def _shots(check: Check, value: Json) -> int:
    if value is None:
        return DEFAULT_SHOTS
    if isinstance(value, str) and value.isdecimal() and len(value) <= len(str(MAX_SHOTS)):
        value = int(value)  # one known client sends its shots as a string
    if is_integer(value) and 1 <= value <= MAX_SHOTS:
        return int(value)
    check.that(good=False, key="shots", problem=f"must be an integer from 1 to {MAX_SHOTS}")
    return DEFAULT_SHOTS


def _metadata(check: Check, value: Json) -> JsonObject | None:
    if value is None:
        return None
    if isinstance(value, dict) and all(isinstance(item, str) for item in value.values()):
        return value
    check.that(good=False, key="metadata", problem="must be an object of strings")
    return None


def _settings(check: Check, value: Json, *, compiled: bool) -> JsonObject:
    """The settings that a reply may show."""
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
    check: Check, settings: JsonObject, name: str, known: dict[str, type | tuple[type, ...]]
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


def _noise(check: Check, value: Json) -> JsonObject | None:
    if value is None:
        return None
    if not isinstance(value, dict):
        check.that(good=False, key="noise", problem="must be an object")
        return None
    model, seed = value.get("model"), value.get("seed")
    check.that(isinstance(model, str), "noise.model", "a string is required")
    if seed is None:
        return {"model": model}
    if is_integer(seed) and -_INT32 <= seed < _INT32:
        return {"model": model, "seed": int(seed)}
    check.that(good=False, key="noise.seed", problem="must be a 32-bit integer")
    return None


def _flag(check: Check, holder: JsonObject, key: str) -> bool:
    value = holder.get(key)
    check.that(value is None or isinstance(value, bool), key, "must be true or false")
    return value is True
