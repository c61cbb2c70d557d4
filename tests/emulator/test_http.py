"""The HTTP face: authentication, public routes, the shape of errors, and the list of jobs."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any
from uuid import UUID

import httpx
import pytest

from ionq_session.emulator.api.app import operations

from ..cases import every

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from ionq_session.emulator import Emulator

JOB = "01a20404-cc92-7000-8acf-456325d472e1"
PUBLIC = {"getBackends", "getBackend", "getCharacterizationsForBackend"}
KEYED = [
    (operation.method, re.sub(r"\{.*?\}", JOB, operation.path))
    for operation, _ in operations()
    if operation.id not in {*PUBLIC, "/api-docs"}
]


def assert_error(status: int, reply: httpx.Response) -> dict[str, Any]:
    assert status == reply.status_code, reply.text
    assert "application/json" == reply.headers["content-type"]
    body: dict[str, Any] = reply.json()
    assert status == body["statusCode"]
    assert str is type(body["error"]) is type(body["message"])
    keys = ["error", "message", "statusCode", *(["validation"] if status == 400 else [])]
    assert set(keys) == body.keys()
    return body


@pytest.fixture(scope="module")
def anybody(shared: Emulator) -> Iterator[httpx.Client]:
    """A client of `shared` that has no key."""
    with httpx.Client(base_url=shared.base_url, trust_env=False) as made:
        yield made


@every("method, path", KEYED)
@every(
    "authorization",
    [None, "", "apiKey", "apiKey wrong", "Bearer emulator-key", "emulator-key", "apiKey émulator"],
)
def test_keyed_routes_want_the_key(
    anybody: httpx.Client, method: str, path: str, authorization: str | None
) -> None:
    headers = {} if authorization is None else {b"Authorization": authorization.encode()}
    reply = anybody.request(method, path, headers=headers)
    assert_error(401, reply)
    assert "wrong" not in reply.text


@every(
    "path",
    ["/backends", "/backends/simulator", "/backends/qpu.forte-1/characterizations", "/api-docs"],
)
@every("headers", [{}, {"Authorization": "apiKey wrong"}])
def test_public_routes_want_none(anybody: httpx.Client, path: str, headers: dict[str, str]) -> None:
    assert 200 == anybody.get(path, headers=headers).status_code


def test_whoami(http: httpx.Client) -> None:
    body = http.get("/whoami").json()
    assert {"key_id", "key_name", "project_id"} == body.keys()
    assert UUID(body["key_id"])
    assert UUID(body["project_id"])


def test_backends(http: httpx.Client) -> None:
    backends = http.get("/backends").json()
    assert ["simulator", "qpu.forte-1", "qpu.forte-enterprise-1"] == [
        backend["backend"] for backend in backends
    ]
    assert [29, 36, 36] == [backend["qubits"] for backend in backends]
    required = {"backend", "status", "qubits", "average_queue_time", "last_updated"}
    for backend in backends:
        assert required <= backend.keys()
        assert "2026-01-01T00:00:00.000Z" == backend["last_updated"]
        assert backend == http.get(f"/backends/{backend['backend']}").json()


def test_every_reply_has_its_own_request_id(http: httpx.Client) -> None:
    paths = ["/whoami", "/whoami", "/backends", "/nowhere", f"/jobs/{JOB}"]
    ids = [http.get(path).headers.get_list("x-request-id") for path in paths]
    assert [1] * 5 == [len(given) for given in ids]
    assert 5 == len({given[0] for given in ids})


@every(
    "path",
    [
        "/",
        "/nowhere",
        "/jobs/",
        "/jobs/none",
        "/backends/qpu.none",
        f"/jobs/{JOB}",
        f"/jobs/{JOB}/results/probabilities",
        f"/jobs/{JOB}/results/other",
    ],
)
def test_what_is_not_there_is_not_found(http: httpx.Client, path: str) -> None:
    assert_error(404, http.get(path))


def test_addresses_outside_the_version_are_not_found(http: httpx.Client) -> None:
    assert_error(404, http.get(http.base_url.join("/whoami")))
    assert_error(404, http.get(http.base_url.join("/v0.3/jobs")))


def test_cancel_of_an_unknown_job_is_not_found(http: httpx.Client) -> None:
    assert_error(404, http.put(f"/jobs/{JOB}/status/cancel"))


@every(
    "method, path, allowed",
    [
        ("POST", "/whoami", {"GET", "HEAD"}),
        ("PUT", "/jobs", {"DELETE", "GET", "HEAD", "POST"}),
        ("PATCH", f"/jobs/{JOB}", {"DELETE", "GET", "HEAD"}),
        ("POST", f"/jobs/{JOB}/status/cancel", {"PUT"}),
    ],
)
def test_other_methods_are_not_allowed(
    http: httpx.Client, method: str, path: str, allowed: set[str]
) -> None:
    reply = http.request(method, path)
    assert_error(405, reply)
    assert allowed == set(reply.headers["allow"].split(", "))


def test_head_is_get_without_a_body(http: httpx.Client) -> None:
    reply = http.head("/whoami")
    assert (200, b"") == (reply.status_code, reply.content)


@every(
    "body",
    {
        "empty": b"",
        "cut": b"{",
        "not utf-8": b"\xff",
        "nan": b'{"a": NaN}',
        "infinity": b'{"a": -Infinity}',
        "overflow": b'{"a": 1e999}',
        "deep": b"[" * 200_000,
        "long number": b'{"a": ' + b"1" * 5_000 + b"}",
    },
)
def test_what_is_not_json_is_a_bad_request(http: httpx.Client, body: bytes) -> None:
    validation = assert_error(400, http.post("/jobs", content=body))["validation"]
    assert {"keys": [], "source": "payload"} == validation


@every("body", [[], "job", 1, None, True])
def test_a_body_must_be_an_object(http: httpx.Client, body: object) -> None:
    assert_error(400, http.post("/jobs", content=json.dumps(body)))


CHANGES: list[tuple[dict[str, Any], list[str]]] = [
    ({"type": None}, ["type"]),
    ({"type": "ionq.circuit.v9"}, ["type"]),
    ({"backend": None}, ["backend"]),
    ({"backend": "qpu.aria-9"}, ["backend"]),
    ({"input": None}, ["input", "input.circuit"]),
    ({"input": []}, ["input", "input.circuit"]),
    ({"input": {"qubits": 1}}, ["input.circuit"]),
    ({"input": {"qubits": 1, "circuit": {}}}, ["input.circuit"]),
    ({"input": {"qubits": 1, "circuit": ["h"]}}, ["input.circuit"]),
    ({"input": {"qubits": "1", "circuit": []}}, ["input.qubits"]),
    ({"input": {"qubits": True, "circuit": []}}, ["input.qubits"]),
    ({"input": {"qubits": 1.5, "circuit": []}}, ["input.qubits"]),
    ({"input": {"gateset": "other", "qubits": 1, "circuit": []}}, ["input.gateset"]),
    ({"type": "ionq.qasm3.v1"}, ["input.data"]),
    ({"type": "ionq.qasm3.v1", "input": {"data": 1}}, ["input.data"]),
    ({"shots": 0}, ["shots"]),
    ({"shots": 1_000_001}, ["shots"]),
    ({"shots": -1}, ["shots"]),
    ({"shots": 1.5}, ["shots"]),
    ({"shots": True}, ["shots"]),
    ({"shots": "many"}, ["shots"]),
    ({"shots": [1]}, ["shots"]),
    ({"name": 1}, ["name"]),
    ({"metadata": []}, ["metadata"]),
    ({"metadata": {"a": 1}}, ["metadata"]),
    ({"settings": 1}, ["settings"]),
    ({"settings": {"error_mitigation": 1}}, ["settings.error_mitigation"]),
    ({"noise": "ideal"}, ["noise"]),
    ({"noise": {}}, ["noise.model"]),
    ({"noise": {"model": "ideal", "seed": "x"}}, ["noise.seed"]),
    ({"dry_run": 1}, ["dry_run"]),
    ({"session_id": 1}, ["session_id"]),
    ({"shots": 0, "name": 1, "type": 1}, ["type", "shots", "name"]),
    ({"type": "ionq.multi-circuit.v1", "input": {}}, ["input.circuits"]),
    ({"type": "ionq.multi-circuit.v1", "input": {"circuits": []}}, ["input.circuits"]),
    ({"type": "ionq.multi-circuit.v1", "input": {"circuits": [1]}}, ["input.circuits.0"]),
    (
        {"type": "ionq.multi-circuit.v1", "input": {"circuits": [{}], "circuit": []}},
        ["input.circuit", "input.circuits.0.circuit"],
    ),
    (
        {"type": "ionq.multi-circuit.v1", "input": {"circuits": [{"circuit": []}] * 5_001}},
        ["input.circuits"],
    ),
    (
        {
            "type": "ionq.multi-circuit.v1",
            "input": {"circuits": [{"circuit": [{}] * 75_001}] * 2},
        },
        ["input.circuits"],
    ),
    ({"input": {"qubits": 1, "circuit": [{}] * 150_001}}, ["input.circuit"]),
    ({"type": "quantum-function", "input": {}}, ["input.data"]),
    ({"type": "quantum-function", "input": {"data": {}, "params": ["x"]}}, ["input.params"]),
    (
        {"type": "qctrl.qaoa.v1", "input": {}},
        ["input.problem_type", "input.problem", "external_settings"],
    ),
    (
        {"settings": {"error_mitigation": {"debiasing": 1}}},
        ["settings.error_mitigation.debiasing"],
    ),
    ({"settings": {"compilation": {"opt": True}}}, ["settings.compilation.opt"]),
    ({"noise": {"model": "ideal", "seed": 1 << 31}}, ["noise.seed"]),
    ({"session_id": "none"}, ["session_id"]),
]


@every("change, keys", CHANGES)
def test_a_wrong_structure_is_a_bad_request_that_names_the_fields(
    http: httpx.Client, bell: dict[str, Any], change: dict[str, Any], keys: list[str]
) -> None:
    body = assert_error(400, http.post("/jobs", json=bell | change))
    assert {"keys": keys, "source": "payload"} == body["validation"]
    assert all(key in body["message"] for key in keys)


@every(
    "method, path, extra",
    [
        ("POST", "/jobs", {"json": {"type": "ionq.circuit.v1", "input": {}, "backend": "none"}}),
        ("POST", "/sessions", {"json": {"backend": "none"}}),
        ("GET", "/jobs/estimate", {"params": {"backend": "none"}}),
    ],
)
def test_who_names_an_unknown_backend_is_told_the_known_ones(
    http: httpx.Client, method: str, path: str, extra: dict[str, Any]
) -> None:
    message = assert_error(400, http.request(method, path, **extra))["message"]
    assert "simulator, qpu.forte-1, qpu.forte-enterprise-1" in message


@every(
    "extra",
    [
        {"lang": "json"},
        {"target": "simulator"},
        {"shots": "100"},
        {"shots": 100.0},
        {"shots": 1_000_000},
        {"shots": None, "name": None, "metadata": None, "settings": None, "noise": None},
        {"dry_run": None, "session_id": None},
        {"noise": {"model": "ideal", "seed": None}},
        {"settings": {"compilation": {"opt": 1, "service_version": "v0.4"}}},
    ],
)
def test_what_known_clients_send_beside_is_accepted(
    http: httpx.Client, bell: dict[str, Any], extra: dict[str, Any]
) -> None:
    assert 201 == http.post("/jobs", json=bell | extra).status_code


def test_the_default_number_of_shots(
    run: Callable[[dict[str, Any]], dict[str, Any]], bell: dict[str, Any]
) -> None:
    assert 100 == run(bell)["shots"]
    assert 250 == run(bell | {"shots": "250"})["shots"]


def test_half_a_surrogate_pair_comes_back_as_it_went(
    http: httpx.Client, bell: dict[str, Any]
) -> None:
    created = http.post("/jobs", content=json.dumps(bell | {"name": "\ud83d"}))
    assert 201 == created.status_code
    assert "\ud83d" == json.loads(http.get(f"/jobs/{created.json()['id']}").content)["name"]


def test_a_body_of_ten_megabytes_is_the_last_that_is_read(
    http: httpx.Client, bell: dict[str, Any]
) -> None:
    limit = 10 * 1024 * 1024
    body = json.dumps(bell | {"padding": ""}).encode()
    padded = body[:-2] + b"x" * (limit - len(body)) + body[-2:]
    assert 201 == http.post("/jobs", content=padded).status_code
    assert_error(413, http.post("/jobs", content=padded + b" "))
    assert_error(413, http.post("/jobs", content=iter([padded, b" "])))


@pytest.fixture
def seven(client: httpx.Client, bell: dict[str, Any]) -> list[str]:
    """Seven jobs of a fresh emulator, the newest first."""
    ids = [client.post("/jobs", json=bell).json()["id"] for _ in range(7)]
    return ids[::-1]


def ids_of(reply: httpx.Response) -> list[str]:
    assert 200 == reply.status_code, reply.text
    assert {"jobs", "next"} == reply.json().keys()
    return [job["id"] for job in reply.json()["jobs"]]


def test_jobs_are_listed_newest_first_without_the_keys_of_children(
    client: httpx.Client, seven: list[str]
) -> None:
    reply = client.get("/jobs")
    assert seven == ids_of(reply)
    assert None is reply.json()["next"]
    first = client.get(f"/jobs/{seven[0]}").json()
    del first["child_job_ids"]
    assert first == reply.json()["jobs"][0]


@pytest.mark.parametrize("limit", [1, 2, 3, 7, 25])
def test_the_cursor_leads_through_every_job_once(
    client: httpx.Client, seven: list[str], limit: int
) -> None:
    seen: list[str] = []
    query: dict[str, Any] = {"limit": limit}
    while True:
        reply = client.get("/jobs", params=query)
        seen += ids_of(reply)
        if reply.json()["next"] is None:
            break
        assert limit == len(reply.json()["jobs"])
        query["next"] = reply.json()["next"]
    assert seven == seen


def test_new_jobs_do_not_move_the_pages(
    client: httpx.Client, seven: list[str], bell: dict[str, Any]
) -> None:
    after = client.get("/jobs", params={"limit": 4}).json()["next"]
    client.post("/jobs", json=bell)
    assert seven[4:] == ids_of(client.get("/jobs", params={"next": after}))


def test_a_page_has_25_jobs_by_default(client: httpx.Client, bell: dict[str, Any]) -> None:
    for _ in range(26):
        client.post("/jobs", json=bell)
    reply = client.get("/jobs")
    assert 25 == len(ids_of(reply))
    assert 1 == len(ids_of(client.get("/jobs", params={"next": reply.json()["next"]})))


def test_filters(client: httpx.Client, seven: list[str]) -> None:
    client.put(f"/jobs/{seven[2]}/status/cancel")
    expected: list[tuple[dict[str, Any], list[str]]] = [
        ({"status": "canceled"}, [seven[2]]),
        ({"status": "completed"}, []),
        ({"ids": [seven[5], seven[1], JOB]}, [seven[1], seven[5]]),
        ({"ids": seven, "status": "submitted", "limit": 2}, [seven[0], seven[1]]),
        ({"target": "qpu.forte-1,simulator"}, seven),
        ({"target": "qpu.forte-1"}, []),
        ({"parent_job_id": JOB}, []),
        ({"session_id": JOB}, []),
        ({"submitter_id": "somebody"}, seven),
        ({"status": "queued"}, [*seven[:2], *seven[3:]]),  # as older clients ask
        ({"status": "running"}, []),
        ({"limit": 1000}, seven),
    ]
    for query, ids in expected:
        assert ids == ids_of(client.get("/jobs", params=query)), query


@every(
    "key, value",
    [
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "ten"),
        ("limit", "9" * 6_000),
        ("next", "x"),
        ("status", "lost"),
    ],
)
def test_a_wrong_filter_is_a_bad_request(http: httpx.Client, key: str, value: str) -> None:
    body = assert_error(400, http.get("/jobs", params={key: value}))
    assert {"keys": [key], "source": "query"} == body["validation"]
