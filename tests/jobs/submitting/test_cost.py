"""Gates counted from a payload, the service's estimate, and the limit it is held against."""

import json
import sys
from typing import Any

import pytest

from ionq_api import JsonValue
from ionq_api.models import Cost
from ionq_session import (
    AuthenticationError,
    BadRequestError,
    ConfigurationError,
    CostLimitError,
    InvalidRequestError,
    MissingExtraError,
    UnreadableReplyError,
)
from ionq_session._flows.calls import Calls
from ionq_session._flows.flow import Fault, Reply, Send
from ionq_session.emulator import Emulator
from ionq_session.emulator.machines.rates import TimeRate
from ionq_session.jobs.submitting.cost import Estimate, estimate, guard, is_mitigated, limit_of
from ionq_session.jobs.submitting.counting import GateCounts, count_gates

from ...both import Kind, both, perform
from ...cases import every
from .service import BELL, Json, Service, bell, play

REPLY: dict[str, Any] = {
    "estimate_context": {"backend": "qpu.forte-1", "organization": None, "project": None},
    "estimated_at": "2026-10-01T12:00:00.000Z",
    "estimated_total_cost": 24.83,
    "estimated_unit": "usd",
    "estimated_execution_time": 96250,
    "current_predicted_queue_time": 397577,
    "rate_card": {
        "id": "a-card",
        "rates": [{"sku": "gates", "unit": "gates", "cost_1q_gate": 0.1, "cost_2q_gate": 0.2}],
    },
}
COUNTS = GateCounts(2, 1, 1)
PRICED = Estimate(24.83, "usd", "qpu.forte-1", 1000, COUNTS)


def gates(*circuit: Json, gateset: str = "qis", qubits: int = 1) -> Json:
    listed: JsonValue = [*circuit]
    given: Json = {"gateset": gateset, "qubits": qubits, "circuit": listed}
    return {"type": "ionq.circuit.v1", "backend": "qpu.forte-1", "input": given}


QIS: list[tuple[Json, int, int]] = [
    ({"gate": "h", "target": 0}, 1, 0),
    ({"gate": "rx", "targets": [0, 1, 2], "rotation": 1}, 3, 0),
    ({"gate": "cnot", "control": 0, "target": 1}, 0, 1),
    ({"gate": "cnot", "controls": [0], "targets": [1, 2]}, 0, 2),
    ({"gate": "z", "control": 0, "target": 1}, 0, 1),
    ({"gate": "x", "controls": [0, 1], "target": 2}, 0, 5),
    ({"gate": "x", "controls": [0, 1, 2], "target": 3}, 0, 13),
    ({"gate": "swap", "targets": [0, 1]}, 0, 1),
    ({"gate": "zz", "targets": [0, 1], "rotation": 1}, 0, 1),
    ({"gate": "xx", "targets": [0, 1], "control": 2, "rotation": 1}, 0, 5),
    ({"gate": "pauliexp", "targets": [0], "terms": ["X"], "coefficients": [1], "time": 1}, 1, 0),
    (
        {
            "gate": "pauliexp",
            "targets": [0, 1, 2],
            "terms": ["IZI", "XXI", "XYZ", "III"],
            "coefficients": [1, 1, 1, 1],
            "time": 1,
        },
        1,
        4,
    ),
    (
        {
            "gate": "pauliexp",
            "targets": [0, 1],
            "control": 2,
            "terms": ["XI", "XX"],
            "coefficients": [1, 1],
            "time": 1,
        },
        0,
        6,
    ),
]
NATIVE: list[tuple[Json, int, int]] = [
    ({"gate": "gpi", "target": 0, "phase": 0}, 1, 0),
    ({"gate": "gpi2", "target": 0, "phase": 0}, 1, 0),
    ({"gate": "ms", "targets": [0, 1], "phases": [0, 0]}, 0, 1),
    ({"gate": "zz", "targets": [0, 1], "angle": 0.1}, 0, 1),
    ({"gate": "nop"}, 0, 0),
]


@every("gate, one, two", QIS, name=lambda case: case[0]["gate"])
def test_gates_are_counted(gate: Json, one: int, two: int) -> None:
    counted = count_gates(gates(gate, gate))
    assert (2 * one, 2 * two) == (counted.one_qubit_gates, counted.two_qubit_gates)


@every("gate, one, two", NATIVE)
def test_native_gates_are_counted(gate: Json, one: int, two: int) -> None:
    counted = count_gates(gates(gate, gate, gateset="native"))
    assert (2 * one, 2 * two) == (counted.one_qubit_gates, counted.two_qubit_gates)


@every("qubits, highest, expected", [(3, 1, 3), (1, 4, 5), (0, 0, 1)])
def test_qubits_are_those_that_are_there_and_those_that_are_named(
    qubits: int, highest: int, expected: int
) -> None:
    assert expected == count_gates(gates({"gate": "h", "target": highest}, qubits=qubits)).qubits


def test_the_gates_of_several_circuits_are_added_up() -> None:
    several: Json = {
        "type": "ionq.multi-circuit.v1",
        "input": {
            "gateset": "qis",
            "qubits": 2,
            "circuits": [
                {"circuit": [{"gate": "h", "target": 0}]},
                {"gateset": "native", "circuit": [{"gate": "ms", "targets": [0, 4]}]},
            ],
        },
    }
    assert GateCounts(5, 1, 1) == count_gates(several)


def program(text: str) -> Json:
    return {"type": "ionq.qasm3.v1", "backend": "qpu.forte-1", "input": {"data": text}}


PROGRAMS: dict[str, tuple[str, GateCounts]] = {
    "a Bell pair": (
        """OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit[2] c;
        h q[0]; cx q[0], q[1]; c = measure q;""",
        GateCounts(2, 1, 1),
    ),
    "a gate of its own, on three qubits": (
        """OPENQASM 3; include "stdgates.inc"; gate mine a, b, c { h a; cx a, b; cx b, c; }
        qubit[3] q; mine q[0], q[1], q[2]; x q;""",
        GateCounts(3, 4, 2),
    ),
    "native gates": (
        """OPENQASM 3.0;
        qubit[2] q;
        gpi(0.1) q[0]; gpi2(0.2) q[1]; ms(0, 0.1) q[0], q[1]; zz(0.25) q[0], q[1];""",
        GateCounts(2, 2, 2),
    ),
    "an ms with three parameters": (
        "OPENQASM 3.0; qubit[2] q; ms(0, 0, 0.1) q[0], q[1];",
        GateCounts(2, 0, 1),
    ),
}


@every("text, expected", PROGRAMS)
def test_the_gates_of_a_program_are_counted(text: str, expected: GateCounts) -> None:
    assert expected == count_gates(program(text))


@every("missing", ["qiskit.qasm3", "qiskit_qasm3_import"])
def test_without_qiskit_an_error_names_the_extra(
    missing: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(MissingExtraError, match=r"ionq-session\[qiskit\]") as caught:
        count_gates(program("OPENQASM 3.0;"))
    assert "qiskit" == caught.value.extra


@every(
    "body",
    [program("OPENQASM 3.0; h q[0];"), {"type": "quantum-function", "input": {"data": {}}}],
)
def test_what_cannot_be_counted_says_what_else_to_do(body: Json) -> None:
    with pytest.raises(InvalidRequestError, match="dry_run"):
        count_gates(body)


@every(
    "body, mitigated",
    [
        (bell(shots=500).body, True),
        (bell(shots=499).body, False),
        (bell(shots=500, error_mitigation=False).body, False),
        (bell(shots=10, error_mitigation=True).body, True),
        (bell(shots=10, error_mitigation={"symmetry_verification": True}).body, True),
        (bell(shots=500, backend="simulator").body, False),
        ({**gates(gateset="native"), "shots": 500}, False),
        ({**program(""), "shots": 500}, True),
    ],
)
def test_error_mitigation_is_priced_where_the_service_uses_it(body: Json, mitigated: bool) -> None:
    shots = body["shots"]
    assert isinstance(shots, int)
    assert mitigated == is_mitigated(body, shots)


# --- the estimate -----------------------------------------------------------------------------


class Pricing(Service):
    """A service that answers every request alike."""

    queries: list[dict[str, str]]
    answer: Reply

    def send(self, event: Send) -> Reply | Fault:
        """Note the query."""
        self.queries = [dict(event.request.url.params)]
        return self.answer


def priced(answer: Reply | dict[str, Any], **options: Any) -> tuple[Estimate, dict[str, str]]:
    service = Pricing()
    service.answer = (
        answer if isinstance(answer, Reply) else Reply(200, {}, json.dumps(answer).encode())
    )
    found = play(service, estimate(bell(**options).body, service.calls))
    return found, service.queries[0]


def test_an_estimate_has_seconds_and_a_line_to_read() -> None:
    found, query = priced(REPLY, shots=1000)
    assert {
        "backend": "qpu.forte-1",
        "type": "ionq.circuit.v1",
        "qubits": "2",
        "shots": "1000",
        "1q_gates": "1",
        "2q_gates": "1",
        "error_mitigation": "true",
    } == query
    assert (24.83, "usd", 96.25, 397.577, None) == (
        found.cost,
        found.unit,
        found.execution_time,
        found.queue_time,
        found.quantum_compute_time,
    )
    assert [0.1] == [each.cost_1q_gate for each in found.rates]
    assert found.reply is not None
    assert (
        "24.83 usd on qpu.forte-1 for 1,000 shots of 1 one-qubit and 1 two-qubit gates on 2 "
        "qubits, with error mitigation (expected queue 7 min, run 2 min)" == str(found)
    )


def test_quantum_compute_time_is_in_seconds() -> None:
    found, _ = priced({**REPLY, "estimated_quantum_compute_time_us": 1_500_000})
    assert 1.5 == found.quantum_compute_time


@every("name", ["estimated_total_cost", "estimated_unit"])
@every("value", [None, True, [], {}])
def test_an_estimate_without_a_price_is_none(name: str, value: object) -> None:
    with pytest.raises(UnreadableReplyError):
        priced({**REPLY, name: value})


def test_an_estimate_without_anything_but_its_price_is_one() -> None:
    found, _ = priced({"estimated_total_cost": 1, "estimated_unit": "credit"})
    assert (1, "credit", None, None, ()) == (
        found.cost,
        found.unit,
        found.execution_time,
        found.queue_time,
        found.rates,
    )


@every("status", [400, 404])
def test_a_simulator_that_is_not_priced_is_free(status: int) -> None:
    found, _ = priced(Reply(status, {}, b""), backend="simulator")
    assert (0.0, None) == (found.cost, found.reply)


def test_a_qpu_that_is_not_priced_is_an_error() -> None:
    with pytest.raises(BadRequestError):
        priced(Reply(400, {}, b""))


def test_a_key_that_is_refused_is_an_error_for_the_simulator_too() -> None:
    with pytest.raises(AuthenticationError):
        priced(Reply(401, {}, b""), backend="simulator")


@both
def test_the_emulator_prices_a_bell_pair(kind: Kind) -> None:
    with Emulator() as emulator:

        def ask(session: Any, **options: Any) -> Any:
            calls = Calls(session._config, session._context)
            return session._run(estimate(bell(**options).body, calls))

        address = {"base_url": emulator.base_url, "api_key": emulator.api_key}
        found = perform(kind, lambda session: ask(session, shots=100_000), **address)
        assert (round(100_000 * (0.00022 + 0.000975), 6), "usd") == (found.cost, found.unit)
        free = perform(kind, lambda session: ask(session, backend="simulator"), **address)
        assert 0 == free.cost


def test_the_emulator_prices_compute_time() -> None:
    with Emulator(rates={"qpu.forte-1": TimeRate(second=20.0)}) as emulator:
        body = bell(shots=1000).body
        found = perform(
            "sync",
            lambda session: session._run(estimate(body, Calls(session._config, session._context))),
            base_url=emulator.base_url,
            api_key=emulator.api_key,
        )
    assert found.quantum_compute_time * 20.0 == pytest.approx(found.cost)


# --- the limit --------------------------------------------------------------------------------


@every(
    "given, expected",
    [
        (5, (5.0, "usd")),
        (0, (0.0, "usd")),
        (2.5, (2.5, "usd")),
        ((5, "credit"), (5.0, "credit")),
        ((5, "USD"), (5.0, "usd")),
        (Cost(value=5, unit="credit"), (5.0, "credit")),
    ],
)
def test_limits(given: object, expected: tuple[float, str]) -> None:
    assert expected == limit_of(given)


@every(
    "given",
    [
        *(-1, float("nan"), float("inf"), True, "5", None, [], (5,), ("5", "usd"), (5, ""), (5, 5)),
        *((5, "usd", 1), (-5, "usd"), Cost(value=-1, unit="usd"), 10**400),
    ],
    name=str,
)
def test_what_is_no_limit_is_refused(given: object) -> None:
    with pytest.raises(ConfigurationError, match="max_cost="):
        limit_of(given)


@every("most", [24.83, 25, (24.83, "USD"), Cost(value=30, unit="usd")])
def test_a_job_within_the_limit_passes(most: Any) -> None:
    guard(PRICED, most)


@every("most, words", [(24.82, ["above", "24.82"]), ((99, "credit"), ["credit", "'usd'"])])
def test_a_job_above_the_limit_or_in_another_unit_is_refused(most: Any, words: list[str]) -> None:
    with pytest.raises(CostLimitError) as caught:
        guard(PRICED, most)
    error = caught.value
    for word in ["24.83 usd", "qpu.forte-1", "not submitted", *words]:
        assert word in str(error)
    assert (24.83, "usd") == (error.estimated_cost, error.unit)
    assert limit_of(most)[0] == error.max_cost


def test_nothing_is_within_every_limit() -> None:
    guard(Estimate(0.0, "usd", "simulator", 100, COUNTS), (0, "credit"))


def test_bell_is_what_is_counted() -> None:
    assert COUNTS == count_gates({"type": "ionq.circuit.v1", "input": BELL})
