"""ionq-core 0.2.0, unmodified, against the emulator: lists, bulk calls, copies and sessions."""

from collections.abc import Iterator
from typing import Any

import pytest
from ionq_core import (
    APIError,
    BadRequestError,
    NotFoundError,
    SessionManager,
    aiter_jobs,
    aiter_session_jobs,
    iter_jobs,
    iter_session_jobs,
)
from ionq_core.api.default import (
    cancel_job,
    cancel_jobs,
    clone_job,
    delete_job,
    delete_jobs,
    get_job,
    get_job_probabilities,
    get_jobs,
    get_session,
    get_sessions,
    move_job,
)
from ionq_core.models import CloneJobPayload, JobMetadata, JobsBulkOperationRequest
from ionq_core.types import UNSET

from .cloud import Cloud
from .core import BELL, Core, core_of, qis

FORTE = "qpu.forte-1"
FLIP = {"gate": "x", "target": 0}


@pytest.fixture(params=["sync", "async"])
def core(own_cloud: Cloud, request: pytest.FixtureRequest) -> Iterator[Core]:
    with core_of(own_cloud, request.param) as made:
        yield made


# Any: the client's functions are generic in what only a test knows.
async def _all(found: Any) -> list[str]:
    return [job.id async for job in found]


def listed(core: Core, plain: Any, awaitable: Any, *args: Any, **filters: Any) -> list[str]:
    """The ids of all jobs, over all pages."""
    found: list[str] = core.either(
        lambda: [job.id for job in plain(core.client, *args, **filters)],
        lambda: _all(awaitable(core.client, *args, **filters)),
    )
    return found


def test_jobs_are_listed_page_by_page_and_filtered(core: Core, own_cloud: Cloud) -> None:
    jobs = [core.submit(qis(1, FLIP, name=str(number))) for number in range(3)]
    own_cloud.finish()
    jobs.append(core.submit(qis(1, FLIP, backend=FORTE)))
    wanted = jobs[::-1]
    assert wanted == listed(core, iter_jobs, aiter_jobs)
    assert wanted == listed(core, iter_jobs, aiter_jobs, limit=1)
    assert wanted[1:] == listed(core, iter_jobs, aiter_jobs, status="completed", limit=2)
    assert wanted[:1] == listed(core, iter_jobs, aiter_jobs, target=FORTE)
    assert set(jobs[:2]) == {job.id for job in core.call(get_jobs, ids=jobs[:2]).jobs}
    page = core.call(get_jobs, limit=2)
    assert [None, "2"] == [job.name for job in page.jobs]
    assert jobs[1] == core.call(get_jobs, limit=1, next_=page.next_).jobs[0].id
    assert [] == core.call(get_jobs, session_id="0190a000-0000-7000-8000-00000000000f").jobs


def test_jobs_are_canceled(core: Core, own_cloud: Cloud) -> None:
    jobs = [core.submit(qis(1, FLIP, backend=FORTE)) for _ in range(3)]
    own_cloud.step()
    assert "canceled" == core.call(cancel_job, jobs[0]).status
    reply = core.call(cancel_jobs, body=JobsBulkOperationRequest(ids=jobs[1:]))
    assert ("canceled", jobs[1:]) == (reply.status, reply.ids)
    assert ["canceled"] * 3 == [core.call(get_job, job).status for job in jobs]
    with pytest.raises(APIError, match="it is canceled") as raised:
        core.call(cancel_job, jobs[0])
    assert 409 == raised.value.status_code
    with pytest.raises(NotFoundError):
        core.call(get_job_probabilities, jobs[0])


def test_jobs_are_deleted(core: Core) -> None:
    jobs = [core.run(qis(1, FLIP)).id for _ in range(3)]
    assert "deleted" == core.call(delete_job, jobs[0]).status
    reply = core.call(delete_jobs, body=JobsBulkOperationRequest(ids=jobs[1:]))
    assert ("deleted", jobs[1:]) == (reply.status, reply.ids)
    assert [] == core.call(get_jobs).jobs
    with pytest.raises(NotFoundError):
        core.call(get_job, jobs[0])


def test_a_clone_inherits_what_is_left_out(core: Core) -> None:
    source = core.run(
        qis(2, *BELL, shots=300, name="first", metadata={"a": "b"}, noise={"model": "aria-1"})
    )
    body = CloneJobPayload(name="second", shots=UNSET)
    clone = core.call(get_job, core.call(clone_job, source.id, body=body).id)
    assert ("second", 300, "aria-1") == (clone.name, clone.shots, clone.noise.model)
    assert {"a": "b"} == clone.metadata.to_dict()
    # A fault of the client: what its payload leaves out it sends as 100.
    body = CloneJobPayload(name="third")
    clone = core.call(get_job, core.call(clone_job, source.id, body=body).id)
    assert 100 == clone.shots


def test_a_move_takes_the_place_of_its_source(core: Core, own_cloud: Cloud) -> None:
    source = core.submit(qis(1, FLIP, backend=FORTE))
    own_cloud.step()
    body = CloneJobPayload(backend="simulator", metadata=JobMetadata.from_dict({"why": "haste"}))
    moved = core.call(move_job, source, body=body).id
    own_cloud.finish()
    job = core.call(get_job, moved)
    assert {"why": "haste", "original_job_id": source} == job.metadata.to_dict()
    assert ("simulator", "completed") == (job.backend, job.status)
    assert "canceled" == core.call(get_job, source).status
    with pytest.raises(APIError, match="has ended") as raised:
        core.call(move_job, moved, body=CloneJobPayload())
    assert 409 == raised.value.status_code


def test_a_session_from_its_creation_to_its_limit(core: Core, own_cloud: Cloud) -> None:
    session = SessionManager(core.client, "simulator", max_jobs=2, max_time=60, max_cost=3.5)
    core.either(session.open, session.async_open)

    def status() -> str:
        found: str = core.either(session.status, session.async_status)
        return found

    assert "created" == status()
    details = core.call(get_session, session.session_id)
    assert (2, 60) == (details.settings.job_count_limit, details.settings.duration_limit_min)
    assert 3.5 == details.settings.cost_limit.value
    job = core.run(qis(1, FLIP, session_id=session.session_id))
    assert session.session_id == job.session_id
    assert [job.id] == listed(core, iter_session_jobs, aiter_session_jobs, session.session_id)
    assert "started" == status()
    assert [session.session_id] == [s.id for s in core.call(get_sessions, active=True).sessions]
    core.run(qis(1, FLIP, session_id=session.session_id))
    assert "ended" == status()
    with pytest.raises(BadRequestError, match="the session has ended"):
        core.submit(qis(1, FLIP, session_id=session.session_id))
    assert [] == core.call(get_sessions, active=True).sessions


def test_the_end_of_a_with_statement_ends_the_session(core: Core) -> None:
    def plain() -> str | None:
        with SessionManager(core.client, FORTE) as session:
            assert "created" == session.status()
        return session.session_id

    async def awaitable() -> str | None:
        async with SessionManager(core.client, FORTE) as session:
            assert "created" == await session.async_status()
        return session.session_id

    again = SessionManager.from_id(core.client, core.either(plain, awaitable))
    assert "ended" == core.either(again.status, again.async_status)
    core.either(again.close, again.async_close)
