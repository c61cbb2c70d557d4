"""ionq-core 0.2.0, unmodified, against the emulator: money and machines."""

from datetime import UTC, date, datetime
from itertools import product

import pytest
from ionq_core import NotFoundError
from ionq_core.api.backends import get_backend, get_backends
from ionq_core.api.characterizations import (
    get_characterization,
    get_characterizations_for_backend,
)
from ionq_core.api.default import estimate_job_cost, get_job_cost
from ionq_core.api.schemas import get_format_schema
from ionq_core.api.usage import get_usages
from ionq_core.api.whoami import get_whoami
from ionq_core.models.formats import FORMATS_VALUES
from ionq_core.models.group_by import GROUP_BY_VALUES
from ionq_core.models.modality import MODALITY_VALUES
from ionq_core.types import UNSET

from .cloud import Cloud
from .core import BELL, Core, Kind, core_of, qis

FORTE = "qpu.forte-1"


def test_what_a_job_costs(core: Core, cloud: Cloud) -> None:
    job = core.submit(qis(2, *BELL, backend=FORTE, shots=600))
    cloud.emulator.settle()
    cost = core.call(get_job_cost, job)
    assert (97.5, "usd") == (cost.estimated_cost.value, cost.estimated_cost.unit)
    assert not cost.cost
    cloud.finish()
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


@pytest.mark.parametrize("kind", ["sync", "async"])
def test_usage(own_cloud: Cloud, kind: Kind) -> None:
    with core_of(own_cloud, kind) as core:
        core.run(qis(2, *BELL, backend=FORTE, shots=600))
        for group_by, modality in product(GROUP_BY_VALUES, MODALITY_VALUES):
            found = core.call(
                get_usages,
                "com.example",
                group_by=group_by,
                modality=modality,
                start_date=date(2026, 1, 1),
                end_date=date(2026, 1, 31),
            )
            assert (group_by, modality, "USD") == (
                found.group_type,
                found.modality,
                found.usage_unit,
            )
            assert (1, 97.5) == (found.job_count, found.amount_total)
            assert found.time_us_total > 0
            (period,) = found.usage_data
            assert datetime(2026, 1, 1, tzinfo=UTC) >= period.from_
            assert 97.5 == period.group_usages[0].amount


def test_who_and_where(core: Core) -> None:
    assert "emulator" == core.call(get_whoami).key_name
    backends = {backend.backend: backend for backend in core.call(get_backends)}
    assert {"simulator", FORTE, "qpu.forte-enterprise-1"} == backends.keys()
    assert 36 == backends[FORTE].qubits == core.call(get_backend, FORTE).qubits
    assert UNSET is backends["simulator"].characterization_id
    with pytest.raises(NotFoundError):
        core.call(get_backend, "qpu.nobody")


def test_the_status_of_a_backend(own_cloud: Cloud) -> None:
    own_cloud.emulator.set_backend(FORTE, "unavailable")
    with core_of(own_cloud, "sync") as core:
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
