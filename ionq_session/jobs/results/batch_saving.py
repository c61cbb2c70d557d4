"""Several results as JSON and back; each is stored as one alone is, without what all share."""

from collections.abc import Mapping
from typing import Any, Final

from ionq_api import JsonValue
from ionq_api.codec import is_list, is_object

from ..._version import __version__
from ..errors import (
    JobCanceledError,
    JobError,
    JobFailedError,
    JobNotFinishedError,
    ResultUnavailableError,
    SavedResultError,
)
from .batch_result import BatchResult
from .files.loading import loaded, loaded_run
from .files.saving import ABOUT, FORMAT, VERSION, saved, saved_run
from .job_result import JobResult

BATCH_FORMAT: Final = "ionq-session.batch-result"
BATCH_VERSION: Final = 1

_ERRORS: Final[Mapping[str, type[JobError]]] = {
    each.__name__: each
    for each in (
        JobFailedError,
        JobCanceledError,
        JobNotFinishedError,
        ResultUnavailableError,
    )
}
_SHARED: Final = ("about", "written_by", "format", "version")


def saved_batch(batch: BatchResult) -> dict[str, JsonValue]:
    """The whole of a batch."""
    run = saved_run(batch.run)
    return {
        "format": BATCH_FORMAT,
        "version": BATCH_VERSION,
        "about": ABOUT,
        "written_by": f"ionq-session {__version__}",
        "job_id": batch.job_id,
        "job_ids": list(batch.job_ids),
        "backend": batch.backend,
        "name": batch.name,
        "run": run,
        "circuits": [
            {"error": _error(each)} if isinstance(each, JobError) else _result(each, run)
            for each in batch.entries
        ],
    }


def _result(result: JobResult, shared: Mapping[str, JsonValue]) -> dict[str, JsonValue]:
    """A result, with what its run has of its own."""
    whole = {key: each for key, each in saved(result).items() if key not in _SHARED}
    run = saved_run(result.run)
    whole["run"] = {key: each for key, each in run.items() if each != shared[key]}
    return whole


def _error(error: JobError) -> dict[str, JsonValue]:
    names = [name for name, kind in _ERRORS.items() if isinstance(error, kind)]
    return {
        "class": names[0] if names else JobError.__name__,
        "message": error.message,
        "job_id": error.job_id,
        "code": error.name,
        "formats": list(error.formats) if isinstance(error, ResultUnavailableError) else [],
    }


def loaded_batch(data: Mapping[str, object]) -> BatchResult:
    """The batch that an object holds.

    Raises:
        SavedResultError: It is no saved batch, is damaged, or of a newer version.
    """
    if not is_object(data) or data.get("format") != BATCH_FORMAT:
        raise SavedResultError(
            f"this is no saved batch: its `format` is not {BATCH_FORMAT!r}; "
            "`BatchResult.to_dict` writes one"
        )
    version = data.get("version")
    if type(version) is not int or version < 1:
        raise SavedResultError(f"the saved batch has no version that there is: {version!r}")
    if version > BATCH_VERSION:
        raise SavedResultError(
            f"the saved batch is of version {version}, and this release of ionq-session reads up "
            f"to {BATCH_VERSION}; a newer release reads it: pip install --upgrade ionq-session"
        )
    job_ids, circuits, run = data.get("job_ids"), data.get("circuits"), data.get("run")
    if not is_list(circuits) or not is_list(job_ids) or not is_object(run):
        raise SavedResultError("the saved batch is damaged: it lacks job_ids, circuits or run")
    return BatchResult(
        job_id=_text(data, "job_id"),
        job_ids=tuple(str(each) for each in job_ids),
        backend=_text(data, "backend"),
        name=None if data.get("name") is None else _text(data, "name"),
        entries=tuple(_entry(each, place, run) for place, each in enumerate(circuits)),
        run=loaded_run(run),
    )


def _entry(data: object, place: int, shared: Mapping[str, object]) -> JobResult | JobError:
    try:
        if not is_object(data):
            raise SavedResultError("it is no object")
        error = data.get("error")
        if is_object(error):
            return _loaded_error(error)
        own = data.get("run")
        run = {**shared, **own} if is_object(own) else own
        return loaded({**data, "run": run, "format": FORMAT, "version": VERSION})
    except SavedResultError as error:
        raise SavedResultError(f"circuit {place} of the saved batch: {error.message}") from None


def _loaded_error(data: Mapping[str, object]) -> JobError:
    kind = _ERRORS.get(_text(data, "class"), JobError)
    code, formats = data.get("code"), data.get("formats")
    details: dict[str, Any] = {}  # Any: what the class takes by name
    if issubclass(kind, ResultUnavailableError) and is_list(formats):
        details["formats"] = tuple(str(each) for each in formats)
    return kind(
        _text(data, "message"),
        job_id=_text(data, "job_id"),
        name=code if isinstance(code, str) else None,
        **details,
    )


def _text(data: Mapping[str, object], name: str) -> str:
    found = data.get(name)
    if not isinstance(found, str):
        raise SavedResultError(f"the saved batch is damaged: `{name}` is not a text")
    return found
