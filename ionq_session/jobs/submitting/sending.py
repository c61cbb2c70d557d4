"""The flow that submits one job: intent, request, and a search where the answer was lost."""

import logging
from typing import TYPE_CHECKING

from attrs import evolve, frozen

from ionq_api import Operation

from ..._error_facts import facts_of
from ..._flows.calls import Calls
from ..._flows.flow import Flow
from ...errors import IonQError, RefusedError, UnknownOutcomeError, UnreadableReplyError
from ..errors import SubmissionUnknownError
from ..journal.entries import Entry
from .account import account_of
from .finding import look_for
from .in_flight import in_flight
from .ledger import Ledger
from .submission import Submission
from .walking import received_text

if TYPE_CHECKING:
    from ionq_api.models import JobCreationResponse

    from ..journal.entries import Outcome
    from ..journal.journal import Journal

log: logging.Logger = logging.getLogger("ionq_session")

RESUBMISSIONS = 2  # as many as a call has retries; a service that loses three answers is down


@frozen
class SubmissionSettings:
    """How a session submits jobs.

    Attributes:
        resubmit_unknown: Whether a job is sent again, up to two times, when its answer was lost and
            it is not found for a minute. Then there may be two jobs, and both are billed: the list
            of the service may have been late.
    """

    resubmit_unknown: bool = False


@frozen
class Submitted:
    """A job that exists.

    Attributes:
        job_id: Its id.
        tag: The tag that it bears; None if it bears none.
        status: Its status when it was taken, or found.
        session_id: The session of IonQ's that it runs in.
        found: Whether its answer was lost, and it was found by its tag.
    """

    job_id: str
    tag: str | None
    status: str
    session_id: str | None = None
    found: bool = False


def submit(
    submission: Submission, calls: Calls, journal: "Journal | None", settings: SubmissionSettings
) -> Flow[Submitted]:
    """Create a job exactly once.

    The intent is in the journal before the first byte is sent. The request is sent again only if it
    surely was not sent, or was refused with 429. If no usable answer comes, the job is looked for
    by its tag for about a minute.

    Args:
        submission: The job.
        calls: What calls are made with.
        journal: The journal, if there is one.
        settings: How the session submits jobs.

    Raises:
        RefusedError: The service refused it; there is no job.
        RunError: It is an item of a run, and there may be a job of it already; nothing was sent.
        NotSentError: It could not be sent; there is no job.
        SubmissionUnknownError: It was sent, no usable answer came, and the job was not found.
    """
    return send(submission, submission.operation, calls, journal, settings)


def send(
    submission: Submission,
    operation: "Operation[JobCreationResponse]",
    calls: Calls,
    journal: "Journal | None",
    settings: SubmissionSettings,
) -> Flow[Submitted]:
    """`submit` with any operation that makes a job, such as a clone."""
    now = calls.context.now
    ledger = Ledger(journal, submission.record, now)
    # Warnings wait until the outcome is written down, since they may be made errors.
    warnings: list[Warning] = []
    held = Calls(calls.config, evolve(calls.context, report=warnings.append))
    with in_flight(submission.record):
        entry = Entry(
            tag=submission.record,
            base_url=calls.config.base_url,
            created_at=now(),
            backend=submission.backend,
            shots=submission.shots,
            payload_hash=submission.payload_hash,
            name=submission.name,
            dry_run=submission.dry_run,
            run=submission.run,
            item=submission.item,
            account=account_of(calls.config),
        )
        yield from ledger.begin(entry)
        try:
            submitted = yield from _sent(submission, operation, entry, held, settings)
        except Exception as error:
            yield from ledger.settle(_outcome(error), error=type(_cause(error)).__name__)
            raise
        yield from ledger.settle("submitted", job_id=submitted.job_id)
    try:
        for warning in warnings:
            calls.context.report(warning)
    except Warning as warning:
        warning.add_note(f"the job was submitted all the same: {submitted.job_id}")
        raise
    return submitted


def _outcome(error: Exception) -> "Outcome":
    """What an error says of the job; one that is not ours, such as a hook's, says nothing."""
    if not isinstance(error, IonQError) or isinstance(error, UnknownOutcomeError):
        return "unknown"
    return "refused" if isinstance(error, RefusedError) else "not_sent"


def _cause(error: BaseException) -> BaseException:
    """The fault that the search for the job began with."""
    while isinstance(error.__cause__, IonQError):
        error = error.__cause__
    return error


def _sent(
    submission: Submission,
    operation: "Operation[JobCreationResponse]",
    entry: Entry,
    calls: Calls,
    settings: SubmissionSettings,
) -> Flow[Submitted]:
    """Send the request, and look for the job if no usable answer comes.

    Raises:
        SubmissionUnknownError: The job may exist, and was not found.
        IonQError: There is no job.
    """
    tag, options = submission.tag, submission.options
    again = RESUBMISSIONS if settings.resubmit_unknown and tag is not None else 0
    for resubmission in range(again + 1):
        try:
            reply = yield from calls.execute(operation, options)
            return _read(reply, tag)
        except IonQError as error:
            # A request that was refused or not sent says nothing of the one before it.
            if resubmission == 0 and not isinstance(error, UnknownOutcomeError):
                raise
            fault = error
        if tag is None:
            raise _unknown_untagged(fault) from fault
        log.warning("no usable answer came to the submission %s (%s); looking for it", tag, fault)
        job, failure = yield from look_for(tag, entry.created_at, calls, options)
        if job is not None:
            return Submitted(job.job_id, tag, job.status, job.session_id, found=True)
        # Only a list that was read can say that the job is not there.
        if resubmission == again or failure is not None:
            raise _unknown(tag, fault, failure) from (failure or fault)
    raise AssertionError("the last round returns or raises")


def _read(reply: "JobCreationResponse", tag: str | None) -> Submitted:
    """A receipt as a value.

    Raises:
        UnreadableReplyError: It has no id.
    """
    job_id = received_text(reply.id)
    if not job_id:
        raise UnreadableReplyError("the service accepted the job, but did not say by what id")
    status = received_text(reply.status) or "submitted"
    return Submitted(job_id, tag, status, received_text(reply.session_id))


def _unknown(tag: str, fault: IonQError, failure: IonQError | None) -> SubmissionUnknownError:
    if failure is None:
        looked = "the service does not list it"
    else:
        failure.__cause__ = fault
        looked = f"it could not be looked for to the end ({failure})"
    return _error(
        tag,
        fault,
        f"the job was sent and may exist, but no usable answer came ({fault.message}), and "
        f"{looked}. {looking_later(tag)}",
    )


def looking_later(tag: str) -> str:
    """What to do about a job that was not found; it ends the message of the error."""
    return (
        f"Before you submit it again, look later with session.find_submission({tag!r}). With the "
        "setting resubmit_unknown=True a session submits again by itself, at the risk of two jobs"
    )


def _unknown_untagged(fault: IonQError) -> SubmissionUnknownError:
    return _error(
        None,
        fault,
        f"the job was sent and may exist, but no usable answer came ({fault.message}). It bears no "
        "tag to find it by: look in session.get_jobs() before you submit it again",
    )


def _error(tag: str | None, fault: IonQError, message: str) -> SubmissionUnknownError:
    return SubmissionUnknownError(
        message,
        tag=tag,
        **facts_of(fault),
    )
