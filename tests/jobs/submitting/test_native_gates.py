"""Native gates that a target lacks are refused; one call of a session and backend asks for them."""

import json
from typing import Any

import pytest

from ionq_api import JsonValue
from ionq_session import InvalidCircuitError
from ionq_session._flows.flow import Fault, Reply, Send
from ionq_session.emulator.machines.noise import MODELS
from ionq_session.emulator.machines.targets import target_of
from ionq_session.jobs.submitting.native_gates import (
    NOISE_MODELS,
    NOTHING,
    Known,
    check_native_gates,
)

from ...cases import every
from .service import BELL, Json, Kind, Service, drivers, fail, play

FORTE: dict[str, Any] = {
    "backend": "qpu.forte-1",
    "status": "available",
    "qubits": 36,
    "average_queue_time": 0,
    "last_updated": "2026-10-01T12:00:00Z",
    "supported_native_gates": ["gpi", "gpi2", "zz"],
}


class Backends(Service):
    """A service that knows one backend."""

    answer: Reply | Fault = Reply(200, {}, json.dumps(FORTE).encode())

    def send(self, event: Send) -> Reply | Fault:
        """Note the request."""
        self.asked.append(event.request.url.path)
        return self.answer


def body(*names: str, backend: str = "qpu.forte-1", **fields: JsonValue) -> Json:
    circuit: JsonValue = [{"gate": name, "targets": [0, 1]} for name in names]
    given: Json = {"gateset": "native", "qubits": 2, "circuit": circuit}
    return {"type": "ionq.circuit.v1", "backend": backend, "input": given, **fields}


def several(*circuits: Json) -> Json:
    listed: JsonValue = [*circuits]
    given: Json = {"gateset": "native", "circuits": listed}
    return {"type": "ionq.multi-circuit.v1", "backend": "qpu.forte-1", "input": given}


def check(payload: Json, service: Service | None = None, kind: Kind = "sync") -> None:
    service = service or Backends()
    known: Known = {}
    play(service, check_native_gates(payload, service.calls, known), kind)


@drivers
def test_a_gate_that_the_backend_does_not_have_is_refused(kind: Kind) -> None:
    with pytest.raises(InvalidCircuitError) as caught:
        check(body("gpi", "gpi2", "ms", "ms"), kind=kind)
    error = caught.value
    assert (2, None) == (error.gate, error.circuit)
    for word in ("gate 2 is ms", "qpu.forte-1", "gpi, gpi2, zz"):
        assert word in str(error)


def test_gates_that_it_has_pass_and_so_does_one_that_does_nothing() -> None:
    check(body("gpi", "gpi2", "zz", NOTHING))


def test_circuits_of_a_job_of_many_are_named() -> None:
    native: Json = {"circuit": [{"gate": "gpi"}, {"gate": "ms"}]}
    qis: Json = {"gateset": "qis", "circuit": [{"gate": "h"}]}
    with pytest.raises(InvalidCircuitError, match="gate 1 of circuit 2 is ms") as caught:
        check(several(qis, {"circuit": []}, native))
    assert (1, 2) == (caught.value.gate, caught.value.circuit)


def test_a_backend_is_asked_once() -> None:
    service = Backends()
    known: Known = {}
    for _ in range(3):
        play(service, check_native_gates(body("zz"), service.calls, known))
    assert ["/v0.4/backends/qpu.forte-1"] == service.asked


@every(
    "payload",
    [
        {"type": "ionq.circuit.v1", "backend": "qpu.forte-1", "input": BELL},
        {"type": "ionq.qasm3.v1", "backend": "qpu.forte-1", "input": {"data": ""}},
        {"type": "quantum-function", "backend": "qpu.forte-1", "input": {"data": {}}},
        body("ms", "zz", backend="simulator"),
        body("ms", "zz", backend="simulator", noise={"model": "ideal"}),
    ],
)
def test_nobody_is_asked_about_what_needs_no_check(payload: Json) -> None:
    service = Backends()
    check(payload, service)
    assert [] == service.asked


@every(
    "answer",
    [
        Reply(404, {}, b""),
        Reply(503, {}, b""),
        Reply(200, {}, b"<html>"),
        Reply(200, {}, b"{}"),
        Reply(200, {}, b'{"supported_native_gates": null}'),
        Reply(200, {}, b'{"supported_native_gates": []}'),
        Reply(200, {}, b'{"supported_native_gates": "gpi"}'),
        Fault("connection refused", sent=False),
        Fault("no answer in time", sent=True, timed_out=True),
    ],
    name=str,
)
def test_a_backend_that_does_not_tell_is_not_checked(answer: Reply | Fault) -> None:
    service = Backends(report=fail)
    service.answer = answer
    check(body("ms", "zz"), service)
    assert 1 == len(service.asked)


@every(
    "model, gate, refused",
    [
        ("aria-1", "ms", False),
        ("aria-1", "zz", True),
        ("aria-2", "zz", True),
        ("forte-1", "zz", False),
        ("forte-1", "ms", True),
        ("forte-enterprise-1", "ms", True),
        ("harmony", "zz", False),
        ("tomorrow's", "zz", False),
    ],
)
def test_a_noise_model_has_the_gates_of_its_machine(model: str, gate: str, refused: bool) -> None:
    payload = body("gpi", gate, backend="simulator", noise={"model": model})
    if not refused:
        check(payload)
        return
    with pytest.raises(InvalidCircuitError, match=f"gate 1 is {gate}, which the noise model"):
        check(payload)


def test_the_emulator_has_the_same_gates() -> None:
    for name, gates in NOISE_MODELS.items():
        assert gates | {NOTHING} == target_of("simulator", name).native_gates
    assert NOISE_MODELS.keys() <= MODELS.keys()
