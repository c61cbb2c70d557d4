"""cirq-ionq, unmodified, against the emulator; what does not work there has a module of its own."""

from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pytest

from ionq_session import IonQSession
from ionq_session.emulator import Emulator, Fault, ManualClock, Options

from ..cases import every
from . import lazily
from .instant import InstantClock, environment

# Any: neither cirq-ionq nor sympy is marked as typed, and Cirq's types hold unknown ones of both.
cirq: Any = lazily.module("cirq")
cirq_ionq: Any = lazily.module("cirq_ionq")
sympy: Any = lazily.module("sympy")

FORTE = "qpu.forte-1"
ARIA = "qpu.aria-1"


def q(number: int) -> Any:
    """A qubit."""
    return cirq.LineQubit(number)


def flip() -> Any:
    """|110>, with keys whose order is not that of the qubits."""
    return cirq.Circuit(
        [cirq.X(q(0)), cirq.CNOT(q(0), q(1))],
        [cirq.measure(q(2), q(0), key="outer"), cirq.measure(q(1), key="inner")],
    )


def pair() -> Any:
    """A Bell pair."""
    return cirq.Circuit(cirq.H(q(0)), cirq.CNOT(q(0), q(1)), cirq.measure(q(0), q(1), key="pair"))


def ms() -> Any:
    """A native gate."""
    return cirq.Circuit(cirq_ionq.MSGate(phi0=0, phi1=0)(q(0), q(1)))


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(clock=InstantClock(), stage_seconds=0, backends={ARIA: "available"}) as running:
        yield running


@pytest.fixture
def session(emulator: Emulator) -> Iterator[IonQSession]:
    """What tells how the jobs arrived."""
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        yield session


def service_of(emulator: Emulator, **options: Any) -> Any:
    told = {"default_target": "simulator", "max_retry_seconds": 0} | options
    return cirq_ionq.Service(emulator.base_url, emulator.api_key, **told)


@pytest.fixture
def service(emulator: Emulator) -> Any:
    return service_of(emulator)


def results(job: Any, **options: Any) -> Any:
    """Wait for results, and not for a whole second each time."""
    return job.results(timeout_seconds=60, polling_seconds=0.01, **options)


def exact(circuit: Any) -> dict[int, float]:
    """What Cirq's own simulator makes of a circuit on the three qubits."""
    state = cirq.Simulator(dtype=np.complex128).simulate(circuit, qubit_order=[q(0), q(1), q(2)])
    weights: list[float] = (np.abs(state.final_state_vector) ** 2).tolist()
    return dict(enumerate(weights))


def probabilities_of(job: Any) -> dict[int, float]:
    """What the job gives, with the states that the service leaves out because they are empty."""
    found: dict[int, float] = results(job).probabilities()
    return dict.fromkeys(range(8), 0.0) | found


def test_the_printed_variables_point_it_at_the_emulator(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in environment(emulator).items():
        monkeypatch.setenv(name, value)
    result = cirq_ionq.Service().run(flip(), 10, target="simulator")
    assert {1: 10} == result.histogram(key="outer")


@pytest.mark.parametrize("target", ["simulator", FORTE, ARIA])
def test_a_run_has_each_qubit_under_its_key(service: Any, target: str) -> None:
    result = service.run(flip(), 200, target=target)
    assert {"outer": (200, 2), "inner": (200, 1)} == {
        key: bits.shape for key, bits in result.measurements.items()
    }
    [(outer, most), *_] = result.histogram(key="outer").most_common()
    assert (1, True) == (outer, most >= 180)
    assert 1 == result.histogram(key="inner").most_common()[0][0]


def test_every_gate_does_what_cirq_says_it_does(service: Any) -> None:
    phasor, word = cirq.PauliStringPhasorGate, cirq.DensePauliString
    circuit = cirq.Circuit(
        [cirq.X(q(0)) ** 0.3, cirq.Y(q(1)) ** 0.4, cirq.X(q(2)), cirq.H.on_each(q(0), q(1), q(2))],
        [
            cirq.T(q(0)),
            cirq.T(q(1)) ** -1,
            cirq.S(q(2)),
            cirq.S(q(0)) ** -1,
            cirq.Z(q(1)),
            cirq.Y(q(2)),
        ],
        [cirq.X(q(1)) ** 0.5, cirq.X(q(2)) ** -0.5, cirq.CNOT(q(0), q(2)), cirq.SWAP(q(1), q(2))],
        [cirq.XX(q(0), q(1)) ** 0.21, cirq.YY(q(1), q(2)) ** 0.32, cirq.ZZ(q(2), q(0)) ** 0.43],
        [cirq.Z(q(1)) ** 0.123, cirq.H.on_each(q(0), q(1), q(2))],
        phasor(word("XYZ"), exponent_neg=0.37).on(q(2), q(0), q(1)),
        phasor(word("ZX", coefficient=-1), exponent_neg=0, exponent_pos=0.21).on(q(2), q(0)),
    )
    assert exact(circuit) == pytest.approx(probabilities_of(service.create_job(circuit)), abs=1e-9)


def test_every_native_gate_does_what_cirq_says_it_does(service: Any, session: IonQSession) -> None:
    circuit = cirq.Circuit(
        [cirq_ionq.GPI2Gate(phi=0.1)(q(0)), cirq_ionq.GPI2Gate(phi=0.35)(q(1))],
        cirq_ionq.MSGate(phi0=0.1, phi1=0.3, theta=0.15)(q(0), q(1)),
        [cirq_ionq.GPI2Gate(phi=0.6)(q(2)), cirq_ionq.ZZGate(theta=0.13)(q(1), q(2))],
        [cirq_ionq.GPIGate(phi=0.2)(q(2)), cirq_ionq.GPI2Gate(phi=0.9)(q(2))],
        [cirq_ionq.GPI2Gate(phi=0.8)(q(1)), cirq_ionq.GPI2Gate(phi=0.7)(q(0))],
    )
    job = service.create_job(circuit)
    assert exact(circuit) == pytest.approx(probabilities_of(job), abs=1e-9)
    stats = session.get(f"/jobs/{job.job_id()}").json()["stats"]
    assert {"1q": 7, "2q": 2} == stats["gate_counts"]


@pytest.mark.parametrize(
    ("gateset", "target"),
    [
        ("IonQTargetGateset", FORTE),
        ("AriaNativeGateset", ARIA),
        ("ForteNativeGateset", FORTE),
    ],
)
def test_what_its_compilers_write_runs(service: Any, gateset: str, target: str) -> None:
    circuit = cirq.Circuit(
        [cirq.X(q(0)) ** 0.3, cirq.X(q(1))],
        cirq.CCX(q(0), q(1), q(2)),
        cirq.CZ(q(1), q(2)),
        cirq.ISWAP(q(0), q(1)),
    )
    compiled = cirq.optimize_for_target_gateset(circuit, gateset=getattr(cirq_ionq, gateset)())
    probabilities = exact(circuit)
    job = service.create_job(compiled)
    assert probabilities == pytest.approx(probabilities_of(job), abs=1e-9)
    counts = results(service.create_job(compiled, 1000, target=target)).counts()
    assert 1000 == sum(counts.values())
    found = {state: counts[state] / 1000 for state in probabilities}
    distance = sum(abs(found[state] - weight) for state, weight in probabilities.items()) / 2
    assert distance < 0.2


def test_noise_is_repeatable_by_its_seed(service: Any) -> None:
    def probabilities(seed: int, model: str = "aria-1") -> dict[int, float]:
        noise = {"model": model, "seed": seed}
        circuit = cirq.Circuit(cirq.X(q(0)), [cirq.CNOT(q(0), q(1)) for _ in range(21)])
        job = service.create_job(circuit, 500, noise=noise)
        found: dict[int, float] = results(job).probabilities()
        return found

    first = probabilities(1)
    assert first == probabilities(1)
    assert first != probabilities(2)
    assert {0, 1, 2, 3} == first.keys()
    assert 3 == max(first, key=lambda state: first[state])
    assert {3: 1} == probabilities(1, "ideal")


@pytest.mark.parametrize("target", ["simulator", FORTE])
def test_a_batch_keeps_the_order_the_widths_and_the_keys(service: Any, target: str) -> None:
    narrow = cirq.Circuit(cirq.X(q(0)), cirq.measure(q(0), key="only"))
    batch = [flip(), narrow, cirq.Circuit(cirq.X(q(2)), cirq.measure(q(1), q(2), key="late"))]
    flipped, alone, late = service.run_batch(batch, 100, target=target, seed=1)
    assert [["outer", "inner"], ["only"], ["late"]] == [
        list(result.measurements) for result in (flipped, alone, late)
    ]
    for result, key, state in ((flipped, "outer", 1), (alone, "only", 1), (late, "late", 1)):
        assert 100 == sum(result.histogram(key=key).values())
        assert state == result.histogram(key=key).most_common()[0][0]


def test_a_job_of_a_batch_tells_about_each_circuit(service: Any, session: IonQSession) -> None:
    job = service.create_batch_job([flip(), pair()], 70, name="two", metadata={"mine": "kept"})
    flipped, bell = results(job)
    assert {6: 1} == flipped.probabilities()
    assert {0: 0.5, 3: 0.5} == bell.probabilities()
    assert (3, 2) == (job.num_qubits(0), job.num_qubits(1))
    assert {"outer": [2, 0], "inner": [1]} == job.measurement_dict(0)
    assert {"pair": [0, 1]} == job.measurement_dict(1)
    found = session.get(f"/jobs/{job.job_id()}").json()
    assert ("two", "kept", "70") == (
        found["name"],
        found["metadata"]["mine"],
        found["metadata"]["shots"],
    )
    assert 2 == len(found["child_job_ids"])


def test_a_sampler_sweeps_over_parameters(service: Any) -> None:
    power = sympy.Symbol("power")
    circuit = cirq.Circuit(cirq.X(q(0)) ** power, cirq.measure(q(0), q(1), key="m"))
    sampler = service.sampler(seed=1)
    sweep = sampler.run_sweep(circuit, cirq.Points("power", [0, 1]), repetitions=20)
    assert [{0: 20}, {2: 20}] == [result.histogram(key="m") for result in sweep]
    table = service.sampler(target=FORTE).sample(flip(), repetitions=30)
    assert (30, 1) == (len(table), table["outer"].mode()[0])


def test_a_job_comes_back_as_it_went(service: Any, session: IonQSession) -> None:
    long = "a key of more than the forty characters that a value may have"
    circuit = cirq.Circuit(
        cirq.X(q(1)), cirq.measure(q(1), q(0), key=long), cirq.measure(q(2), key="short")
    )
    made = service.create_job(circuit, 33, name="named", metadata={"mine": "kept \u00e9"})
    results(made)
    job = service.get_job(made.job_id())
    assert {long: [1, 0], "short": [2]} == job.measurement_dict()
    assert ("completed", "named", "simulator") == (job.status(), job.name(), job.target())
    assert (3, 33) == (job.num_qubits(), job.repetitions())
    assert {2: 1} == results(job).probabilities(key=long)
    found = session.get(f"/jobs/{job.job_id()}").json()
    assert (33, "kept \u00e9") == (found["shots"], found["metadata"]["mine"])


def test_settings_reach_the_job(emulator: Emulator, session: IonQSession) -> None:
    compilation = {"opt": 1, "precision": "1E-3"}
    service = service_of(emulator, job_settings={"compilation": {"opt": 0}})
    settings: list[Any] = []
    for options in (
        {},
        {"compilation": compilation, "error_mitigation": {"debiasing": False}},
    ):
        job = service.create_job(pair(), 600, target=FORTE, **options)
        settings.append(session.get(f"/jobs/{job.job_id()}").json()["settings"])
    assert [
        {"compilation": {"opt": 0}},
        {"compilation": compilation, "error_mitigation": {"debiasing": False}},
    ] == settings


def errors_in(result: Any) -> int:
    """How many shots of a Bell pair are neither 00 nor 11."""
    counts = result.counts()
    assert 2000 == sum(counts.values())
    return sum(count for state, count in counts.items() if state not in (0, 3))


def test_a_debiased_job_is_sharpened_if_it_is_asked_for(service: Any) -> None:
    noisy = cirq.Circuit(cirq.H(q(0)), [cirq.CNOT(q(0), q(1))] * 31)
    told = {"error_mitigation": {"debiasing": True}, "target": FORTE}
    single = service.create_job(noisy, 2000, **told)
    average = errors_in(results(single))
    assert average == errors_in(results(single, sharpen=False))
    sharpened = errors_in(results(single, sharpen=True))
    assert sharpened < average
    assert sharpened == errors_in(results(single, extra_query_params={"aggregation": "voting"}))

    batch = service.create_batch_job([noisy, noisy], 2000, **told)
    average = sum(map(errors_in, results(batch)))
    assert sum(map(errors_in, results(batch, sharpen=True))) < average


def test_extra_parameters_put_a_job_into_a_session(service: Any, session: IonQSession) -> None:
    opened = session.post("/sessions", json={"backend": FORTE}).json()
    job = service.create_job(
        pair(), target=FORTE, extra_query_params={"session_id": opened["id"], "name": "inside"}
    )
    results(job)
    [found] = session.get(f"/sessions/{opened['id']}/jobs").json()["jobs"]
    assert (job.job_id(), "inside") == (found["id"], job.name())


def test_a_dry_run_is_priced_and_not_run(service: Any, session: IonQSession) -> None:
    job = service.create_job(pair(), 1000, target=FORTE, dry_run=True)
    with pytest.raises(cirq_ionq.IonQNotFoundException):
        results(job)
    cost = session.get(f"/jobs/{job.job_id()}/cost").json()
    assert cost["dry_run"]
    assert 0 < cost["estimated_cost"]["value"]
    with pytest.warns(UserWarning, match="no effect on the simulator"):
        service.create_job(pair(), dry_run=True)


def test_a_job_is_canceled_and_deleted() -> None:
    with Emulator(clock=ManualClock()) as emulator:
        service = service_of(emulator)
        job, batch = service.create_job(pair()), service.create_batch_job([pair(), flip()])
        assert "submitted" == job.status()
        for each in (job, batch):
            each.cancel()
            assert "canceled" == each.status()
            assert "canceled" == service.get_job(each.job_id()).status()
            with pytest.raises(RuntimeError, match="status: canceled"):
                each.results()
            with pytest.raises(cirq_ionq.IonQUnsuccessfulJobException, match="was canceled"):
                each.name()
            each.delete()
            assert "deleted" == each.status()
            with pytest.raises(cirq_ionq.IonQNotFoundException):
                service.get_job(each.job_id())


# Its documentation says that a completed job can be canceled, which nobody knows of the service.
def test_whether_a_finished_job_can_be_canceled_is_an_option(service: Any) -> None:
    job = service.create_job(pair())
    results(job)
    with pytest.raises(cirq_ionq.IonQException, match="it is completed") as caught:
        job.cancel()
    assert 409 == caught.value.status_code
    with Emulator(stage_seconds=0, options=Options(cancel_finished="ignore")) as emulator:
        job = service_of(emulator).create_job(pair())
        results(job)
        job.cancel()
        assert "canceled" == job.status()


def test_jobs_are_listed_over_pages_and_by_status() -> None:
    with Emulator(clock=ManualClock()) as emulator:
        service = service_of(emulator)
        made = [service.create_job(pair(), name=str(place)).job_id() for place in range(30)]
        listed = service.list_jobs(limit=30)
        assert made[::-1] == [job.job_id() for job in listed]
        assert "29" == listed[0].name()
        listed[0].cancel()
        [canceled] = service.list_jobs(status="canceled", limit=1)
        assert made[-1] == canceled.job_id()


@every(
    "circuits, options, message",
    lambda: [
        ([ms()], {"target": FORTE}, f"Gate ms is not available on {FORTE}"),
        ([ms()], {"noise": {"model": "forte-1"}}, "Gate ms is not available on simulator with"),
        ([pair()], {"noise": {"model": "none"}}, "no such noise model: none"),
        ([pair(), cirq.Circuit(cirq.X(cirq.LineQubit(29)))], {}, "simulator has 29"),
    ],
)
def test_a_job_that_fails_says_why(
    service: Any, circuits: list[Any], options: dict[str, Any], message: str
) -> None:
    if len(circuits) == 1:
        job = service.create_job(*circuits, **options)
    else:
        job = service.create_batch_job(circuits, **options)
    with pytest.raises(RuntimeError, match=f"Job failed. Error message: .*{message}"):
        results(job)
    assert "failed" == job.status()
    for ask in (job.name, job.target, job.num_qubits, job.repetitions):
        with pytest.raises(cirq_ionq.IonQUnsuccessfulJobException, match="was failed"):
            ask()


def test_a_refusal_is_an_exception_with_its_status(emulator: Emulator, service: Any) -> None:
    unknown = "0190a000-0000-7000-8000-000000000000"
    stranger = cirq_ionq.Service(emulator.base_url, "another-key", default_target="simulator")
    calls: list[tuple[Callable[[], Any], int]] = [
        (lambda: stranger.create_job(pair()), 401),
        (lambda: service.create_job(pair(), target="qpu.nobody"), 400),
        (lambda: service.create_job(pair(), repetitions=0), 400),
        (lambda: service.get_job(unknown), 404),
        (lambda: service.list_jobs(status="nothing"), 400),
    ]
    for call, status in calls:
        with pytest.raises(cirq_ionq.IonQException) as caught:
            call()
        assert status == caught.value.status_code


def test_an_outage_is_ridden_out_or_told() -> None:
    with Emulator(clock=ManualClock()) as emulator:
        emulator.faults.add(Fault("status", status=429, retry_after=1, times=1))
        assert service_of(emulator, max_retry_seconds=1).create_job(pair()).job_id()
        emulator.faults.add(Fault("status", status=503))
        with pytest.raises(TimeoutError, match="Service Unavailable"):
            service_of(emulator).create_job(pair())
