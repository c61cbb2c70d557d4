"""Every operation, called as the document allows and forbids: no 5xx, every reply conforms."""

from __future__ import annotations

from collections import defaultdict
from contextlib import ExitStack
from dataclasses import dataclass
from importlib import import_module
from itertools import count
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, settings

from ionq_session.emulator import Emulator, ManualClock, Options, contract
from ionq_session.emulator.http.schemas import problems

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# For each of 25 operations, besides some 2,500 cases that cover each parameter's bounds.
EXAMPLES = 50

turns = count()

# What the document does not list for every operation and the service answers all the same.
UNLISTED = {400, 401, 403, 404, 405, 409, 413}

BELL: dict[str, Any] = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "input": {
        "gateset": "qis",
        "qubits": 2,
        "circuit": [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}],
    },
}
EMPTY: dict[str, Any] = {"gateset": "qis", "qubits": 1, "circuit": []}
MULTI: dict[str, Any] = {
    "type": "ionq.multi-circuit.v1",
    "backend": "simulator",
    "input": {
        "gateset": "qis",
        "qubits": 2,
        "circuits": [{"circuit": [{"gate": "x", "target": 0}]}],
    },
}

# Any, because the package is typed in part.
generator: Any = schemathesis
checks: Any = import_module("schemathesis.checks")
config = generator.Config.from_dict({"generation": {"mode": "all"}})
schema = generator.openapi.from_dict(contract.document(), config=config)
conforms = checks.CHECKS.get_one("response_schema_conformance")
every_operation: Callable[[Callable[..., None]], Callable[..., None]] = schema.parametrize()


# What ends a job, each of which therefore gets one of its own.
ENDING = {"CancelJob", "DeleteJob", "MoveJob"}

# The statuses that each operation has answered, over all cases.
answered: defaultdict[str, set[int]] = defaultdict(set)


@dataclass
class World:
    """A running emulator, a client with its key, and what there is in it by path parameter."""

    emulator: Emulator
    client: httpx.Client
    real: dict[str, list[str]]

    def created(self, path: str, body: object) -> str:
        """Make something, and answer its id."""
        reply = self.client.post(path, json=body)
        assert 201 == reply.status_code, reply.text
        made: str = reply.json()["id"]
        return made

    def populate(self, clock: ManualClock) -> None:
        """Make jobs in every state, and sessions."""
        sessions = [self.created("/sessions", {"backend": "simulator"}) for _ in range(2)]
        jobs: list[str] = []
        for _ in range(5):
            jobs += [
                self.created("/jobs", BELL | {"session_id": sessions[0]}),
                self.created("/jobs", BELL | {"noise": {"model": "aria-1"}, "shots": 10}),
                self.created("/jobs", BELL | {"backend": "qpu.forte-1", "shots": 500}),
                self.created("/jobs", BELL | {"dry_run": True}),
                self.created("/jobs", BELL | {"input": EMPTY}),
                self.created("/jobs", MULTI),
            ]
            clock.advance(1)
            self.emulator.settle()
        entry = self.client.get("/backends/qpu.forte-1").json()
        self.real |= {
            "UUID": jobs,
            "measured": [entry["characterization_id"]],
            "session_id": sessions,
            "backend": ["simulator", "qpu.forte-1"],
            "artifactId": ["probabilities", "histogram-v2", "compiled-qasm3"],
            "format": ["ionq.native.v1", "ionq.result.shots.json.v2"],
            "organization_id": ["com.example"],
        }


@pytest.fixture(scope="module")
def worlds() -> Iterator[list[World]]:
    """A lenient emulator and a strict one, on clocks that stand still."""
    with ExitStack() as stack:
        made: list[World] = []
        for strict in (False, True):
            clock = ManualClock()
            emulator = stack.enter_context(
                Emulator(clock=clock, stage_seconds=1, options=Options(strict=strict))
            )
            client = stack.enter_context(
                httpx.Client(
                    base_url=emulator.base_url,
                    headers={"Authorization": f"apiKey {emulator.api_key}"},
                    trust_env=False,
                    timeout=60,
                )
            )
            made.append(World(emulator, client, {}))
            made[-1].populate(clock)
        yield made
    # All this says little of an operation that was refused throughout.
    assert not [name for name, statuses in answered.items() if not statuses & {200, 201}]


def check(reply: Any, case: Any) -> None:
    """Hold a reply against the document, and an error against the shape of errors."""
    assert reply.status_code < 500, reply.text
    assert "x-request-id" in reply.headers
    if reply.status_code in UNLISTED:
        body = reply.json()
        assert [] == list(problems(contract.schema("BadRequestError"), body, closed=True)), body
        assert reply.status_code == body["statusCode"]
    else:
        assert str(reply.status_code) in case.operation.definition.raw["responses"], reply.text


# All operations have one name in pytest, of which pytest-xdist would run a single one.
@pytest.mark.serial
@every_operation
@settings(
    max_examples=EXAMPLES,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)
def test_every_reply_conforms(case: Any, worlds: list[World]) -> None:
    turn = next(turns)
    # Two calls of three have the key, and are about something that exists, which nobody guesses.
    world = worlds[turn // 3 % 2]
    real, name = world.real, case.operation.definition.raw["operationId"]
    if turn % 3:
        case.headers["Authorization"] = f"apiKey {world.emulator.api_key}"
        for parameter in case.path_parameters.keys() & real.keys():
            values = real[parameter]
            case.path_parameters[parameter] = values[turn % len(values)]
        if {"backend", "UUID"} <= case.path_parameters.keys():
            case.path_parameters |= {"backend": "qpu.forte-1", "UUID": real["measured"][0]}
        elif name in ENDING:
            case.path_parameters["UUID"] = world.created("/jobs", BELL)
    reply = case.call(base_url=world.emulator.base_url)
    check(reply, case)
    answered[name].add(reply.status_code)
    if reply.status_code not in UNLISTED:
        case.validate_response(reply, checks=[conforms])
