"""A service and a clock in memory, which flows of submissions run against under both drivers."""

import asyncio
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any, Literal, TypeAlias, TypeVar, cast

import pytest
from attrs import define, field, frozen

from ionq_api import JsonValue
from ionq_session._flows.attempts import FlowContext
from ionq_session._flows.calls import Calls
from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Fault, Flow, Reply, Send
from ionq_session._retry import RetryBudget
from ionq_session._secrets.secret import Secret
from ionq_session.config import Config
from ionq_session.jobs.journal.entries import Entry
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.metadata import TAG_KEY
from ionq_session.jobs.submitting.sending import SubmissionSettings, Submitted, submit
from ionq_session.jobs.submitting.submission import Submission, submission

T = TypeVar("T")
Json: TypeAlias = dict[str, JsonValue]

START = datetime(2026, 10, 1, 12, 0, tzinfo=UTC)
BASE_URL = "https://ionq.example/v0.4"
KEY = "made-up-key"
TAG = "01a213cd-124d-7962-9a28-89af8930890b"
BELL: Json = {
    "gateset": "qis",
    "qubits": 2,
    "circuit": [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}],
}


@frozen
class Circuit:
    """What the conversion of a circuit gives."""

    type_: str = "ionq.circuit.v1"
    input: Json = field(factory=lambda: dict(BELL))
    registers: dict[str, tuple[int | None, ...]] = field(factory=dict[str, tuple[int | None, ...]])
    fields: Json = field(factory=dict[str, JsonValue])


# Any: the options of the builder, each with a type of its own.
def bell(tag: str | None = TAG, **options: Any) -> Submission:
    """The submission of a Bell pair."""
    given: dict[str, Any] = {"report": fail, "now": START, "backend": "qpu.forte-1", **options}
    return submission(given.pop("circuit", Circuit()), tag=tag, **given)


def fail(warning: Warning) -> None:
    """A report that none is expected of."""
    raise warning


@frozen
class Post:
    """What happens to one POST: whether the job is made, when it is listed, and the answer."""

    answer: Reply | Fault | None = None
    makes: bool = True
    listed_after: float = 0.0


TAKEN = Post()
LOST = Post(Fault("the connection broke before an answer", sent=True))
LOST_BEFORE = Post(Fault("the connection broke before an answer", sent=True), makes=False)
SLOW = Post(Fault("no answer in time", sent=True, timed_out=True))
UNSENT = Post(Fault("connection refused", sent=False), makes=False)


def status(code: int, body: bytes = b"", *, makes: bool = False, **headers: str) -> Post:
    """A POST that is answered with a status."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Post(Reply(code, named, body), makes)


def job(job_id: str, at: datetime, tag: str | None = None, **fields: JsonValue) -> Json:
    """A job as a list shows it."""
    nothing = dict.fromkeys(
        (
            *("project_id", "parent_job_id", "session_id", "name", "started_at", "completed_at"),
            *("predicted_wait_time_ms", "predicted_execution_duration_ms"),
            *("execution_duration_ms", "failure", "output", "results"),
        )
    )
    metadata: JsonValue = None if tag is None else {TAG_KEY: tag}
    return {
        **nothing,
        "id": job_id,
        "status": "ready",
        "type": "ionq.circuit.v1",
        "backend": "qpu.forte-1",
        "dry_run": False,
        "submitter_id": "somebody",
        "submitted_at": at.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "metadata": metadata,
        "output": {},
        "settings": {},
        "stats": {},
        **fields,
    }


@define
class Service:
    """Plays the service, its list of jobs, and the clock.

    Attributes:
        posts: What happens to each POST, in order; the last is for all that follow.
        lists: What is answered to each request of the list, in order; None, and what follows, for
            the list itself.
        others: Jobs that were there before, the newest first.
        page: How many jobs are on a page.
        elapsed: Seconds since `START`.
        made: The jobs that were made, the oldest first, and from when on each is listed.
        sent: The bodies of the requests that make jobs.
        asked: All requests.
        waits: All waits.
        warnings: All that was reported, unless `report` takes it.
        call_takes: Seconds that each request takes.
        meanwhile: Called after each POST.
        paging: Makes the pages in place of the list.
    """

    posts: list[Post] = field(factory=lambda: [TAKEN])
    lists: list[Reply | Fault | None] = field(factory=list[Reply | Fault | None])
    others: list[Json] = field(factory=list[Json])
    page: int = 25
    elapsed: float = 0.0
    made: list[tuple[float, Json]] = field(factory=list[tuple[float, Json]])
    sent: list[Json] = field(factory=list[Json])
    asked: list[str] = field(factory=list[str])
    waits: list[float] = field(factory=list[float])
    warnings: list[Warning] = field(factory=list[Warning])
    report: Callable[[Warning], None] | None = None
    call_takes: float = 0.0
    meanwhile: "Callable[[Service], None] | None" = None
    paging: Callable[[str | None], Json] | None = None

    def send(self, event: Send) -> Reply | Fault:
        """Answer one request."""
        request = event.request
        self.elapsed += self.call_takes
        self.asked.append(f"{request.method} {request.url.path.removeprefix('/v0.4')}")
        if request.method == "POST":
            receipt = self._post(cast("Json", json.loads(request.content)))
            if self.meanwhile is not None:
                self.meanwhile(self)
            return receipt
        if not request.url.path.endswith("/jobs"):
            return self._one(request.url.path.rpartition("/")[2])
        answer = self.lists.pop(0) if self.lists else None
        if answer is not None:
            return answer
        cursor = request.url.params.get("next")
        return Reply(200, {}, json.dumps((self.paging or self.listed)(cursor)).encode())

    async def asend(self, event: Send) -> Reply | Fault:
        """The same, awaited."""
        await asyncio.sleep(0)
        return self.send(event)

    def sleep(self, seconds: float) -> None:
        """Let time go by at once."""
        self.waits.append(seconds)
        self.elapsed += seconds

    async def asleep(self, seconds: float) -> None:
        """The same, awaited."""
        self.sleep(seconds)

    def now(self) -> datetime:
        """The time."""
        return START + timedelta(seconds=self.elapsed)

    @property
    def calls(self) -> Calls:
        """What flows make their calls with."""
        context = FlowContext(
            now=self.now,
            monotonic=lambda: self.elapsed,
            random=lambda: 1.0,
            report=self.report or self.warnings.append,
            budget=RetryBudget(),
        )
        return Calls(Config(base_url=BASE_URL, api_key=Secret(KEY)), context)

    def _post(self, body: Json) -> Reply | Fault:
        step = self.posts.pop(0) if len(self.posts) > 1 else self.posts[0]
        self.sent.append(body)
        number = len(self.made) + 1
        if step.makes:
            made = job(f"job-{number}", self.now(), metadata=body.get("metadata"))
            self.made.append((self.elapsed + step.listed_after, made))
        if step.answer is not None:
            return step.answer
        receipt = {"id": f"job-{number}", "status": "submitted", "session_id": None}
        return Reply(201, {}, json.dumps(receipt).encode())

    def _all(self) -> list[Json]:
        listed = [each for after, each in reversed(self.made) if self.elapsed >= after]
        return [*listed, *self.others]

    def listed(self, cursor: str | None) -> Json:
        """One page of the list."""
        begin = int(cursor or 0)
        jobs, end = self._all(), begin + self.page
        following = str(end) if end < len(jobs) else None
        return {"jobs": cast("JsonValue", jobs[begin:end]), "next": following}

    def _one(self, job_id: str) -> Reply:
        found = [each for each in self._all() if each["id"] == job_id]
        if not found:
            return Reply(404, {}, b"{}")
        return Reply(200, {}, json.dumps({**found[0], "child_job_ids": None}).encode())


def others(number: int, since: datetime = START, step: float = 0.1) -> list[Json]:
    """Jobs of other people, submitted one after the other until then; the newest first."""
    return [
        job(f"other-{since:%d%H%M%S}-{index}", since - timedelta(seconds=step * index))
        for index in range(number)
    ]


def only(journal: Journal) -> Entry:
    """The journal's only entry."""
    (entry,) = journal.entries()
    return entry


Kind: TypeAlias = Literal["sync", "async"]
drivers = pytest.mark.parametrize("kind", ["sync", "async"])


def play(service: Service, flow: Flow[T], kind: Kind = "sync") -> T:
    """Run a flow against the service."""
    if kind == "sync":
        return run(flow, service.send, service.sleep)
    return asyncio.run(arun(flow, service.asend, service.asleep))


ONCE = SubmissionSettings()
AGAIN = SubmissionSettings(resubmit_unknown=True)


def submitted(
    service: Service, kind: Kind, journal: Journal | None, settings: SubmissionSettings = ONCE
) -> Submitted:
    """Submit a Bell pair."""
    return play(service, submit(bell(), service.calls, journal, settings), kind)
