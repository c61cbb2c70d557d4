"""What both kinds of session do with jobs, as flows: arguments in, a flow out, no I/O."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol, TypeAlias, Unpack

from attrs import frozen

from .._flows.calls import Calls
from .._flows.flow import Flow, work
from .._secrets.secret import Secret
from .._session_state import SessionState
from ..config import own_secrets
from ..errors import ConfigurationError, NotFoundError
from .errors import JobError, JobNotFoundError
from .options import CloneOptions, ReadOptions, SubmitOptions
from .polling import Poll
from .states import Job
from .waiting import look, no_such_job, wait
from .watching import Update, waiting

if TYPE_CHECKING:
    from .circuits.conversion import CircuitInput, CircuitLike
    from .circuits.native_circuit import NativeCircuit
    from .journal.entries import Entry
    from .journal.journal import Journal
    from .results.bits import BitOrder
    from .submitting.cost import Estimate
    from .submitting.recovery import Filters, Recovered
    from .submitting.sending import SubmissionSettings
    from .submitting.submission import Submission


class HasId(Protocol):
    """A handle, a job, or the answer to its submission."""

    @property
    def id(self) -> str:
        """The job's id."""
        ...


JobReference: TypeAlias = str | HasId
"""What stands for a job: its id, a handle, or anything else of ours that has its id."""


def id_of(job: JobReference) -> str:
    """The id of a job.

    Raises:
        ConfigurationError: It is neither an id nor anything that has one.
    """
    found: object = job if isinstance(job, str) else getattr(job, "id", None)
    if not isinstance(found, str) or not found.strip():
        raise ConfigurationError(
            f"a job is named by its id, a text, or by something that has it as `id`; got {job!r}"
            if isinstance(found, str)
            else f"a job is named by its id, a text, or by something that has it as `id`; got a "
            f"{type(job).__name__}"
        )
    return found


@frozen
class Sent:
    """A job, and what a handle of it knows besides.

    Attributes:
        job_id: Its id.
        tag: The tag of its submission, if that is known.
        shots: How many shots were asked for, likewise.
        payload_hash: The hash of the payload, likewise.
    """

    job_id: str
    tag: str | None = None
    shots: int | None = None
    payload_hash: str | None = None


class JobFlows(SessionState):
    """The flows behind the methods about jobs; what they need is loaded when they begin."""

    @property
    def _calls(self) -> Calls:
        return Calls(self._config, self._context)

    @property
    def _journal(self) -> "Journal | None":
        """The journal of the session; one value for a file, in whatever session it is used."""
        from .journal.sharing import journal_at

        return journal_at(self._config.journal)

    @property
    def _settings(self) -> "SubmissionSettings":
        from .submitting.sending import SubmissionSettings

        return SubmissionSettings(resubmit_unknown=self._config.resubmit_unknown)

    def _new_tag(self) -> str | None:
        from .submitting.tags import new_tag

        return new_tag(self._context.now()) if self._config.tag_jobs else None

    def _job_secrets(self) -> list[Secret]:
        """What no job may store."""
        return own_secrets(self._config)

    def _prepare(self, circuit: "CircuitLike", options: SubmitOptions) -> "Flow[Submission]":
        """From a circuit and options to a submission that may be sent, but for its price."""
        from .circuits.conversion import circuit_input

        # Reading a file or loading Qiskit takes a while, which an event loop should not wait for.
        source = yield from work(partial(circuit_input, circuit))
        return (yield from self._prepared(source, options))

    def _prepared(
        self,
        source: "CircuitInput",
        options: SubmitOptions,
        *,
        registers: str | None = None,
        places: Sequence[int] | None = None,
    ) -> "Flow[Submission]":
        """The same from a circuit that was converted; see `submission` and `check_native_gates`."""
        from .submitting.native_gates import check_native_gates
        from .submitting.submission import submission

        prepared = submission(
            source,
            tag=self._new_tag(),
            now=self._context.now(),
            report=self._context.report,
            registers=registers,
            secrets=self._job_secrets(),
            validate=self._config.validate,
            **{name: value for name, value in options.items() if name != "max_cost"},  # type: ignore[arg-type]  # by name, as SubmitOptions declares them
        )
        yield from check_native_gates(prepared.body, self._calls, self._known_gates, places)
        return prepared

    def _submit(self, circuit: "CircuitLike", options: SubmitOptions) -> "Flow[Sent]":
        from .submitting.cost import estimate, guard, limit_of
        from .submitting.sending import submit

        max_cost = options.get("max_cost")
        if max_cost is not None:
            limit_of(max_cost)
        prepared = yield from self._prepare(circuit, options)
        if max_cost is not None:
            guard((yield from estimate(prepared.body, self._calls)), max_cost)
        sent = yield from submit(prepared, self._calls, self._journal, self._settings)
        return Sent(sent.job_id, sent.tag, prepared.shots, prepared.payload_hash)

    def _estimate(self, circuit: "CircuitLike", options: SubmitOptions) -> "Flow[Estimate]":
        from .submitting.cost import estimate

        prepared = yield from self._prepare(circuit, options)
        return (yield from estimate(prepared.body, self._calls))

    def _clone(self, job: JobReference, changes: CloneOptions) -> "Flow[Sent]":
        from .submitting.cloning import clone
        from .submitting.fields import job_fields

        job_id = id_of(job)
        # Changes come as they were given, so that a type checker knows them in one place.
        unknown = changes.keys() - CloneOptions.__annotations__.keys()
        if unknown:
            raise TypeError(
                f"clone() takes no {', '.join(sorted(unknown))}; it takes "
                f"{', '.join(sorted(CloneOptions.__annotations__))}"
            )
        fields = job_fields({}, secrets=self._job_secrets(), **changes)
        try:
            sent = yield from clone(
                job_id,
                fields,
                self._calls,
                self._journal,
                self._settings,
                tag=self._new_tag(),
                secrets=self._job_secrets(),
            )
        except NotFoundError as error:
            raise no_such_job(job_id, error) from None
        return Sent(sent.job_id, sent.tag, changes.get("shots") or getattr(job, "shots", None))

    def _look(self, job: JobReference) -> Flow[Job]:
        return look(id_of(job), self._calls)

    def _wait(
        self,
        job: JobReference,
        timeout: float | None,
        poll: Poll | float | None,
        on_update: Update | None,
        cancel_on_timeout: bool,
    ) -> Flow[Job]:
        how = waiting(timeout, poll, on_update, cancel_on_timeout)
        return wait(id_of(job), how, self._calls)

    def _check_reading(
        self,
        timeout: float | None,
        poll: Poll | float | None,
        on_update: Update | None,
        cancel_on_timeout: bool,
        bit_order: "BitOrder",
    ) -> Flow[None]:
        """Refuse what waiting and reading would refuse, before there is a job that costs.

        Raises:
            ConfigurationError: An argument is of another type, or out of range.
        """
        from .results.reading.options import ResultOptions

        waiting(timeout, poll, on_update, cancel_on_timeout)
        ResultOptions(bit_order=bit_order)
        yield from ()

    # Any, here: what a result is depends on the type of the job.
    def _result(self, job: JobReference, options: ReadOptions) -> Flow[Any]:
        from .results.reading.any_job import read_result
        from .results.reading.options import ResultOptions

        known: dict[str, Any] = {"payload_hash": getattr(job, "payload_hash", None), **options}
        if known.get("shot_count") is None:
            asked = getattr(job, "shots", None)
            known["shot_count"] = asked if isinstance(asked, int) else None
        how = ResultOptions(**known)
        found = yield from self._look(job)
        return (yield from read_result(found, how, self._calls))

    def _circuit(self, job: JobReference) -> "Flow[NativeCircuit]":
        from .compiled import ran

        return ran(id_of(job), self._calls)

    def _compiled(self, job: JobReference, format_: str) -> Flow[str]:
        from .compiled import compiled

        return compiled(id_of(job), format_, self._calls)

    def _find(self, tag: str) -> Flow[str | None]:
        from .submitting.recovery import find_submission

        return find_submission(tag, self._calls, self._journal)

    def _recover(self) -> "Flow[list[Recovered]]":
        from .submitting.recovery import recover

        return recover(self._calls, self._journal)

    def _history(self, **filters: "Unpack[Filters]") -> "Flow[list[Entry]]":
        from .submitting.recovery import history

        return history(self._journal, **filters)


def note_how_to_go_on(error: BaseException, job: JobReference) -> None:
    """Note on what ended waiting for a job how to wait again, unless it names the job itself."""
    if not isinstance(error, JobError | JobNotFoundError):
        job_id = id_of(job)
        error.add_note(
            f"job {job_id} is left as it is; "
            f"session.job({job_id!r}).wait() waits again, in any process"
        )


def note_that_it_completed(error: BaseException, job: JobReference) -> None:
    """Note on what ended reading a result how to read it again, unless it names the job itself."""
    if not isinstance(error, JobError | JobNotFoundError):
        job_id = id_of(job)
        error.add_note(f"job {job_id} has completed; session.result({job_id!r}) reads its result")
