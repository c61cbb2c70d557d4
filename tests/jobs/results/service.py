"""A service made of a table, to run flows that read results against, and to see what they ask."""

import asyncio
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any, Literal, TypeAlias

from attrs import define, field, frozen

from ionq_api.api import jobs
from ionq_session._flows.attempts import FlowContext
from ionq_session._flows.calls import Calls
from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Fault, Flow, Reply, Send, T
from ionq_session._retry import RetryBudget
from ionq_session._secrets.secret import Secret
from ionq_session.config import Config
from ionq_session.jobs.results.batch_result import BatchResult
from ionq_session.jobs.results.job_result import JobResult
from ionq_session.jobs.results.reading.any_job import AnyResult, read_result
from ionq_session.jobs.results.reading.options import ResultOptions
from ionq_session.jobs.states import Job

BASE = "https://ionq.example/v0.4"
KEY = "a-key-that-nobody-has"
JOB = "j1"

Kind: TypeAlias = Literal["sync", "async"]

HISTOGRAM_V1 = "ionq.result.histogram.json.v1"
HISTOGRAM_V2 = "ionq.result.histogram.json.v2"
PROBABILITIES_V1 = "ionq.result.probabilities.json.v1"
PROBABILITIES_V2 = "ionq.result.probabilities.json.v2"
SHOTS_V1 = "ionq.result.shots.json.v1"
SHOTS_V2 = "ionq.result.shots.json.v2"
PROBABILITIES = "/jobs/j1/results/probabilities"


@frozen
class Content:
    """An answer with this text, which need not be JSON."""

    text: bytes


@define
class Service:
    """Answers the path of each request from a table, and all else with 404.

    Any: JSON, or a `Content`.
    """

    answers: Mapping[str, Any]
    asked: list[str] = field(factory=list[str])
    warnings: list[Warning] = field(factory=list[Warning])

    def send(self, event: Send) -> Reply | Fault:
        """Answer one request."""
        target = event.request.url.raw_path.decode().removeprefix("/v0.4")
        self.asked.append(target)
        for name in (target, target.partition("?")[0]):
            if name in self.answers:
                answer = self.answers[name]
                text = answer.text if isinstance(answer, Content) else json.dumps(answer).encode()
                return Reply(200, {}, text)
        return Reply(404, {}, b'{"error":"Not Found","message":"No such thing","statusCode":404}')

    async def asend(self, event: Send) -> Reply | Fault:
        """The same, awaited."""
        return self.send(event)

    @property
    def calls(self) -> Calls:
        """What a flow makes its calls with."""
        context = FlowContext(
            now=lambda: datetime(2026, 10, 1, tzinfo=UTC),
            monotonic=lambda: 0.0,
            random=lambda: 1.0,
            report=self.warnings.append,
            budget=RetryBudget(),
        )
        return Calls(Config(base_url=BASE, api_key=Secret(KEY)), context)

    def run(self, flow: Flow[T], kind: Kind = "sync") -> T:
        """Run a flow by either driver."""
        if kind == "sync":
            return run(flow, self.send, _never)
        return asyncio.run(arun(flow, self.asend, _never_either))

    def read(self, job: Mapping[str, Any], kind: Kind = "sync", **options: Any) -> AnyResult:
        """Read the result of a job that is given as JSON."""
        flow = read_result(parsed(job), ResultOptions(**options), self.calls)
        return self.run(flow, kind)

    def single(self, job: Mapping[str, Any], **options: Any) -> JobResult:
        """Read the result of a job of one circuit."""
        result = self.read(job, **options)
        assert isinstance(result, JobResult)
        return result

    def batch(self, job: Mapping[str, Any], **options: Any) -> BatchResult:
        """Read the results of a job of several circuits."""
        result = self.read(job, **options)
        assert isinstance(result, BatchResult)
        return result


def _never(seconds: float) -> None:
    raise AssertionError("nothing here is tried again")


async def _never_either(seconds: float) -> None:
    _never(seconds)


def parsed(job: Mapping[str, Any]) -> Job:
    """A job as a reply with this JSON gives it."""
    return jobs.get_job("any").parse(json.dumps(job).encode(), lambda departure: None)


def completed(*formats: str, **fields: Any) -> dict[str, Any]:
    """A completed job of one circuit whose artifacts have the names of their formats as ids."""
    results = {
        name: {"id": name, "format": name, "media_type": "application/json"} for name in formats
    }
    return {
        "id": JOB,
        "type": "ionq.circuit.v1",
        "status": "completed",
        "backend": "qpu.forte-1",
        "name": "a name",
        "dry_run": False,
        "stats": {"qubits": 3},
        "shots": 10,
        "results": results,
        "output": {"error_mitigation": {"debiasing": False}},
        **fields,
    }


def artifact(name: str, job_id: str = JOB) -> str:
    """The path of an artifact."""
    return f"/jobs/{job_id}/artifacts/{name}"


def registers(kind: str, **tables: Any) -> dict[str, Any]:
    """A result of version 2."""
    return {kind: {"registers": tables}}
