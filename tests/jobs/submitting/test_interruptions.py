"""What is left of a submission that ends in the middle: its entry in the journal."""

import asyncio
import gc
import pickle
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from ionq_session import (
    ConfigurationError,
    ResponseDriftWarning,
    ServerError,
    SubmissionUnknownError,
)
from ionq_session._flows.calls import Calls
from ionq_session._flows.drivers import arun, run
from ionq_session._flows.flow import Fault, Reply, Send
from ionq_session.jobs.journal.entries import Entry, Outcome
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.in_flight import may_be_in_flight
from ionq_session.jobs.submitting.sending import submit

from ...cases import every
from .service import (
    ONCE,
    START,
    TAG,
    Kind,
    Post,
    Service,
    bell,
    drivers,
    only,
    play,
    status,
    submitted,
)


@drivers
def test_the_intent_is_on_the_disk_before_anything_is_sent(kind: Kind, tmp_path: Path) -> None:
    seen: list[Outcome] = []
    path = tmp_path / "journal"
    service = Service(meanwhile=lambda _: seen.append(only(Journal(path)).outcome))
    submitted(service, kind, Journal(path))
    assert ["pending"] == seen


def test_a_missing_key_is_written_down_as_not_sent(tmp_path: Path) -> None:
    service, journal = Service(), Journal(tmp_path / "journal")
    calls = service.calls
    keyless = Calls(evolve(calls.config, api_key=None), calls.context)
    with pytest.raises(ConfigurationError):
        play(service, submit(bell(), keyless, journal, ONCE))
    assert [] == service.asked
    assert "not_sent" == only(journal).outcome


@every("interruption", [KeyboardInterrupt, SystemExit])
def test_an_interruption_leaves_the_entry_pending_for_a_recovery(
    interruption: type[BaseException], tmp_path: Path
) -> None:
    service, journal = Service(), Journal(tmp_path / "journal")

    def interrupted(event: Send) -> Reply | Fault:
        raise interruption

    with pytest.raises(interruption):
        run(submit(bell(), service.calls, journal, ONCE), interrupted, service.sleep)
    entry = only(journal)
    assert "pending" == entry.outcome
    assert not may_be_in_flight(entry, START)


def test_a_cancelled_task_and_a_forgotten_flow_leave_the_entry_pending(tmp_path: Path) -> None:
    service, journal = Service(), Journal(tmp_path / "journal")
    begun: list[Entry] = []
    marked: list[bool] = []

    async def main() -> None:
        sending = asyncio.Event()

        async def never(event: Send) -> Reply | Fault:
            begun.append(only(journal))
            marked.append(may_be_in_flight(begun[0], START))
            sending.set()
            await asyncio.Event().wait()
            raise AssertionError

        flow = submit(bell(), service.calls, journal, ONCE)
        task = asyncio.create_task(arun(flow, never, service.asleep))
        await sending.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(main())
    assert [True] == marked
    assert "pending" == only(journal).outcome
    assert not may_be_in_flight(begun[0], START)

    flow = submit(bell(), service.calls, journal, ONCE)
    next(flow)
    del flow
    gc.collect()
    assert not may_be_in_flight(begun[0], START)


def test_what_a_hook_raises_leaves_the_outcome_unknown(tmp_path: Path) -> None:
    service, journal = Service(), Journal(tmp_path / "journal")

    def broken(attempt: object) -> None:
        raise ZeroDivisionError

    calls = service.calls
    calls.config.hooks["attempt"] = [broken]
    with pytest.raises(ZeroDivisionError):
        play(service, submit(bell(), calls, journal, ONCE))
    assert 1 == len(service.made)
    assert ("unknown", "ZeroDivisionError") == (only(journal).outcome, only(journal).error)


def test_a_warning_that_is_an_error_comes_after_the_outcome_is_written(tmp_path: Path) -> None:
    drifted = b'{"id": "job-1", "status": "odd", "session_id": null}'
    journal = Journal(tmp_path / "journal")

    def strict(warning: Warning) -> None:
        assert "submitted" == only(journal).outcome
        raise warning

    service = Service([status(201, drifted, makes=True)], report=strict)
    with pytest.raises(ResponseDriftWarning) as caught:
        submitted(service, "sync", journal)
    assert any("job-1" in note for note in caught.value.__notes__)
    assert ("submitted", "job-1") == (only(journal).outcome, only(journal).job_id)


def test_the_error_survives_pickle_and_shows_no_key(tmp_path: Path) -> None:
    echo = Post(Reply(500, {}, b'{"message": "apiKey made-up-key"}'), makes=False)
    with pytest.raises(SubmissionUnknownError) as caught:
        submitted(Service([echo]), "sync", Journal(tmp_path / "journal"))
    copied: Any = pickle.loads(pickle.dumps(caught.value))  # noqa: S301  # our own
    assert (TAG, str(caught.value), 500) == (copied.tag, str(copied), copied.status)
    assert "made-up-key" not in str(copied) + copied.body
    assert isinstance(caught.value.__cause__, ServerError)
