"""Against the emulator, with its faults, and a scripted server: exactly one job each."""

import asyncio
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from ionq_api.models import BaseJob
from ionq_session import IonQSession, SubmissionUnknownError
from ionq_session._flows.calls import Calls
from ionq_session._flows.flow import Flow
from ionq_session._secrets.secret import Secret
from ionq_session.config import own_secrets
from ionq_session.emulator import Emulator, Fault, Options
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.cloning import clone
from ionq_session.jobs.submitting.metadata import TAG_KEY
from ionq_session.jobs.submitting.recovery import find_submission, recover
from ionq_session.jobs.submitting.sending import SubmissionSettings, Submitted, submit
from ionq_session.jobs.submitting.tags import new_tag

from ...both import KEY, Kind, both, perform
from ...cases import every
from ...wire import DROP, HANG, Step, patience, reply, scripted
from .service import START, Circuit, bell, fail, job

ONCE = SubmissionSettings()


# Any: either session, and what its flow returns.
def on(kind: Kind, emulator: Emulator, flow: Callable[[Calls], Flow[Any]], **options: Any) -> Any:
    """Run a flow on a session whose waits take no time."""
    address = {"api_key": emulator.api_key, "base_url": emulator.base_url, **options}
    return perform(kind, lambda session: ran(session, flow), **address)


def ran(session: Any, flow: Callable[[Calls], Flow[Any]]) -> Any:
    """Run a flow on a session; what it returns, or what is to be awaited for it."""

    async def asleep(seconds: float) -> None:
        await asyncio.sleep(0)

    def sleep(seconds: float) -> None:
        pass

    blocks = isinstance(session, IonQSession)
    either: Any = session
    either._sleep = sleep if blocks else asleep
    return either._run(flow(Calls(either._config, either._context)))


def submitting(journal: Journal | None, tag: str) -> Callable[[Calls], Flow[Submitted]]:
    def flow(calls: Calls) -> Flow[Submitted]:
        made = bell(tag, backend="simulator", now=datetime.now(UTC))
        return submit(made, calls, journal, ONCE)

    return flow


def listed(emulator: Emulator) -> list[BaseJob]:
    """All jobs, the newest first."""
    jobs: list[BaseJob] = []
    cursor: str | None = None
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        while True:
            page = session.get_jobs(next_=cursor)
            jobs += page.jobs
            cursor = page.next_
            if cursor is None:
                return jobs


FAULTS = [
    "drop:operation=CreateJob,nth=1",
    "drop:operation=CreateJob,nth=1,when=before",
    "status:operation=CreateJob,nth=1,status=500",
    "status:operation=CreateJob,nth=1,status=502",
    "status:operation=CreateJob,nth=1,status=503,retry_after=1",
    "status:operation=CreateJob,nth=1,status=429,when=before",
    "html:operation=CreateJob,nth=1,status=502",
    "html:operation=CreateJob,nth=1,status=200",
    "corrupt:operation=CreateJob,nth=1",
    "cut:operation=CreateJob,nth=1",
]


@both
@every("fault", FAULTS)
@every("listing", [None, "status:operation=GetJobs,times=4", "drop:operation=GetJobs,nth=1"])
def test_one_submission_is_one_job(
    kind: Kind, fault: str, listing: str | None, tmp_path: Path
) -> None:
    journal, tag = Journal(tmp_path / "journal"), new_tag(datetime.now(UTC))
    with Emulator() as emulator:
        emulator.faults.add(Fault.parse(fault))
        if listing is not None:
            emulator.faults.add(Fault.parse(listing))
        if fault.endswith("nth=1,when=before"):
            with pytest.raises(SubmissionUnknownError):
                on(kind, emulator, submitting(journal, tag))
            assert [] == listed(emulator)
            (recovered,) = on(kind, emulator, lambda calls: recover(calls, journal))
            assert "absent" == recovered.outcome
            return
        result = on(kind, emulator, submitting(journal, tag))
        emulator.faults.clear()
        (made,) = listed(emulator)
    assert made.id == result.job_id
    assert made.metadata is not None
    assert tag == made.metadata[TAG_KEY]
    (entry,) = journal.entries()
    assert ("submitted", made.id) == (entry.outcome, entry.job_id)


@both
def test_a_job_behind_two_pages_of_newer_ones_is_found(kind: Kind, tmp_path: Path) -> None:
    journal, tag = Journal(tmp_path / "journal"), new_tag(datetime.now(UTC))
    with Emulator() as emulator:
        emulator.faults.add(Fault("drop", operation="CreateJob", nth=1))
        emulator.faults.add(Fault("status", operation="GetJobs"))
        with pytest.raises(SubmissionUnknownError):
            on(kind, emulator, submitting(journal, tag))
        for _ in range(51):
            on(kind, emulator, submitting(None, new_tag(START)))
        emulator.faults.clear()
        found = on(kind, emulator, lambda calls: find_submission(tag, calls, journal))
        assert listed(emulator)[-1].id == found


@both
def test_a_clone_is_one_job_with_a_tag_of_its_own(kind: Kind, tmp_path: Path) -> None:
    journal, tags = Journal(tmp_path / "journal"), [new_tag(START), new_tag(START)]
    with Emulator(options=Options(strict=True)) as emulator:
        source = on(kind, emulator, submitting(journal, tags[0]))
        emulator.faults.add(Fault("drop", operation="CloneJob", nth=1))
        copied = on(
            kind,
            emulator,
            lambda calls: clone(source.job_id, {}, calls, journal, ONCE, tag=tags[1]),
        )
        newest, oldest = listed(emulator)
    assert (newest.id, oldest.id) == (copied.job_id, source.job_id)
    assert [{TAG_KEY: tags[1]}, {TAG_KEY: tags[0]}] == [newest.metadata, oldest.metadata]


def test_a_strict_emulator_takes_metadata_with_ten_keys() -> None:
    metadata = {f"key {index}": "value" for index in range(9)}
    registers: dict[str, tuple[int | None, ...]] = {"c": (0, 1)}
    with Emulator(options=Options(strict=True)) as emulator:
        warnings: list[Warning] = []
        made = bell(metadata=metadata, circuit=Circuit(registers=registers), report=warnings.append)
        on("sync", emulator, lambda calls: submit(made, calls, None, ONCE))
        (found,) = listed(emulator)
    assert found.metadata is not None
    assert 10 == len(found.metadata)


PROGRAM = """
import sys
from datetime import UTC, datetime
from ionq_session import IonQSession
from ionq_session._flows.calls import Calls
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.sending import SubmissionSettings, submit
from ionq_session.jobs.submitting.submission import Submission
from ionq_session.jobs.submitting.tags import new_tag
path, key, base_url, body = sys.argv[1:]
tag = new_tag(datetime.now(UTC))
import json
payload = {**json.loads(body), "metadata": {"ionq_session_tag": tag}}
with IonQSession(key, base_url=base_url) as session:
    made = Submission(body=payload, tag=tag, record=tag, payload_hash="", backend="simulator")
    calls = Calls(session._config, session._context)
    session._run(submit(made, calls, Journal(path), SubmissionSettings()))
"""


@every("when", ["before", "after"])
def test_what_a_killed_process_has_sent_is_settled_by_a_recovery(when: Any, tmp_path: Path) -> None:
    path = tmp_path / "journal"
    body = json.dumps(dict(bell(None, backend="simulator").body))
    with Emulator() as emulator:
        emulator.faults.add(Fault("delay", operation="CreateJob", seconds=60, when=when))
        arguments = [
            sys.executable,
            "-c",
            PROGRAM,
            str(path),
            emulator.api_key,
            emulator.base_url,
            body,
        ]
        with subprocess.Popen(arguments) as process:  # noqa: S603  # ours
            try:
                while not Journal(path).entries():
                    assert process.poll() is None
                while when == "after" and not listed(emulator):
                    assert process.poll() is None
            finally:
                os.kill(process.pid, signal.SIGKILL)
        (recovered,) = on("sync", emulator, lambda calls: recover(calls, Journal(path)))
        assert ("submitted" if when == "after" else "absent") == recovered.outcome
        assert [each.id for each in listed(emulator)] == [
            each.job_id for each in [recovered] if each.job_id
        ]


# --- on the wire ------------------------------------------------------------------------------

RESET = Step(then="reset")
CUT = Step(reply(201, b'{"id": "job-1", "status": "submitted"}').answer[:-9], "close")


@both
@every("step", [DROP, RESET, CUT, reply(500), reply(503, Retry_After="1"), reply(200, b"<html>")])
def test_a_fault_on_the_wire_is_followed_by_a_look_and_by_no_second_post(
    kind: Kind, step: Step
) -> None:
    _check_wire(kind, step)


@both
def test_a_service_that_says_nothing_is_followed_by_a_look(kind: Kind) -> None:
    _check_wire(kind, HANG)


def _check_wire(kind: Kind, step: Step) -> None:
    tag = new_tag(START)
    page = {"jobs": [job("job-1", START, tag)], "next": None}
    listing = reply(200, json.dumps(page).encode(), Content_Type="application/json")
    made = bell(tag, report=fail)
    with scripted(step, listing) as server:
        result = perform(
            kind,
            lambda session: ran(session, lambda calls: submit(made, calls, None, ONCE)),
            base_url=server.base_url,
            timeout=patience(step),
        )
        post, look = server.seen
    assert ("job-1", True) == (result.job_id, result.found)
    assert ("POST", "/jobs", {TAG_KEY: tag}) == (post.method, post.path, _metadata(post.json))
    assert ("GET", "/jobs", "limit=25") == (look.method, look.path, look.query)


def _metadata(body: Any) -> object:
    return body["metadata"]


@both
def test_the_sessions_own_secrets_are_refused_in_metadata(kind: Kind) -> None:
    with scripted(reply(500)) as server:
        secrets = perform(kind, lambda session: _secrets(kind, session), base_url=server.base_url)
        assert [Secret(f"apiKey {KEY}")] == secrets or [Secret(KEY)] == secrets
        with pytest.raises(Exception, match="holds the API key"):
            bell(metadata={"a": KEY}, secrets=secrets)
        assert [] == server.seen


def _secrets(kind: Kind, session: Any) -> Any:
    found = own_secrets(session._config)

    async def awaited() -> object:
        return found

    return found if kind == "sync" else awaited()
