"""What can go wrong with one job; where each class stands in the tree is drawn in `errors`."""

from typing import TYPE_CHECKING, Any

from ..errors import (
    ConfigurationError,
    InvalidRequestError,
    IonQError,
    NotFoundError,
    NotSentError,
    UnknownOutcomeError,
    UnreadableReplyError,
)

if TYPE_CHECKING:
    from .many.waiting.waited import Waited


class JobError(IonQError):
    """The service answered, but the job did not do what was asked of it.

    Attributes:
        job_id: The job.
    """

    # Any: the details of IonQError, which are passed on.
    def __init__(self, message: str, *, job_id: str = "", **details: Any) -> None:
        super().__init__(message, **details)
        self.job_id = job_id


class JobFailedError(JobError):
    """The job failed; `code` is IonQ's code for the failure, and the message has IonQ's text.

    The codes are those of the document's `Failure`, such as `PreflightError` for a circuit that
    the backend does not take; the service has others, too.
    """


class JobCanceledError(JobError):
    """The job was canceled, by its owner or by the service."""


class WaitTimeoutError(JobError, TimeoutError):
    """The job had not ended when the time to wait was over; it goes on unless it was canceled.

    Attributes:
        job_status: The status that it had last; None if it never could be asked.
    """

    def __init__(
        self, message: str, *, job_id: str = "", job_status: str | None = None, **details: Any
    ) -> None:
        super().__init__(message, job_id=job_id, **details)
        self.job_status = job_status


class WaitManyTimeoutError(WaitTimeoutError):
    """Some of many jobs had not ended when the time to wait was over; they go on.

    Attributes:
        waited: What is known of each job, as `IonQSession.wait_all` returns it.
        pending: The ids of those that had not ended.
    """

    # Any: what WaitTimeoutError takes, by name.
    def __init__(
        self,
        message: str,
        *,
        waited: "Waited | None" = None,
        pending: tuple[str, ...] = (),
        **details: Any,
    ) -> None:
        super().__init__(message, **details)
        self.waited = waited
        self.pending = pending


class BatchSubmissionError(JobError):
    """Some jobs of a batch were submitted, and then one was not; `__cause__` says why.

    Attributes:
        job_ids: The jobs that were submitted; `session.batch(error.job_ids)` has their results.
        missing: The indices of the circuits that surely were not submitted.
        unknown: Those of the circuits whose job was sent and may exist.
    """

    def __init__(
        self,
        message: str,
        *,
        job_ids: tuple[str, ...] = (),
        missing: tuple[int, ...] = (),
        unknown: tuple[int, ...] = (),
        **details: Any,
    ) -> None:
        super().__init__(message, **details)
        self.job_ids = job_ids
        self.missing = missing
        self.unknown = unknown


class ResultUnavailableError(JobError):
    """The job has no result of the kind that was asked for, and will have none.

    Attributes:
        formats: The formats that it has.
    """

    def __init__(
        self, message: str, *, job_id: str = "", formats: tuple[str, ...] = (), **details: Any
    ) -> None:
        super().__init__(message, job_id=job_id, **details)
        self.formats = formats


class JobNotFinishedError(ResultUnavailableError):
    """The job has no result yet: it is still waiting or running."""


class ResultArgumentError(NotSentError, ValueError):
    """A result was asked for what it does not have: a qubit, a length, a letter, a number."""


class SavedResultError(NotSentError, ValueError):
    """A saved result cannot be read: it is of a newer version, damaged, or something else."""


class PagingError(UnreadableReplyError):
    """A list of the service's cannot be read to its end: its pages repeat, or bring nothing new.

    Attributes:
        cursor: The service's cursor of the page that should have followed.
    """

    def __init__(self, message: str, *, cursor: str | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.cursor = cursor


class SessionsUnavailableError(NotFoundError):
    """404: the account is not enrolled in the beta of IonQ's sessions; it can reserve nothing."""


class ReservationUnknownError(UnknownOutcomeError):
    """A session of IonQ's may have been opened, and it cannot be told which one it is.

    Attributes:
        candidates: The ids of those that it may be; none if the service lists no such.
    """

    def __init__(self, message: str, *, candidates: tuple[str, ...] = (), **details: Any) -> None:
        super().__init__(message, **details)
        self.candidates = candidates


class JobNotFoundError(NotFoundError):
    """404: there is no such job for this key: a wrong id, another project's job, or a deleted one.

    Attributes:
        job_id: The job.
    """

    def __init__(self, message: str, *, job_id: str = "", **details: Any) -> None:
        super().__init__(message, **details)
        self.job_id = job_id


class SubmissionUnknownError(UnknownOutcomeError):
    """A job was sent, no usable answer came, and the service does not list the job.

    `session.find_submission(error.tag)` looks again later.

    Attributes:
        tag: The id that the submission carries in the job's metadata; None if it was turned off.
    """

    def __init__(self, message: str, *, tag: str | None = None, **details: Any) -> None:
        super().__init__(message, **details)
        self.tag = tag


class RunError(NotSentError):
    """A run of many circuits cannot go on under its name; nothing was sent by this call.

    Its circuits are others than before, or another process is at it.

    Attributes:
        run: The name of the run.
        item: The place of the circuit, from 0; None if it is not about one.
    """

    def __init__(
        self, message: str, *, run: str | None = None, item: int | None = None, **details: Any
    ) -> None:
        super().__init__(message, **details)
        self.run = run
        self.item = item


class CostLimitError(NotSentError):
    """The estimate is above `max_cost`, or in another unit; nothing was sent.

    Attributes:
        estimated_cost: The estimate.
        max_cost: The limit.
        unit: The unit of the estimate, such as `usd`.
    """

    def __init__(
        self,
        message: str,
        *,
        estimated_cost: float | None = None,
        max_cost: float | None = None,
        unit: str | None = None,
        **details: Any,
    ) -> None:
        super().__init__(message, **details)
        self.estimated_cost = estimated_cost
        self.max_cost = max_cost
        self.unit = unit


class InvalidCircuitError(InvalidRequestError):
    """A circuit that the service would refuse or fail; nothing was sent.

    Attributes:
        gate: The index of the gate in its circuit, from 0; None if no single gate is wrong.
        circuit: The index of the circuit, from 0; None if there is only one.
    """

    def __init__(
        self, message: str, *, gate: int | None = None, circuit: int | None = None, **details: Any
    ) -> None:
        super().__init__(message, **details)
        self.gate = gate
        self.circuit = circuit


class MissingExtraError(ConfigurationError, ImportError):
    """A package is not installed; the message names the extra of ours that brings it.

    Attributes:
        extra: The extra, as in `pip install 'ionq-session[extra]'`.
    """

    def __init__(self, message: str, *, extra: str = "", **details: Any) -> None:
        super().__init__(message, **details)
        self.extra = extra


class JournalError(IonQError):
    """The history of submissions cannot be read; submitting goes on all the same.

    Attributes:
        file: The journal's file.
    """

    def __init__(self, message: str, *, file: str = "", **details: Any) -> None:
        super().__init__(message, **details)
        self.file = file


class CircuitWarning(UserWarning):
    """A circuit is valid, but probably not what was meant, such as an angle in another unit."""


class JournalWarning(UserWarning):
    """The journal of submissions could not be written; the submission itself goes on.

    A session warns once for each kind of reason. A job whose intent is not in the journal cannot be
    found by `recover()` if this program ends before the service has replied.
    """


class WorkerWarning(UserWarning):
    """A worker of an executor could not do its part of a run, which was done without it.

    A run warns once.
    """


class SubmissionWarning(UserWarning):
    """A job was or will be submitted, but cannot be told from others as surely as usual."""
