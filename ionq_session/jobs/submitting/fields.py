"""The options of a submission as fields of a job's payload, by the document's names."""

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, TypeAlias, cast

from ionq_api.codec import is_object, kind_of
from ionq_api.model import Model

from ..._secrets.secret import Secret
from ...errors import InvalidRequestError
from .metadata import checked_metadata, refuse_secrets, refuse_secrets_within

if TYPE_CHECKING:
    from ionq_api.models import (
        CircuitJobErrorMitigationSettings,
        CircuitJobSettings,
        Noise,
        QuantumFunctionJobSettings,
    )

    NoiseLike: TypeAlias = str | Mapping[str, object] | Noise
    MitigationLike: TypeAlias = bool | Mapping[str, object] | CircuitJobErrorMitigationSettings
    SettingsLike: TypeAlias = Mapping[str, object] | CircuitJobSettings | QuantumFunctionJobSettings


def job_fields(
    base: Mapping[str, object],
    *,
    backend: str | None = None,
    shots: int | None = None,
    name: str | None = None,
    metadata: Mapping[str, str] | None = None,
    noise: "NoiseLike | None" = None,
    error_mitigation: "MitigationLike | None" = None,
    settings: "SettingsLike | None" = None,
    session_id: str | None = None,
    dry_run: bool | None = None,
    secrets: Iterable[Secret] = (),
) -> dict[str, object]:
    """The fields of a job with the options that are given; None leaves a field as it is.

    Args:
        base: The fields that came with the circuit.
        backend: The backend.
        shots: How often the circuit is run.
        name: The job's name.
        metadata: The user's metadata, in place of that of `base`.
        noise: The noise model: its name, or an object with `model` and `seed`.
        error_mitigation: True or False for debiasing, or an object such as `{"debiasing": True}`,
            in place of that in `settings`.
        settings: Other settings; each replaces the one of that name in `base`.
        session_id: The session of IonQ's to run in.
        dry_run: Whether the job is only checked and priced.
        secrets: What no field may hold.

    Raises:
        InvalidRequestError: One of them has the wrong type, or holds a secret.
    """
    given = {
        "backend": backend,
        "shots": shots,
        "name": name,
        "session_id": session_id,
        "dry_run": dry_run,
    }
    fields = {**base, **{key: value for key, value in given.items() if value is not None}}
    if noise is not None:
        fields["noise"] = {"model": noise} if isinstance(noise, str) else _object("noise", noise)
    changed = {} if settings is None else _object("settings", settings)
    if error_mitigation is not None:
        changed["error_mitigation"] = _mitigation(error_mitigation)
    if changed:
        earlier = fields.get("settings")
        fields["settings"] = {**(_object("settings", earlier) if earlier else {}), **changed}
    listed = list(secrets)
    whole = fields.get("metadata") if metadata is None else metadata
    if whole is not None:
        fields["metadata"] = checked_metadata(whole, listed)
    called = fields.get("name")
    if isinstance(called, str):
        refuse_secrets("name", called, listed)
    for key, value in fields.items():
        refuse_secrets_within(key, value, listed)
    return fields


def _mitigation(value: object) -> dict[str, object]:
    if isinstance(value, bool):
        return {"debiasing": value}
    return _object("error_mitigation", value)


def _object(name: str, value: object) -> dict[str, object]:
    """A copy of an object, given as a mapping or as a model.

    Raises:
        InvalidRequestError: It is neither.
    """
    if isinstance(value, Model):
        return cast("dict[str, object]", value.to_dict())
    if is_object(value):
        return dict(value)
    raise InvalidRequestError(f"{name} is {kind_of(value)}: it has to be an object")
