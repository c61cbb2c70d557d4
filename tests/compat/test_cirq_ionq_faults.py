"""cirq-ionq's own faults, as they are, so that nobody looks for them in the emulator.

Each test says what the client does. One that fails after an update of cirq-ionq tells that a fault
is gone.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from ionq_session.emulator import Emulator, Fault, ManualClock

from . import lazily
from .instant import InstantClock

# Any: cirq-ionq is not marked as typed, and Cirq's own types hold unknown ones of others.
cirq: Any = lazily.module("cirq")
cirq_ionq: Any = lazily.module("cirq_ionq")

CALIBRATION_CALLS = ("get_current_calibration", "list_calibrations")


def flipped() -> Any:
    """|10>."""
    one, other = cirq.LineQubit.range(2)
    return cirq.Circuit(cirq.X(one), cirq.measure(one, other, key="both"))


@pytest.fixture
def emulator() -> Iterator[Emulator]:
    """An emulator whose jobs stay submitted."""
    with Emulator(clock=ManualClock()) as running:
        yield running


@pytest.fixture
def instant() -> Iterator[Emulator]:
    """An emulator whose jobs are done at once."""
    with Emulator(clock=InstantClock(), stage_seconds=0) as running:
        yield running


def service_of(emulator: Emulator, **options: Any) -> Any:
    told = {"default_target": "simulator", "max_retry_seconds": 0} | options
    return cirq_ionq.Service(emulator.base_url, emulator.api_key, **told)


# It asks whether "error" is in the job's `failure`, which by IonQ's document is null here.
def test_a_job_that_somebody_else_canceled_raises_a_type_error(emulator: Emulator) -> None:
    job = service_of(emulator).create_job(flipped())
    service_of(emulator).get_job(job.job_id()).cancel()
    assert "canceled" == job.status()
    with pytest.raises(TypeError, match="NoneType"):
        job.results()


# For the same reason its own TimeoutError is out of reach.
def test_waiting_too_long_raises_a_type_error(emulator: Emulator) -> None:
    job = service_of(emulator).create_job(flipped())
    with pytest.raises(TypeError, match="NoneType"):
        job.results(timeout_seconds=0.02, polling_seconds=0.01)


# It stops at a page without the key `next`; by IonQ's document the last page has it, with null.
def test_a_list_that_is_too_short_begins_anew(emulator: Emulator) -> None:
    service = service_of(emulator)
    made = [service.create_job(flipped()).job_id() for _ in range(2)]
    listed = [job.job_id() for job in service.list_jobs(limit=5)]
    assert [*made[::-1], *made[::-1], made[1]] == listed


def test_a_list_of_no_jobs_never_ends(emulator: Emulator) -> None:
    emulator.faults.add(Fault("status", status=401, operation="GetJobs", nth=10))
    with pytest.raises(cirq_ionq.IonQException) as caught:
        service_of(emulator).list_jobs()
    assert 401 == caught.value.status_code
    assert [10] == [fault["calls"] for fault in emulator.faults.all()]


# Version 0.4 has no calibrations; it has the characterizations of a backend in their place.
@pytest.mark.parametrize("name", CALIBRATION_CALLS)
def test_calibrations_are_asked_for_where_there_are_none(emulator: Emulator, name: str) -> None:
    with pytest.raises(cirq_ionq.IonQNotFoundException):
        getattr(service_of(emulator), name)()


# "qpu" is the one QPU that it takes as a default target, and a name that version 0.4 has not.
def test_the_default_target_can_be_no_qpu(emulator: Emulator) -> None:
    with pytest.raises(cirq_ionq.IonQException, match="no such backend: qpu"):
        service_of(emulator, default_target="qpu").create_job(flipped())
    with pytest.raises(AssertionError, match="Target can only be one of"):
        service_of(emulator, default_target="qpu.forte-1")


# Whether to ask for the results of a batch it decides by what it submitted last.
def test_a_batch_has_no_results_after_a_single_job(instant: Emulator) -> None:
    service = service_of(instant)
    batch = service.create_batch_job([flipped(), flipped()])
    assert 2 == len(batch.results(polling_seconds=0.01))
    single = service.create_job(flipped())
    with pytest.raises(cirq_ionq.IonQNotFoundException):
        batch.results()
    with pytest.raises(cirq_ionq.IonQNotFoundException):
        service_of(instant).get_job(batch.job_id()).results()
    service.create_batch_job([flipped()])
    with pytest.raises(cirq_ionq.IonQNotFoundException):
        single.results(polling_seconds=0.01)


def test_a_batch_of_one_is_no_list(instant: Emulator) -> None:
    result = service_of(instant).create_batch_job([flipped()]).results(polling_seconds=0.01)
    assert {2: 1} == result.probabilities()


# It repeats a POST whose answer was lost, although the service may have taken the job.
@pytest.mark.parametrize("kind", ["drop", "status"])
def test_a_lost_answer_submits_the_job_twice(emulator: Emulator, kind: str) -> None:
    emulator.faults.add(Fault.read({"kind": kind, "operation": "CreateJob", "times": 1}))
    service = service_of(emulator, max_retry_seconds=1)
    job = service.create_job(flipped(), name="one")
    twice = service.list_jobs(limit=2)
    assert ["one", "one"] == [each.name() for each in twice]
    assert job.job_id() == twice[0].job_id() != twice[1].job_id()
