"""The states of a job: which are final, and the error that a failed or canceled job stands for."""

from typing import TYPE_CHECKING, Final, TypeAlias, Union

from ionq_api.codec import is_object

from .errors import JobCanceledError, JobError, JobFailedError

if TYPE_CHECKING:
    from ionq_api.models import (
        BaseJob,
        MultiCircuitJob,
        QaoaJob,
        QuantumFunctionJob,
        SingleCircuitJob,
    )

# Of names, since the models are loaded when first used. `|` does not take names.
Job: TypeAlias = Union["SingleCircuitJob", "MultiCircuitJob", "QaoaJob", "QuantumFunctionJob"]
"""A job of any type, as `get_job` returns it."""

COMPLETED: Final = "completed"
FAILED: Final = "failed"
CANCELED: Final = "canceled"

FINAL: Final = frozenset({COMPLETED, FAILED, CANCELED})
"""The statuses that a job keeps, by the document's `JobStatus`."""

PENDING: Final = frozenset({"submitted", "ready", "started"})
"""The statuses of a job that is on its way. One that is in neither set is newer than this."""

# What to do about a failure, by its code; the document's `Failure.code` says whose fault each is.
_BILLING = frozenset({"QuotaExhaustedError", "ContractExpiredError", "UnknownBillingError"})
_SERVICE = frozenset({"InternalError", "QuantumComputerError", "SystemCancel"})
_ADVICE_BILLING = "the account's credit or contract has to be settled before it can run"
_ADVICE_SERVICE = "the cause is on IonQ's side, so the same job may be submitted again"
_ADVICE_CHANGE = "change what the text names, and submit it as a new job"
_ADVICE_UNKNOWN = "session.get_job(id) shows all that IonQ says about it"


def job_error(job: "Job | BaseJob") -> JobError | None:
    """The error that a job's status stands for.

    Args:
        job: A job in any state, also as it stands in a list.

    Returns:
        A `JobFailedError` with IonQ's code (`error.code`) and text, a `JobCanceledError`, or None
        for a job that has completed or is on its way. The caller raises it.
    """
    if job.status == FAILED:
        code, text = _failure(job)
        message = (
            f"job {job.id} failed{f' with {code}' if code else ''} ({_advice(code)}): "
            f"{text or 'IonQ gives no reason'}"
        )
        return JobFailedError(message, job_id=job.id, name=code)
    if job.status == CANCELED:
        code, text = _failure(job)
        said = f" ({text or code})" if text or code else ""
        message = (
            f"job {job.id} was canceled{said}, so it has no result; "
            "session.clone_job(id) submits the same circuit as a new job"
        )
        return JobCanceledError(message, job_id=job.id, name=code)
    return None


def _failure(job: "Job | BaseJob") -> tuple[str | None, str | None]:
    """IonQ's code and text for a failure, as far as it gives them."""
    # As JSON, since a reply that deviates from the document may hold anything here.
    found: object = job.to_dict().get("failure")
    if not is_object(found):
        return None, _text(found)
    # Older replies have the text as `error`.
    return _text(found.get("code")), _text(found.get("message")) or _text(found.get("error"))


def _text(value: object) -> str | None:
    return value.strip() or None if isinstance(value, str) else None


def _advice(code: str | None) -> str:
    if code in _BILLING:
        return _ADVICE_BILLING
    if code in _SERVICE:
        return _ADVICE_SERVICE
    return _ADVICE_CHANGE if code else _ADVICE_UNKNOWN
