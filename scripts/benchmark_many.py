"""What it takes to wait for 10 to 10,000 jobs: requests, time and memory, in several situations.

    python -m scripts.benchmark_many

No request leaves this program: `Machines` plays the service, with a clock of its own, so that hours
of queue take seconds. Replies are JSON, read as those of the service are.
"""

import json
import random
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta
from time import process_time
from typing import TypeAlias
from urllib.parse import parse_qs, urlsplit

from attrs import define, field
from rich.console import Console
from rich.table import Table

from ionq_api import JsonValue
from ionq_session._flows.attempts import FlowContext
from ionq_session._flows.calls import Calls
from ionq_session._flows.drivers import run
from ionq_session._flows.flow import Fault, Flow, Reply, Send, T
from ionq_session._retry import RetryBudget
from ionq_session._secrets.secret import Secret
from ionq_session.config import Config
from ionq_session.jobs.many.waiting.vigil import Patience, Vigil

HOUR = 3600.0
START = datetime(2026, 10, 1, tzinfo=UTC)
ANSWER = 0.05  # seconds that each answer takes on the clock of the service
PAGE = 25

Ends: TypeAlias = Sequence[float]


@define
class Machines:
    """A service whose jobs end at given times, and a clock.

    Attributes:
        ends: When each job ends, in seconds from the start; its place is in its id.
        backends: The backend of each job.
        statuses: What a job ends as, by its place; `completed` unless it is there.
        deleted: The places of jobs that are not there any more.
        page: How many jobs the service gives a page.
        predicts: Whether it predicts when a job ends.
        promises: The seconds that it always predicts instead; None for the truth.
        outages: Answers a request with a fault, if this says so for a time.
        seconds: The time.
        requests: The targets of all requests.
        shown: When each job was shown as ended for the first time.
        warnings: What was reported of replies that deviate from the document.
        chance: The random numbers that flows get.
    """

    ends: Ends
    backends: Sequence[str] = ("qpu.forte-1",)
    statuses: dict[int, str] = field(factory=dict[int, str])
    deleted: frozenset[int] = frozenset()
    page: int = PAGE
    predicts: bool = False
    promises: float | None = None
    outages: Callable[[float], bool] = lambda _: False
    seconds: float = 0.0
    requests: list[str] = field(factory=list[str])
    shown: dict[int, float] = field(factory=dict[int, float])
    warnings: list[Warning] = field(factory=list[Warning])
    chance: random.Random = field(factory=lambda: random.Random(1))  # noqa: S311  # no secret

    @property
    def ids(self) -> list[str]:
        """The ids of all jobs."""
        return [identifier(place) for place in range(len(self.ends))]

    @property
    def calls(self) -> Calls:
        """What flows take to call this service."""
        context = FlowContext(
            now=lambda: START + timedelta(seconds=self.seconds),
            monotonic=lambda: self.seconds,
            random=self.chance.random,
            report=self.warnings.append,
            budget=RetryBudget(),
        )
        return Calls(Config(base_url="https://ionq.example/v0.4", api_key=Secret("k")), context)

    def run(self, flow: Flow[T]) -> T:
        """Run a flow in this world."""
        return run(flow, self.send, self.sleep)

    async def asend(self, event: Send) -> Reply | Fault:
        """Answer a request."""
        return self.send(event)

    async def asleep(self, seconds: float) -> None:
        """Let time pass."""
        self.sleep(seconds)

    def sleep(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds

    def send(self, event: Send) -> Reply | Fault:
        """Answer a request."""
        url = urlsplit(str(event.request.url))
        self.requests.append(f"{url.path}?{url.query}")
        self.seconds += ANSWER
        if self.outages(self.seconds):
            return Fault("no answer in time", sent=True, timed_out=True)
        if not url.path.endswith("/jobs"):
            return self._one(int(url.path.rpartition("-")[2], 16))
        query = parse_qs(url.query)
        places = [int(each.rpartition("-")[2], 16) for each in query["ids"]]
        there = sorted({*places} - self.deleted, reverse=True)
        begin = int(query.get("next", ["0"])[0])
        page = there[begin : begin + self.page]
        more = begin + self.page < len(there)
        jobs: list[JsonValue] = [self._job(each) for each in page]
        body = {"jobs": jobs, "next": str(begin + self.page) if more else None}
        return Reply(200, {}, json.dumps(body).encode())

    def _one(self, place: int) -> Reply:
        if place in self.deleted:
            return Reply(404, {}, b'{"error": "Not Found", "message": "None.", "statusCode": 404}')
        return Reply(200, {}, json.dumps({**self._job(place), "child_job_ids": None}).encode())

    def _job(self, place: int) -> dict[str, JsonValue]:
        end = self.ends[place]
        ended = end <= self.seconds
        status: str = self.statuses.get(place, "completed") if ended else "ready"
        if ended:
            self.shown.setdefault(place, self.seconds)
        at = (START + timedelta(seconds=end)).isoformat(timespec="milliseconds")
        left = end - self.seconds if self.promises is None else self.promises
        return {
            **_FIELDS,
            "id": identifier(place),
            "status": status,
            "backend": self.backends[place % len(self.backends)],
            "completed_at": at.replace("+00:00", "Z") if ended else None,
            "predicted_wait_time_ms": round(left * 1000) if self.predicts and not ended else None,
            "failure": {"code": "SimulationError", "message": "Made up."}
            if status == "failed"
            else None,
        }


_FIELDS: dict[str, JsonValue] = {
    "type": "ionq.circuit.v1",
    "dry_run": False,
    "submitter_id": "64a5c5f1b5e7d2a9c0f1e2d3",
    "project_id": "01a111d6-025c-72c3-86cb-b503d3addccb",
    "parent_job_id": None,
    "session_id": None,
    "metadata": {"ionq_session_tag": "01a111d6025c72c386cbb503d3addccb"},
    "name": "sweep",
    "submitted_at": "2026-10-01T00:00:00.000Z",
    "started_at": None,
    "predicted_wait_time_ms": None,
    "predicted_execution_duration_ms": None,
    "execution_duration_ms": None,
    "shots": 1000,
    "output": {},
    "settings": {},
    "stats": {"qubits": 2, "circuits": 1, "gate_counts": {"1q": 1, "2q": 1}},
    "results": None,
}


def identifier(place: int) -> str:
    """The id of a job."""
    return f"01a111d6-025c-72c3-86cb-{place:012x}"


def in_order(number: int, begin: float, end: float) -> list[float]:
    """Jobs that end one after the other, at even distances."""
    return [begin + (end - begin) * (place + 1) / number for place in range(number)]


def situations(number: int) -> dict[str, Machines]:
    """What many jobs may meet."""
    chance = random.Random(7)  # noqa: S311  # no secret
    ten = in_order(number, 0, 10 * HOUR)
    return {
        "all have ended before": Machines([0.0] * number),
        "in order, within a minute": Machines(in_order(number, 0, 60)),
        "in order, within an hour": Machines(in_order(number, 0, HOUR)),
        "in order, within ten hours": Machines(ten),
        "in order, within a day": Machines(in_order(number, 0, 24 * HOUR)),
        "a queue of five hours, then in order": Machines(in_order(number, 5 * HOUR, 10 * HOUR)),
        "the same, and the service predicts it": Machines(
            in_order(number, 5 * HOUR, 10 * HOUR), predicts=True
        ),
        "all at once after five hours": Machines([5 * HOUR] * number),
        "in any order, within ten hours": Machines(
            [chance.random() * 10 * HOUR for _ in range(number)]
        ),
        "newest first, within ten hours": Machines(ten[::-1]),
        "by turns on a quick and a slow machine": Machines(
            [end / 5 if place % 2 else end for place, end in enumerate(ten)],
            ["qpu.forte-1", "qpu.forte-enterprise-1"],
        ),
        "the first 25 are held for a day": Machines(
            [24 * HOUR if place < PAGE else end / 2 for place, end in enumerate(ten)]
        ),
        "one in a hundred takes half a day": Machines(
            [12 * HOUR if place % 100 == 0 else end / 10 for place, end in enumerate(ten)]
        ),
    }


def measured(machines: Machines) -> tuple[int, float, float, float]:
    """Requests, CPU seconds, megabytes at the most, and how late a job is noticed on average."""
    machines.run(Vigil(machines.ids, Patience(), machines.calls).all())
    late = [machines.shown[place] - end for place, end in enumerate(machines.ends)]
    requests = len(machines.requests)
    again = Machines(machines.ends, machines.backends, predicts=machines.predicts)
    vigil = Vigil(again.ids, Patience(), again.calls)
    begin = process_time()
    again.run(vigil.all())
    seconds = process_time() - begin
    again = Machines(machines.ends, machines.backends, predicts=machines.predicts)
    tracemalloc.start()
    kept = again.run(Vigil(again.ids, Patience(), again.calls).all())
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(kept) == len(machines.ends)
    return requests, seconds, most / 1e6, sum(late) / len(late)


def main() -> None:
    """Print the tables."""
    numbers = (10, 100, 1000, 10_000)
    growth = Table("Jobs, in order within ten hours", "requests", "CPU s", "MB", "CPU ms a job")
    for number in numbers:
        requests, seconds, megabytes, _ = measured(Machines(in_order(number, 0, 10 * HOUR)))
        growth.add_row(
            f"{number:,}",
            f"{requests:,}",
            f"{seconds:.2f}",
            f"{megabytes:.1f}",
            f"{seconds / number * 1e3:.2f}",
        )
    console = Console()
    console.print(growth)
    table = Table("Requests for so many jobs", *(f"{each:,}" for each in numbers), "late by")
    columns = [situations(number) for number in numbers]
    for name in columns[0]:
        figures = [_requests(column[name]) for column in columns]
        late = figures[-1][1]
        table.add_row(name, *(f"{each:,}" for each, _ in figures), f"{late:,.0f} s")
    console.print(table)


def _requests(machines: Machines) -> tuple[int, float]:
    machines.run(Vigil(machines.ids, Patience(), machines.calls).all())
    late = [machines.shown[place] - end for place, end in enumerate(machines.ends)]
    return len(machines.requests), sum(late) / len(late)


if __name__ == "__main__":
    main()
