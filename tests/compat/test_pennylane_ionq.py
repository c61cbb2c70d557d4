"""pennylane-ionq, unmodified, against the emulator; its own faults have a module of their own."""

import math
from collections.abc import Callable, Iterator, Sequence
from typing import Any

import numpy as np
import pytest

from ionq_session import IonQSession
from ionq_session.emulator import Emulator, Fault
from ionq_session.emulator.serve import directions

from ..emulator import reference
from . import lazily
from .instant import InstantClock, environment

# Any: neither package is typed.
qml: Any = lazily.module("pennylane")
ops: Any = lazily.module("pennylane_ionq.ops")
api_client: Any = lazily.module("pennylane_ionq.api_client")

ARIA, FORTE = "aria-1", "forte-1"


@pytest.fixture(scope="module")
def emulator() -> Iterator[Emulator]:
    with Emulator(
        clock=InstantClock(), stage_seconds=0, backends={f"qpu.{ARIA}": "available"}
    ) as running:
        yield running


@pytest.fixture(autouse=True)
def pointed(emulator: Emulator, monkeypatch: pytest.MonkeyPatch) -> None:
    """Point the client at the emulator, and make its own dice repeatable."""
    monkeypatch.setattr(api_client.APIClient, "BASE_URL", emulator.base_url)
    monkeypatch.setenv("IONQ_API_KEY", emulator.api_key)
    np.random.seed(1)  # the client draws from this generator


@pytest.fixture
def session(emulator: Emulator) -> Iterator[IonQSession]:
    """What tells how the jobs arrived."""
    with IonQSession(emulator.api_key, base_url=emulator.base_url) as session:
        yield session


def last_job(session: IonQSession) -> dict[str, Any]:
    found: dict[str, Any] = session.get("/jobs", params={"limit": 1}).json()["jobs"][0]
    return found


def run(device: Any, circuit: Callable[..., Any], *values: Any, shots: Any = 1000) -> Any:
    return qml.set_shots(qml.QNode(circuit, device), shots)(*values)


def floats(*values: Any) -> tuple[float, ...]:
    """What the client gives as arrays without a dimension."""
    return tuple(map(float, values))


def simulator(wires: Any = 2, **options: Any) -> Any:
    return qml.device("ionq.simulator", wires=wires, **options)


def qpu(backend: str | None = FORTE, **options: Any) -> Any:
    return qml.device("ionq.qpu", wires=2, backend=backend, **options)


def flipped() -> Any:
    """|10>: wire 0 is the first of the two bits."""
    qml.PauliX(0)
    return qml.probs(wires=[0, 1])


def test_the_printed_lines_point_it_at_the_emulator(
    emulator: Emulator, monkeypatch: pytest.MonkeyPatch, session: IonQSession
) -> None:
    monkeypatch.setattr(api_client.APIClient, "BASE_URL", "http://127.0.0.1:9/nobody")
    for name, value in environment(emulator).items():
        monkeypatch.setenv(name, value)
    lines = [line.strip() for line in directions(emulator) if "APIClient" in line]
    exec("\n".join(lines), {})  # noqa: S102  # it is what a user copies from the terminal
    assert [0, 0, 1, 0] == run(simulator(job_name="pointed"), flipped).tolist()
    assert "pointed" == last_job(session)["name"]


def circuit_of(gates: Sequence[Any], wires: int = 2) -> Callable[[], Any]:
    def circuit() -> Any:
        for gate in gates:
            qml.apply(gate)
        return qml.probs(wires=range(wires))

    return circuit


def test_every_gate_does_what_pennylane_says_it_does() -> None:
    def circuit(xx: Any, yy: Any, zz: Any) -> Callable[[], Any]:
        first = [qml.RX(0.3, 0), qml.RY(0.5, 1), qml.RZ(0.2, 2), qml.Hadamard(0), qml.CNOT([0, 1])]
        phases = [qml.SWAP([1, 2]), qml.S(0), qml.T(1), qml.SX(2), qml.PauliX(2), qml.PauliZ(1)]
        undone = [qml.adjoint(qml.S(1)), qml.adjoint(qml.T(2)), qml.adjoint(qml.SX(0))]
        pairs = [xx(0.3, wires=[2, 0]), yy(0.4, wires=[1, 2]), zz(0.7, wires=[0, 1])]
        last = [qml.PauliY(0), qml.Hadamard(1), qml.Toffoli([0, 1, 2]), qml.CZ([0, 2])]
        return circuit_of([*first, *phases, *undone, *pairs, *last, qml.Hadamard(2)], 3)

    pennylane = circuit(qml.IsingXX, qml.IsingYY, qml.IsingZZ)
    expected = qml.QNode(pennylane, qml.device("default.qubit", wires=3))()
    for found in (pennylane, circuit(ops.XX, ops.YY, ops.ZZ)):
        assert pytest.approx(expected, abs=1e-9) == run(simulator(3), found)


def test_an_evolution_becomes_a_pauliexp() -> None:
    generator = 0.3 * qml.X(0) @ qml.Z(1) + 0.2 * qml.Y(1) @ qml.Z(0)
    circuit = circuit_of([qml.X(1), qml.evolve(generator, -0.7), qml.Hadamard(0)])
    expected = qml.QNode(circuit, qml.device("default.qubit", wires=2))()
    with pytest.warns(UserWarning, match="num_steps"):
        assert pytest.approx(expected, abs=1e-9) == run(simulator(), circuit)


def test_an_evolution_by_terms_that_do_not_commute_is_exact() -> None:
    generator = qml.X(0) + qml.Z(0) + 0.4 * qml.Z(0) @ qml.Y(1) + 0.3 * qml.X(1)
    circuit = circuit_of([qml.X(1), qml.evolve(generator, -0.7), qml.Hadamard(0)])
    exact = circuit_of([qml.X(1), qml.exp(generator, 0.7j), qml.Hadamard(0)])
    expected = qml.QNode(exact, qml.device("default.qubit", wires=2))()
    with pytest.warns(UserWarning, match="num_steps"):
        assert pytest.approx(expected, abs=1e-9) == run(simulator(), circuit)


def native() -> Callable[[], Any]:
    """Every native gate."""
    return circuit_of(
        [
            ops.GPI2(0.1, 0),
            ops.GPI2(0.3, 1),
            ops.MS(0.1, 0.3, 0.15, wires=[0, 1]),
            ops.GPI(0.2, 0),
            ops.MS(0.4, 0.1, wires=[1, 0]),
            ops.GPI2(0.8, 1),
            ops.GPI2(0.7, 0),
        ]
    )


# Held against the definitions of IonQ, since the client's own matrix of MS is another.
def test_every_native_gate_does_what_ionq_says_it_does() -> None:
    gates: list[dict[str, Any]] = [
        {"gate": "gpi2", "target": 0, "phase": 0.1},
        {"gate": "gpi2", "target": 1, "phase": 0.3},
        {"gate": "ms", "targets": [0, 1], "phases": [0.1, 0.3], "angle": 0.15},
        {"gate": "gpi", "target": 0, "phase": 0.2},
        {"gate": "ms", "targets": [1, 0], "phases": [0.4, 0.1], "angle": 0.25},
        {"gate": "gpi2", "target": 1, "phase": 0.8},
        {"gate": "gpi2", "target": 0, "phase": 0.7},
    ]
    expected = reference.probabilities(2, reference.operators(2, gates, native=True))
    found = run(simulator(gateset="native"), native())
    # IonQ's states have qubit 0 as the least significant bit, PennyLane's as the most.
    assert pytest.approx(expected[[0, 2, 1, 3]], abs=1e-9) == found
    assert len(set(found.round(6))) == 4
    noisy = run(qpu(ARIA, gateset="native"), native())
    assert np.abs(noisy - found).sum() / 2 < 0.15


def test_wires_may_have_names() -> None:
    def circuit() -> Any:
        qml.PauliX("b")
        return qml.probs(wires=["a", "b"])

    assert [0, 1, 0, 0] == run(simulator(["a", "b"]), circuit).tolist()


def test_every_kind_of_measurement(session: IonQSession) -> None:
    def circuit() -> Any:
        qml.RY(math.pi / 3, 0)
        qml.PauliX(1)
        return (
            qml.expval(qml.PauliZ(0)),
            qml.var(qml.PauliZ(0)),
            qml.expval(qml.PauliZ(0) @ qml.PauliZ(1)),
            qml.sample(wires=[1]),
            qml.counts(),
            qml.probs(wires=[1, 0]),
        )

    mean, variance, product, samples, counts, probabilities = run(
        simulator(), circuit, shots=10_000
    )
    assert (0.5, 0.75, -0.5) == pytest.approx(floats(mean, variance, product), abs=0.05)
    assert (10_000, 10_000) == (samples.size, samples.sum())
    assert {"01", "11"} == set(counts)
    assert 10_000 == sum(counts.values())
    assert [0, 0, 0.75, 0.25] == pytest.approx(probabilities, abs=0.05)
    job = last_job(session)
    assert ("ionq.circuit.v1", 10_000) == (job["type"], job["shots"])


def test_observables_that_do_not_commute_go_as_one_job(session: IonQSession) -> None:
    def circuit() -> Any:
        qml.PauliX(0)
        qml.Hadamard(1)
        return tuple(qml.expval(word) for word in (qml.Z(0), qml.X(0), qml.X(1), qml.Y(1)))

    device = simulator()
    with qml.Tracker(device) as tracker:
        found = run(device, circuit, shots=10_000)
    assert (-1, 0, 1, 0) == pytest.approx(floats(*found), abs=0.05)
    job = last_job(session)
    assert ("ionq.multi-circuit.v1", 2) == (job["type"], job["stats"]["circuits"])
    assert (1, 2) == (tracker.totals["batches"], tracker.totals["executions"])


def test_a_gradient_goes_as_one_job(session: IonQSession) -> None:
    def circuit(angle: Any) -> Any:
        qml.RX(angle, wires=0)
        qml.CNOT([0, 1])
        qml.RY(0.4, wires=1)
        return qml.expval(qml.PauliZ(1))

    node = qml.set_shots(qml.QNode(circuit, simulator(), diff_method="parameter-shift"), 100_000)
    angle = qml.numpy.array(0.6, requires_grad=True)
    slope = qml.grad(node)(angle)
    assert pytest.approx(-math.sin(0.6) * math.cos(0.4), abs=0.02) == slope
    job = last_job(session)
    assert ("ionq.multi-circuit.v1", 2) == (job["type"], job["stats"]["circuits"])


def tape(*gates: Any) -> Any:
    return qml.tape.QuantumScript(gates, [qml.probs(wires=[0, 1])], shots=100)


@pytest.mark.parametrize("device", [simulator, qpu])
def test_a_batch_keeps_its_order(device: Callable[[], Any]) -> None:
    tapes = [tape(qml.X(0)), tape(qml.X(1)), tape(qml.X(0), qml.X(1)), tape(qml.X(1), qml.X(1))]
    found = qml.execute(tapes, device())
    assert [2, 1, 3, 0] == [int(np.argmax(probabilities)) for probabilities in found]
    assert [1, 1, 1, 1] == pytest.approx([probabilities.sum() for probabilities in found])


def test_shots_may_be_a_list_or_the_device_s(session: IonQSession) -> None:
    assert [[0, 0, 1, 0]] * 2 == [list(found) for found in run(simulator(), flipped, shots=[7, 9])]
    with pytest.warns(qml.exceptions.PennyLaneDeprecationWarning, match="shots on device"):
        device = simulator(shots=30)
    assert [0, 0, 1, 0] == qml.QNode(flipped, device)().tolist()
    assert 30 == last_job(session)["shots"]
    with pytest.raises(ValueError, match="does not support analytic"):
        run(simulator(), flipped, shots=None)


def test_a_device_runs_operations_by_themselves() -> None:
    device = simulator().target_device
    before = device.prob
    assert before is None
    device.shots = 50
    device.apply([qml.X(1), qml.CNOT([1, 0]), qml.X(1)])
    assert [0, 0, 1, 0] == device.prob.tolist()
    assert [[1, 0]] * 50 == device.generate_samples().tolist()


def test_noise_is_repeatable_by_its_seed(session: IonQSession) -> None:
    def circuit() -> Any:
        qml.PauliX(0)
        for _ in range(21):
            qml.CNOT([0, 1])
        return qml.probs(wires=[0, 1])

    def probabilities(seed: int | None, model: str = ARIA) -> list[float]:
        found = run(simulator(noise_model=model, noise_seed=seed), circuit)
        return [float(weight) for weight in found]

    first = probabilities(1)
    assert {"model": ARIA, "seed": 1} == last_job(session)["noise"]
    assert first == probabilities(1)
    assert first != probabilities(2)
    assert first[3] == max(first) < 1
    assert 3 == int(np.argmax(probabilities(None, "harmony")))
    assert [0, 0, 0, 1] == probabilities(None, "ideal")


@pytest.mark.parametrize("backend", [ARIA, FORTE])
def test_a_qpu_answers_with_all_its_shots(session: IonQSession, backend: str) -> None:
    def circuit() -> Any:
        qml.PauliX(0)
        return qml.counts()

    counts = run(qpu(backend), circuit, shots=300)
    assert 300 == sum(counts.values())
    assert 270 <= counts["10"]
    assert f"qpu.{backend}" == last_job(session)["backend"]


def test_the_default_of_its_qpu_is_aria(session: IonQSession) -> None:
    run(qml.device("ionq.qpu", wires=2), flipped)
    assert "qpu.aria-1" == last_job(session)["backend"]
    with pytest.warns(UserWarning, match=r"Defaulting to ionq_qpu\.aria-1"):
        device = qpu(None)
    with pytest.warns(UserWarning, match=r"Defaulting to ionq_qpu\.aria-1"):
        run(device, flipped)
    assert "qpu.aria-1" == last_job(session)["backend"]


@pytest.mark.parametrize("circuits", [1, 3])
def test_a_debiased_job_is_sharpened_if_it_is_asked_for(circuits: int) -> None:
    noisy = [tape(qml.Hadamard(0), *[qml.CNOT([0, 1])] * 31) for _ in range(circuits)]

    def errors(sharpen: bool | None) -> float:
        """How often a Bell pair is neither 00 nor 11, of one job."""
        device = qpu(error_mitigation={"debiasing": True}, sharpen=sharpen)
        found = qml.execute([each.copy(shots=2000) for each in noisy], device)
        return float(sum(probabilities[1] + probabilities[2] for probabilities in found))

    assert errors(sharpen=True) < errors(sharpen=None) * 0.75
    assert errors(sharpen=True) < errors(sharpen=False) * 0.75


def test_settings_reach_the_job(session: IonQSession) -> None:
    compilation = {"opt": 0, "precision": "1E-3"}
    mitigation = {"debiasing": False}
    device = qpu(
        job_name="named",
        metadata={"mine": "kept"},
        compilation=compilation,
        error_mitigation=mitigation,
    )
    run(device, flipped, shots=700)
    job = last_job(session)
    assert ("named", {"mine": "kept"}, 700) == (job["name"], job["metadata"], job["shots"])
    assert {"compilation": compilation, "error_mitigation": mitigation} == job["settings"]


@pytest.mark.parametrize("circuits", [1, 2])
def test_a_dry_run_is_priced_and_not_run(
    emulator: Emulator, session: IonQSession, circuits: int
) -> None:
    assert [[]] * circuits == list(qml.execute([tape(qml.X(0))] * circuits, qpu(dry_run=True)))
    emulator.settle()  # the client does not wait for it
    job = last_job(session)
    assert job["dry_run"]
    assert 0 < session.get(f"/jobs/{job['id']}/cost").json()["estimated_cost"]["value"]


def test_a_job_that_fails_raises(session: IonQSession) -> None:
    with pytest.raises(api_client.JobExecutionError, match="Job failed"):
        run(qpu(gateset="native"), native())
    assert "Gate ms is not available on qpu.forte-1." == last_job(session)["failure"]["message"]
    with (
        pytest.warns(UserWarning, match="Circuit is empty"),
        pytest.raises(api_client.JobExecutionError),
    ):
        run(simulator(), lambda: qml.probs(wires=[0, 1]))
    with pytest.raises(api_client.JobExecutionError):
        run(simulator(30), flipped)


def test_a_refusal_raises_with_its_text(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Exception, match="Unauthorized"):
        run(simulator(api_key="another-key"), flipped)
    with pytest.raises(Exception, match=r"no such backend: qpu\.nobody"):
        run(qpu("nobody"), flipped)
    monkeypatch.delenv("IONQ_API_KEY")
    with pytest.raises(PermissionError):
        run(simulator(), flipped)


def test_an_outage_is_ridden_out_if_nothing_was_submitted(emulator: Emulator) -> None:
    device = simulator(max_retries=2, retry_delay=0)
    emulator.faults.add(Fault("status", status=503, operation="GetJob", times=2))
    assert [0, 0, 1, 0] == run(device, flipped).tolist()
    for kind, text in (("status", "A fault that was asked for"), ("html", "<!DOCTYPE html>")):
        emulator.faults.clear()
        emulator.faults.add(Fault.read({"kind": kind, "operation": "CreateJob"}))
        with pytest.raises(Exception, match=text):
            run(device, flipped)
        assert [1] == [fault["calls"] for fault in emulator.faults.all()]
    emulator.faults.clear()
