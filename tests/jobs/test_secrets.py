"""The key appears in no error about a job, whoever put it where, and in no payload."""

import json
import pickle
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ionq_api import JsonValue
from ionq_session import (
    Circuit,
    InvalidRequestError,
    IonQError,
    JobFailedError,
    WaitTimeoutError,
)

from ..both import KEY, Kind, both, perform
from ..cases import every
from ..wire import DROP, Step, reply, scripted
from .test_waiting import FIELDS

COIN = Circuit(1).h(0)
QASM = f"OPENQASM 3.0; // {KEY}\nqubit q;"


def job(**fields: JsonValue) -> Step:
    """A reply with the job."""
    return reply(200, json.dumps({**FIELDS, **fields}).encode())


# Any: a call gives its result at once on one session, and is awaited on the other.
CALLS: dict[str, tuple[Callable[[Any], Any], Step]] = {
    "as an id": (lambda s: s.job(KEY).cost(), reply(404, b"{}")),
    "as an id, looked at": (lambda s: s.look(KEY), reply(404, b"{}")),
    "as an id, waited for": (lambda s: s.job(KEY).wait(timeout=0), reply(404, b"{}")),
    "in a status": (lambda s: s.wait("a", timeout=0), job(status=KEY)),
    "in a job's id": (lambda s: s.wait("a"), job(id=KEY, status="failed")),
    "in a format": (lambda s: s.compiled("a", KEY), job(status="completed")),
    "in a circuit's place": (lambda s: s.submit(KEY), DROP),
    "in a path": (lambda s: s.submit(f"{KEY}.qasm"), DROP),
    "in a gate": (lambda s: s.submit([{"gate": KEY, "target": 0}]), DROP),
    "in a type": (lambda s: s.submit({"type": KEY, "input": {}}), DROP),
    "as an order": (lambda s: s.run(COIN, bit_order=KEY), DROP),
}

PAYLOADS: dict[str, tuple[object, dict[str, object]]] = {
    "backend": (COIN, {"backend": KEY}),
    "session": (COIN, {"session_id": KEY}),
    "noise": (COIN, {"noise": KEY}),
    "settings": (COIN, {"settings": {"compilation": {KEY: 1}}}),
    "a comment": (QASM, {}),
    "a circuit's name": (
        {
            "type": "ionq.multi-circuit.v1",
            "backend": "simulator",
            "input": {
                "gateset": "qis",
                "qubits": 1,
                "circuits": [{"name": KEY, "circuit": [{"gate": "h", "target": 0}]}],
            },
        },
        {},
    ),
}


def shown(error: BaseException) -> str:
    """All that an error shows."""
    parts = [repr(error.__dict__), *traceback.format_exception(error)]
    return "\n".join([*parts, repr(pickle.dumps(error))])


@pytest.mark.filterwarnings("ignore::ionq_session.ResponseDriftWarning")
@both
@every("call, answer", CALLS)
def test_no_error_shows_the_key(kind: Kind, call: Callable[[Any], Any], answer: Step) -> None:
    with scripted(answer) as server, pytest.raises(IonQError) as caught:
        perform(kind, call, base_url=server.base_url, journal=None, retries_total=0)
    assert KEY not in shown(caught.value)


@both
@every("circuit, options", PAYLOADS)
def test_no_payload_holds_the_key(
    kind: Kind, circuit: object, options: dict[str, object], tmp_path: Path
) -> None:
    journal = tmp_path / "journal"
    with scripted(DROP) as server, pytest.raises(InvalidRequestError, match="holds the API key"):
        perform(
            kind,
            lambda s: s.submit(circuit, **options),
            base_url=server.base_url,
            journal=journal,
        )
    assert server.seen == []
    assert not journal.exists()


def test_a_short_secret_may_be_a_word_of_a_circuit() -> None:
    receipt = reply(201, b'{"id": "a-job", "status": "submitted", "session_id": null}')
    with scripted(receipt) as server:
        handle = perform(
            "sync",
            lambda s: s.submit("OPENQASM 3.0; // qubit", backend="qpu.forte-1"),
            api_key="qubit",
            base_url=server.base_url,
            journal=None,
        )
    assert handle.id == "a-job"


def test_what_is_not_secret_stays() -> None:
    answer = job(status="failed", failure={"code": "PreflightError", "message": "No such gate."})
    with scripted(answer) as server, pytest.raises(JobFailedError) as caught:
        perform("sync", lambda s: s.wait("a-job"), base_url=server.base_url)
    assert ("a-job", "PreflightError") == (caught.value.job_id, caught.value.code)
    with scripted(job(status="ready")) as server, pytest.raises(WaitTimeoutError) as late:
        perform("sync", lambda s: s.wait("a-job", timeout=0), base_url=server.base_url)
    assert late.value.job_status == "ready"
