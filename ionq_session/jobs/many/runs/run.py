"""One run of many jobs: its settings, its flows, and its result; the drivers are in `running`."""

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Union, cast

from attrs import define, evolve, field, frozen

from ionq_api.api import jobs as jobs_api
from ionq_api.codec import is_list, kind_of

from ...._flows.calls import Calls
from ...._flows.flow import Flow, ask, sleep
from ...._option_rules import REFUSED, Rule, function, optional, ruled, seconds, text, whole_number
from ...._pace import Turn
from ....errors import ConfigurationError, InvalidRequestError, IonQError, NotSentError
from ...errors import InvalidCircuitError, SubmissionUnknownError, WaitTimeoutError
from ...options import ReadOptions, SubmitOptions
from ...polling import Poll, poll_of
from ...submitting.walking import received_text
from ...waiting import NO_RETRY
from .board import PAGE, Board, Look, Read, Step, Submit
from .many_result import ManyResult, Progress
from .workers import ExecutorLike, Report, Target

if TYPE_CHECKING:
    from ionq_api.models import BaseJob

    from ...circuits.conversion import CircuitInput
    from ...results.job_result import JobResult
    from ...submitting.submission import Submission

DEFAULT_CONCURRENCY = 8  # calls of a third of a second each: 24 a second, and few connections
REQUESTS_OF_A_RESULT = 2  # the job and its probabilities, unless more is asked for

OnProgress: TypeAlias = Callable[[Progress], object]
# Of names, since results are loaded when first used. `|` does not take names.
OnResult: TypeAlias = Callable[[int, Union["JobResult", IonQError]], object]
Outcome: TypeAlias = Union[str, Mapping[str, str], "JobResult", IonQError]
"""What comes of a step: an id, statuses by id, a result; or an error."""


@frozen
class RunSettings:
    """How a run goes; `IonQSession.run_many` describes each."""

    name: str | None
    options: SubmitOptions
    read: ReadOptions
    concurrency: int
    executor: ExecutorLike | None
    timeout: float | None
    poll: Poll
    on_progress: OnProgress | None
    on_result: OnResult | None


def _name(value: object) -> object:
    kept = text(value)
    return kept if isinstance(kept, str) and kept.strip() else REFUSED


def _count(value: object) -> object:
    kept = whole_number(value)
    return kept if kept else REFUSED


def _executor(value: object) -> object:
    return value if callable(getattr(value, "submit", None)) else REFUSED


_NAME = Rule("a text that is not empty, or None", optional(_name))
_CONCURRENCY = Rule("a whole number of 1 or more", _count)
_EXECUTOR = Rule(
    "an executor: an object with a method submit(function, *arguments)", optional(_executor)
)
_TIMEOUT = Rule("a number of seconds above 0, or None for no limit", seconds)
_CALLBACK = Rule("a function", optional(function))


def run_settings(
    *,
    name: str | None,
    options: SubmitOptions,
    read: ReadOptions,
    max_workers: int,
    executor: ExecutorLike | None,
    timeout: float | None,
    poll: Poll | float | None,
    on_progress: OnProgress | None,
    on_result: OnResult | None,
) -> RunSettings:
    """The settings of a run, from a user's arguments.

    Raises:
        ConfigurationError: One is of another type, or a number out of range.
    """
    ruled("name", _NAME, name)
    ruled("max_workers", _CONCURRENCY, max_workers)
    ruled("executor", _EXECUTOR, executor)
    ruled("on_progress", _CALLBACK, on_progress)
    ruled("on_result", _CALLBACK, on_result)
    limit = cast("float | None", ruled("timeout", _TIMEOUT, timeout))
    return RunSettings(
        name,
        options,
        read,
        max_workers,
        executor,
        limit,
        poll_of(poll),
        on_progress,
        on_result,
    )


def listed_circuits(circuits: Any) -> list[Any]:  # Any: whatever a circuit is
    """The circuits of a run as a list.

    Raises:
        InvalidRequestError: There is none.
        ConfigurationError: It is one circuit, or nothing that has several.
    """
    one = (str, bytes, dict)  # texts and JSON, which are iterable as well
    if not hasattr(circuits, "__iter__") or issubclass(type(circuits), one):
        raise ConfigurationError(
            f"run_many takes several circuits, such as a list, and got {kind_of(circuits)}; run() "
            "takes one"
        )
    listed: list[Any] = list(circuits)
    if not listed:
        raise InvalidRequestError("there is no circuit to run: the list is empty")
    return listed


def converted(found: "Sequence[CircuitInput | IonQError]") -> "list[CircuitInput]":
    """Circuits in IonQ's form.

    Raises:
        IonQError: One cannot be sent; the first such is named.
    """
    good: list[CircuitInput] = []
    for place, each in enumerate(found):
        if isinstance(each, IonQError):
            raise of_circuit(place, each)
        good.append(each)
    return good


def of_circuit(place: int, error: IonQError) -> IonQError:
    """An error that names the circuit that it is about."""
    error.message = f"circuit {place}: {error.message}"
    error.args = (error.message,)
    if isinstance(error, InvalidCircuitError):
        error.circuit = place
    return error


@define
class Run:
    """A run while it goes on: which steps are next, how each is done, and what came of it.

    Attributes:
        settings: How it goes.
        submissions: What is submitted, in the order of the circuits.
        board: The state of each.
        calls: What calls are made with.
        begin: When it began, on the monotonic clock.
        submit: The flow that submits one.
        result: The flow that reads the result of one.
    """

    settings: RunSettings
    submissions: "Sequence[Submission]"
    board: Board
    calls: Calls
    begin: float
    submit: "Callable[[Submission], Flow[str]]"
    result: "Callable[[Target], Flow[Any]]"  # Any: what a result is depends on the job's type
    _news: "list[tuple[int, JobResult | IonQError]]" = field(init=False)
    _told: Progress | None = field(init=False, default=None)

    def __attrs_post_init__(self) -> None:
        self._news = []

    @property
    def left(self) -> float | None:
        """Seconds until the limit; None if there is none."""
        if self.settings.timeout is None:
            return None
        return max(0.0, self.settings.timeout - self._elapsed)

    @property
    def _elapsed(self) -> float:
        return self.calls.context.monotonic() - self.begin

    def steps(self) -> list[Step]:
        """The steps that may begin now; none once the time is over."""
        if self.left == 0:
            return []
        return list(self.board.steps(self._elapsed, self.calls.context.random()))

    def flow(self, step: Step) -> Flow[Outcome]:
        """The flow of a step; what goes wrong with it is its result."""
        if step.pause:
            yield from sleep(step.pause)
        try:
            if isinstance(step, Submit):
                return (yield from self.submit(self.submissions[step.item]))
            if isinstance(step, Look):
                return (yield from self._statuses(step.jobs))
            found: Outcome = yield from self.result(self.target(step))
        except IonQError as error:
            return error
        return found

    def target(self, step: Read) -> Target:
        """The job that a step reads."""
        submission = self.submissions[step.item]
        return Target(step.job_id, submission.shots, submission.payload_hash)

    def _statuses(self, jobs: Sequence[str]) -> Flow[dict[str, str]]:
        operation = jobs_api.get_jobs(ids=list(jobs), limit=PAGE)
        reply = yield from self.calls.execute(operation, {"retry": NO_RETRY})
        # A reply is read leniently: what deviates from the document is there as it came.
        listed: object = reply.jobs
        if not is_list(listed):
            return {}
        return {
            each.id: received_text(each.status) or ""
            for each in cast("list[BaseJob]", listed)
            if received_text(getattr(each, "id", None)) is not None
        }

    def note(self, step: Step, outcome: Outcome) -> None:
        """Note what came of a step."""
        if isinstance(step, Submit):
            self.board.submitted(step, cast("str | IonQError", outcome))
        elif isinstance(step, Look):
            self.board.looked(step, cast("Mapping[str, str] | IonQError", outcome))
        else:
            self.board.read(step, cast("JobResult | IonQError", outcome))
        if not isinstance(step, Look):
            result = self.board.items[step.item].result
            if result is not None:
                self._news.append((step.item, result))

    def tell(self) -> Flow[None]:
        """Call the user's functions with what is new."""
        news, self._news = self._news, []
        if self.settings.on_result is not None:
            for place, result in news:
                yield from _told(self.settings.on_result, place, result)
        progress = self.board.progress
        if self.settings.on_progress is not None and progress != self._told:
            self._told = progress
            yield from _told(self.settings.on_progress, progress)

    def turns(self) -> Flow[Turn]:
        """Wait until another process may send the requests that a result takes.

        So the pace of all workers is decided here: a task is handed out when its requests may be
        sent, and no worker needs to know of another.
        """
        pace, monotonic = self.calls.context.pace, self.calls.context.monotonic
        turn = pace.take(monotonic())
        for _ in range(REQUESTS_OF_A_RESULT - 1):
            turn = pace.take(monotonic())
        while (wait := turn.at - monotonic()) > 0:
            yield from sleep(wait)
            if pace.holds(turn):
                break
            turn = pace.take(monotonic())
        return turn

    def reported(self, turn: Turn, report: Report) -> None:
        """Learn from what another process has met at the service."""
        pace, now = self.calls.context.pace, self.calls.context.monotonic()
        if report.refusals:
            pace.refused(turn, now, report.closed)
        elif isinstance(report.result, IonQError):
            return
        for _ in range(REQUESTS_OF_A_RESULT):
            pace.accepted(turn, now)

    def finish(self) -> ManyResult:
        """The result, also if the time was over before.

        Raises:
            IonQError: What would have met every submission; there is no job at all.
        """
        board = self.board
        if board.fatal is not None and not board.progress.submitted:
            raise board.fatal
        entries = tuple(
            each.result if each.result is not None else self._late(place)
            for place, each in enumerate(board.items)
        )
        late = len(entries) - board.progress.ended
        return ManyResult(
            name=self.settings.name,
            entries=entries,
            jobs=tuple(each.job_id for each in board.items),
            progress=evolve(board.progress, failed=board.progress.failed + late),
        )

    def _late(self, place: int) -> IonQError:
        """The error of an item that had not ended when the time was over."""
        item, again = self.board.items[place], self.again
        spent = f"after {self.settings.timeout:g} s" if self.settings.timeout else "at the end"
        if item.job_id is not None:
            return WaitTimeoutError(
                f"{spent} job {item.job_id} of circuit {place} had no result yet; it goes on, and "
                f"session.job({item.job_id!r}).wait() waits again. {again}",
                job_id=item.job_id,
            )
        if item.stage == "sending":
            return SubmissionUnknownError(
                f"{spent} circuit {place} was being submitted, and may have become a job. {again}"
            )
        return NotSentError(f"{spent} circuit {place} had not been submitted yet. {again}")

    @property
    def again(self) -> str:
        """How to go on with a run that was left."""
        if self.settings.name is None:
            return (
                "The run has no name, so the same call would submit all of it again; "
                "session.recover() and session.history() tell which jobs there are"
            )
        return (
            f"The same call with name={self.settings.name!r} goes on: it submits what has no job "
            "yet, and waits for what has"
        )

    @property
    def left_running(self) -> str:
        """What to know about a run whose owner stopped waiting."""
        progress = self.board.progress
        jobs = progress.submitted - progress.ended
        return f"{max(0, jobs)} jobs of the run go on; {progress}. {self.again}"


def _told(told: Callable[..., object], *arguments: object) -> Flow[None]:
    yield from ask(lambda: told(*arguments))
