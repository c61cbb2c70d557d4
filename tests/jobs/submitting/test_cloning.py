"""A clone is a submission of its own: its tag, its metadata, and what a lost answer costs."""

from pathlib import Path
from typing import Any

import pytest

from ionq_api import JsonValue
from ionq_api.api.jobs import move_job
from ionq_session import InvalidRequestError, NotFoundError, SubmissionUnknownError
from ionq_session._secrets.secret import Secret
from ionq_session.jobs.journal.journal import Journal
from ionq_session.jobs.submitting.cloning import clone
from ionq_session.jobs.submitting.metadata import REGISTERS_KEY, TAG_KEY
from ionq_session.jobs.submitting.sending import Submitted
from ionq_session.jobs.submitting.tags import is_tag

from ...cases import every
from .service import (
    LOST,
    LOST_BEFORE,
    ONCE,
    START,
    TAG,
    Json,
    Kind,
    Service,
    drivers,
    job,
    only,
    play,
)

REGISTERS = '{"c":[0,1]}'


def source(**fields: JsonValue) -> Json:
    metadata: JsonValue = {"mine": "1", TAG_KEY: "the-source's", REGISTERS_KEY: REGISTERS}
    return {**job("source", START, shots=100, name="Bell"), "metadata": metadata, **fields}


def cloned(
    service: Service,
    changes: dict[str, object],
    kind: Kind = "sync",
    journal: Journal | None = None,
    tag: str | None = TAG,
    **options: Any,
) -> Submitted:
    flow = clone("source", changes, service.calls, journal, ONCE, tag=tag, **options)
    return play(service, flow, kind)


@drivers
def test_a_clone_has_its_sources_metadata_and_a_tag_of_its_own(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service(others=[source()]), Journal(tmp_path / "journal")
    result = cloned(service, {"shots": 500}, kind, journal)
    assert Submitted("job-1", TAG, "submitted") == result
    assert ["GET /jobs/source", "POST /jobs/source/clone"] == service.asked
    expected = {"mine": "1", TAG_KEY: TAG, REGISTERS_KEY: REGISTERS}
    assert [{"shots": 500, "metadata": expected}] == service.sent
    entry = only(journal)
    assert (TAG, "submitted", "qpu.forte-1", 500, "Bell") == (
        entry.tag,
        entry.outcome,
        entry.backend,
        entry.shots,
        entry.name,
    )


def test_metadata_that_is_given_replaces_that_of_the_source() -> None:
    service = Service(others=[source()])
    cloned(service, {"metadata": {"new": "2"}})
    assert {"new": "2", TAG_KEY: TAG, REGISTERS_KEY: REGISTERS} == service.sent[0]["metadata"]


def test_a_clone_without_a_tag_does_not_inherit_one(tmp_path: Path) -> None:
    service, journal = Service(others=[source()]), Journal(tmp_path / "journal")
    cloned(service, {}, tag=None, journal=journal)
    assert {"mine": "1", REGISTERS_KEY: REGISTERS} == service.sent[0]["metadata"]
    assert not is_tag(only(journal).tag)


@every("metadata", [{TAG_KEY: "the-source's"}, {}])
def test_nor_where_it_is_all_that_the_source_has(metadata: Json) -> None:
    service = Service(others=[source(metadata=metadata)])
    cloned(service, {}, tag=None)
    assert {} == service.sent[0].get("metadata", {})
    assert ("metadata" in service.sent[0]) == bool(metadata)


def test_a_source_without_metadata_is_no_problem() -> None:
    service = Service(others=[source(metadata=None)])
    cloned(service, {})
    assert [{"metadata": {TAG_KEY: TAG}}] == service.sent


@drivers
def test_a_clone_whose_answer_is_lost_is_found(kind: Kind, tmp_path: Path) -> None:
    service, journal = Service([LOST], others=[source()]), Journal(tmp_path / "journal")
    result = cloned(service, {}, kind, journal)
    assert ("job-1", True) == (result.job_id, result.found)
    assert 1 == len(service.made)


def test_a_clone_that_is_not_found_is_unknown() -> None:
    with pytest.raises(SubmissionUnknownError) as caught:
        cloned(Service([LOST_BEFORE], others=[source()]), {})
    assert "/jobs/source/clone" == caught.value.path


def test_a_source_that_is_not_there_makes_nothing(tmp_path: Path) -> None:
    service, journal = Service(), Journal(tmp_path / "journal")
    with pytest.raises(NotFoundError):
        cloned(service, {}, journal=journal)
    assert ([], []) == (service.sent, journal.entries())


@every("changes", [{"shots": 0}, {"metadata": {"a": 1}}, {"metadata": {"a": "made-up-key"}}])
def test_bad_changes_are_refused_before_anything_is_written(
    changes: dict[str, object], tmp_path: Path
) -> None:
    service, journal = Service(others=[source()]), Journal(tmp_path / "journal")
    with pytest.raises(InvalidRequestError):
        cloned(service, changes, journal=journal, secrets=[Secret("made-up-key")])
    assert ([], []) == (service.sent, journal.entries())


def test_clones_of_two_sources_have_different_hashes(tmp_path: Path) -> None:
    hashes: set[str] = set()
    for index, name in enumerate(("source", "another")):
        service = Service(others=[{**source(), "id": name}])
        journal = Journal(tmp_path / f"{index}")
        play(service, clone(name, {}, service.calls, journal, ONCE, tag=TAG))
        hashes.add(only(journal).payload_hash)
    assert 2 == len(hashes)


def test_a_move_is_one_too() -> None:
    service = Service([LOST], others=[source()])
    assert cloned(service, {}, operation=move_job).found
    assert "POST /jobs/source/move" == service.asked[1]
