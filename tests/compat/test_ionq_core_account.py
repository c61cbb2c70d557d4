"""ionq-core 0.2.0, unmodified, against the emulator: jobs, sessions, money and machines."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
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
from ionq_core.api.backends import get_backend, get_backends
from ionq_core.api.characterizations import (
    get_characterization,
    get_characterizations_for_backend,
)
from ionq_core.api.default import (
    cancel_job,
    cancel_jobs,
    clone_job,
    delete_job,
    delete_jobs,
    estimate_job_cost,
    get_job,
    get_job_cost,
    get_job_probabilities,
    get_jobs,
    get_session,
    get_sessions,
    move_job,
)
from ionq_core.api.schemas import get_format_schema
from ionq_core.api.usage import get_usages
from ionq_core.api.whoami import get_whoami
from ionq_core.models import CloneJobPayload, JobMetadata, JobsBulkOperationRequest
from ionq_core.models.formats import FORMATS_VALUES
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


def test_what_a_job_costs(core: Core, own_cloud: Cloud) -> None:
    job = core.submit(qis(2, *BELL, backend=FORTE, shots=600))
    own_cloud.step()
    cost = core.call(get_job_cost, job)
    assert (97.5, "usd") == (cost.estimated_cost.value, cost.estimated_cost.unit)
    assert not cost.cost
    own_cloud.finish()
    assert 97.5 == core.call(get_job_cost, job).cost.value
    cost = core.call(get_job_cost, core.run(qis(2, *BELL)).id)
    assert (0, "usd", UNSET) == (cost.cost.value, cost.cost.unit, cost.estimated_cost)


def test_an_estimate(core: Core) -> None:
    found = core.call(
        estimate_job_cost,
        backend=FORTE,
        qubits=2,
        shots=10_000,
        field_1q_gates=10,
        field_2q_gates=20,
    )
    rate = found.rate_card.rates[0]
    wanted = 10_000 * (10 * rate.cost_1q_gate + 20 * rate.cost_2q_gate)
    assert ("usd", pytest.approx(wanted)) == (found.estimated_unit, found.estimated_total_cost)
    context = found.estimate_context
    assert (FORTE, 10, 20) == (context.backend, context.field_1q_gates, context.field_2q_gates)
    assert found.estimated_execution_time > 0
    assert 1000 == found.current_predicted_queue_time
    assert 0 == core.call(estimate_job_cost, backend="simulator").estimated_total_cost


@pytest.mark.parametrize("group_by", ["job", "project", "user"])
@pytest.mark.parametrize("modality", ["daily", "weekly", "monthly"])
def test_usage(cloud: Cloud, group_by: str, modality: str) -> None:
    with core_of(cloud, "sync") as core:
        core.run(qis(2, *BELL, backend=FORTE, shots=600))
        found = core.call(
            get_usages,
            "com.example",
            group_by=group_by,
            modality=modality,
            start_date=date(2026, 1, 1),
            end_date=date(2026, 1, 31),
        )
    assert (group_by, modality, "USD") == (found.group_type, found.modality, found.usage_unit)
    # Several tests share this emulator, so there may be more than one job; each costs the same.
    assert (97.5 * found.job_count, "com.example") == (found.amount_total, found.organization)
    assert datetime(2026, 1, 1, tzinfo=UTC) == found.usage_data[-1].from_
    assert found.usage_data[0].group_usages[0].amount > 0
    assert found.time_us_total > 0


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


def test_who_and_where(core: Core) -> None:
    assert "emulator" == core.call(get_whoami).key_name
    backends = {backend.backend: backend for backend in core.call(get_backends)}
    assert {"simulator", FORTE, "qpu.forte-enterprise-1"} == backends.keys()
    assert 36 == backends[FORTE].qubits == core.call(get_backend, FORTE).qubits
    assert UNSET is backends["simulator"].characterization_id
    with pytest.raises(NotFoundError):
        core.call(get_backend, "qpu.nobody")


def test_the_status_of_a_backend(core: Core, own_cloud: Cloud) -> None:
    own_cloud.emulator.set_backend(FORTE, "unavailable")
    assert "unavailable" == core.call(get_backend, FORTE).status


def test_characterizations(core: Core) -> None:
    page = core.call(get_characterizations_for_backend, FORTE, limit=2)
    assert (2, 14) == (len(page.characterizations), page.pages)
    latest = page.characterizations[0]
    assert str(latest.id) == core.call(get_backend, FORTE).characterization_id
    assert latest == core.call(get_characterization, FORTE, latest.id)
    assert 36 * 35 // 2 == len(latest.connectivity)
    assert 0.9 < latest.fidelity.spam.median < 1
    assert 0.9 < latest.fidelity.additional_properties["2q"]["median"] < 1
    assert latest.timing.readout < latest.timing.t2


def test_a_backend_without_characterizations_is_too_much_for_the_client(core: Core) -> None:
    """A fault of the client: the service says `null` for a simulator, which it iterates over."""
    with pytest.raises(TypeError, match="'NoneType' object is not iterable"):
        core.call(get_characterizations_for_backend, "simulator")


@pytest.mark.parametrize("name", sorted(FORMATS_VALUES))
def test_the_schema_of_every_format_the_client_knows(cloud: Cloud, name: str) -> None:
    with core_of(cloud, "sync") as core:
        found = core.call(get_format_schema, name)
    assert name == found.id
    assert found.type_ == ("array" if name == "ionq.result.shots.json.v1" else "object")
