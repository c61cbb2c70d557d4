"""What the server answers and the clients send: examples of the document, and made-up numbers."""

import json
import random
from functools import cache
from importlib.resources import files
from typing import Any, cast

# Any: JSON whose structure is known to those who use it.
Json = dict[str, Any]

JOB_ID = "01a11186-acdc-73c6-869a-45b14da4f9fc"
PAGE = 25  # as many as the service lists at once
SHOT_QUBITS = 4
_SEED = 13
_GATES, _QUBITS = 1_000, 20


def compact(value: object) -> bytes:
    """JSON without spaces, as the service writes it."""
    return json.dumps(value, separators=(",", ":")).encode()


@cache
def _document() -> Json:
    return cast("Json", json.loads(files("ionq_api").joinpath("openapi.json").read_bytes()))


def _reply(path: str) -> Json:
    reply = _document()["paths"][path]["get"]["responses"]["200"]
    return cast("Json", reply["content"]["application/json"])


def job() -> Json:
    """A completed job."""
    return cast("Json", _reply("/jobs/{UUID}")["examples"]["single-circuit"]["value"])


def page() -> Json:
    """A page of jobs, each with an id and a name of its own."""
    examples: list[Json] = _reply("/jobs")["example"]["jobs"]
    jobs = [
        examples[number % len(examples)]
        | {"id": f"{JOB_ID[:-4]}{number:04x}", "name": f"job {number}"}
        for number in range(PAGE)
    ]
    return {"jobs": jobs, "next": None}


def created() -> Json:
    """The reply to a new job."""
    return {"id": JOB_ID, "status": "submitted", "session_id": None}


def probabilities(states: int) -> dict[str, float]:
    """Probabilities of so many states."""
    chance = random.Random(_SEED)  # noqa: S311 - made to be the same every time
    weights = [chance.random() for _ in range(states)]
    total = sum(weights)
    return {str(state): weight / total for state, weight in enumerate(weights)}


def shots(number: int) -> Json:
    """Shots in version 2 of their format."""
    chance = random.Random(_SEED)  # noqa: S311
    numbers = [chance.getrandbits(SHOT_QUBITS) for _ in range(number)]
    bits = [[each >> bit & 1 for bit in range(SHOT_QUBITS)] for each in numbers]
    return {"shots": [{"registers": {"output_all": row}} for row in bits]}


def bell() -> Json:
    """A job with two gates."""
    gates = [{"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1}]
    return _payload(2, gates)


def large() -> Json:
    """A job with a thousand gates."""
    chance = random.Random(_SEED)  # noqa: S311
    gates: list[Json] = []
    for number in range(_GATES):
        first, second = chance.sample(range(_QUBITS), 2)
        gates.append(
            {"gate": "cnot", "control": first, "target": second}
            if number % 2
            else {"gate": "rx", "target": first, "rotation": chance.random()}
        )
    return _payload(_QUBITS, gates)


def _payload(qubits: int, gates: list[Json]) -> Json:
    return {
        "type": "ionq.circuit.v1",
        "name": "Bell state",
        "backend": "simulator",
        "shots": 1000,
        "input": {"gateset": "qis", "qubits": qubits, "circuit": gates},
    }
