"""Every fault, seen on the wire, and the rules by which it is chosen."""

from __future__ import annotations

import json
import socket
import ssl
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from ionq_session.emulator import Emulator
from ionq_session.emulator.faults import Fault, Faults

if TYPE_CHECKING:
    from collections.abc import Callable


def wire(emulator: Emulator, path: str = "/whoami") -> tuple[bytes, bytes]:
    """Everything that comes back for a GET, headers and body, until the connection ends."""
    request = (
        f"GET /v0.4{path} HTTP/1.1\r\nHost: emulator\r\nConnection: close\r\n"
        f"Authorization: apiKey {emulator.api_key}\r\n\r\n"
    )
    received = b""
    with socket.create_connection(("127.0.0.1", emulator.port), timeout=60) as raw:
        raw.sendall(request.encode())
        try:
            while piece := raw.recv(65_536):
                received += piece
        except ConnectionResetError:
            pass
    headers, _, body = received.partition(b"\r\n\r\n")
    return headers, body


def jobs(client: httpx.Client) -> int:
    return len(client.get("/jobs").json()["jobs"])


def test_without_faults_the_wire_is_clean(emulator: Emulator) -> None:
    headers, body = wire(emulator)
    assert headers.startswith(b"HTTP/1.1 200 OK")
    assert "emulator" == json.loads(body)["key_name"]


@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
def test_a_dropped_connection(
    emulator: Emulator, client: httpx.Client, bell: dict[str, Any], when: str, made: int
) -> None:
    emulator.faults.add(Fault.read({"kind": "drop", "operation": "CreateJob", "when": when}))
    with pytest.raises(httpx.TransportError):
        client.post("/jobs", json=bell)
    assert made == jobs(client)
    emulator.faults.add(Fault("drop", operation="getWhoami"))
    assert (b"", b"") == wire(emulator)


@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
@pytest.mark.parametrize("status", [400, 429, 500, 502, 503, 520])
def test_a_status(
    emulator: Emulator,
    client: httpx.Client,
    bell: dict[str, Any],
    when: str,
    made: int,
    status: int,
) -> None:
    values = {"kind": "status", "operation": "CreateJob", "when": when, "status": status}
    emulator.faults.add(Fault.read(values))
    reply = client.post("/jobs", json=bell)
    assert (status, status) == (reply.status_code, reply.json()["statusCode"])
    assert "retry-after" not in reply.headers
    assert "x-request-id" in reply.headers
    assert made == jobs(client)


def test_retry_after_in_seconds(emulator: Emulator, client: httpx.Client) -> None:
    emulator.faults.add(Fault("status", status=429, retry_after=2))
    reply = client.get("/whoami")
    assert (429, "2") == (reply.status_code, reply.headers["retry-after"])


def test_retry_after_as_a_date(emulator: Emulator, client: httpx.Client) -> None:
    emulator.faults.add(Fault("status", status=429, retry_after=60, retry_after_form="date"))
    header = client.get("/whoami").headers["retry-after"]
    assert header.endswith("GMT")
    assert parsedate_to_datetime(header).tzinfo is not None


def test_a_gateways_page(emulator: Emulator) -> None:
    emulator.faults.add(Fault("html", status=502))
    headers, body = wire(emulator)
    assert headers.startswith(b"HTTP/1.1 502 ")
    assert b"content-type: text/html" in headers
    assert body.startswith(b"<!DOCTYPE html>")


def test_half_a_body(emulator: Emulator, client: httpx.Client) -> None:
    _, whole = wire(emulator)
    emulator.faults.add(Fault("cut"))
    headers, body = wire(emulator)
    assert headers.startswith(b"HTTP/1.1 200 OK")
    assert f"content-length: {len(whole)}".encode() in headers
    assert whole[: len(whole) // 2] == body
    with pytest.raises(httpx.RemoteProtocolError):
        client.get("/whoami")


def test_what_is_no_json(emulator: Emulator, client: httpx.Client) -> None:
    emulator.faults.add(Fault("corrupt"))
    reply = client.get("/whoami")
    assert (200, "application/json") == (reply.status_code, reply.headers["content-type"])
    with pytest.raises(json.JSONDecodeError):
        reply.json()


def test_slow_bytes_arrive_whole(emulator: Emulator, client: httpx.Client) -> None:
    whole = client.get("/whoami").content
    emulator.faults.add(Fault("slow", seconds=0))
    with client.stream("GET", "/whoami") as reply:
        pieces = list(reply.iter_raw())
    assert whole == b"".join(pieces)


# The first byte has to come within the patience of the client, which is real time.
@pytest.mark.serial
def test_a_client_may_lose_patience_with_slow_bytes(
    emulator: Emulator, client: httpx.Client
) -> None:
    emulator.faults.add(Fault("slow", seconds=3600))
    pieces: list[bytes] = []
    with client.stream("GET", "/whoami", timeout=0.5) as reply, pytest.raises(httpx.ReadTimeout):
        pieces.extend(reply.iter_raw())
    assert [b"{"] == pieces


# The job has to be made within the patience of the client, which is real time.
@pytest.mark.serial
@pytest.mark.parametrize(("when", "made"), [("before", 0), ("after", 1)])
def test_a_delay_outlasts_an_impatient_client(
    emulator: Emulator, client: httpx.Client, bell: dict[str, Any], when: str, made: int
) -> None:
    values = {"kind": "delay", "operation": "CreateJob", "when": when, "seconds": 3600}
    emulator.faults.add(Fault.read(values))
    with pytest.raises(httpx.ReadTimeout):
        client.post("/jobs", json=bell, timeout=0.5)
    assert made == jobs(client)


def test_a_delay_that_is_over_changes_nothing(emulator: Emulator, client: httpx.Client) -> None:
    emulator.faults.add(Fault("delay", seconds=0.01))
    assert 200 == client.get("/whoami").status_code


def test_a_fault_of_one_operation_spares_the_others(
    emulator: Emulator, client: httpx.Client
) -> None:
    emulator.faults.add(Fault("status", operation="getBackends"))
    assert [503, 200] == [client.get(path).status_code for path in ("/backends", "/whoami")]


def test_faults_are_set_seen_and_cleared_at_the_control_address(client: httpx.Client) -> None:
    control = str(client.base_url.join("/_emulator/faults"))
    sent = {"kind": "status", "status": 429, "times": 1, "retry_after": 1}
    assert 200 == client.post(control, json=sent).status_code
    assert [429, 200] == [client.get("/whoami").status_code for _ in range(2)]
    (shown,) = client.get(control).json()["faults"]
    assert (2, 1) == (shown["calls"], shown["happened"])
    assert sent.items() <= shown.items()
    assert {"faults": []} == client.delete(control).json()
    assert 401 == httpx.get(control, trust_env=False).status_code


@pytest.mark.parametrize("body", [{}, [], {"kind": "none"}, {"kind": "drop", "more": 1}])
def test_a_fault_that_makes_no_sense_is_a_bad_request(client: httpx.Client, body: object) -> None:
    assert 400 == client.post(client.base_url.join("/_emulator/faults"), json=body).status_code


def test_the_status_of_a_backend_is_set_at_the_control_address(client: httpx.Client) -> None:
    control = client.base_url.join("/_emulator/backends/qpu.forte-1")
    assert 200 == client.put(control, json={"status": "unavailable"}).status_code
    assert "unavailable" == client.get("/backends/qpu.forte-1").json()["status"]
    assert 400 == client.put(control, json={"status": "asleep"}).status_code


@pytest.mark.parametrize(
    ("fault", "expected"),
    [
        (Fault("drop", nth=3), [False, False, True, False, False]),
        (Fault("drop", times=2), [True, True, False, False, False]),
        (Fault("drop", probability=0), [False] * 5),
        (Fault("drop"), [True] * 5),
    ],
)
def test_which_calls_are_meant(fault: Fault, expected: list[bool]) -> None:
    faults = Faults()
    faults.add(fault)
    assert expected == [faults.choose("getWhoami") is not None for _ in range(5)]


def test_a_probability_is_repeatable() -> None:
    def happened(seed: int) -> list[bool]:
        faults = Faults(seed)
        faults.add(Fault("drop", probability=0.5))
        return [faults.choose("getWhoami") is not None for _ in range(100)]

    assert happened(1) == happened(1)
    assert happened(1) != happened(2)
    assert 30 < sum(happened(1)) < 70


def test_the_first_fault_that_happens_is_the_one() -> None:
    faults = Faults()
    first, second = Fault("drop", nth=2), Fault("html")
    faults.add(first)
    faults.add(second)
    assert [second, first, second] == [faults.choose("getWhoami") for _ in range(3)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("drop", Fault("drop")),
        ("drop:operation=CreateJob,nth=1", Fault("drop", operation="CreateJob", nth=1)),
        (
            "status:status=429,retry_after=2.5,retry_after_form=date",
            Fault("status", status=429, retry_after=2.5, retry_after_form="date"),
        ),
        ("delay:when=before,seconds=2", Fault("delay", when="before", seconds=2.0)),
    ],
)
def test_faults_as_flags(text: str, expected: Fault) -> None:
    assert expected == Fault.parse(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "explode",
        "drop:operation=None",
        "drop:nth=x",
        "drop:nth=0",
        "drop:times=0",
        "drop:probability=2",
        "drop:probability=nan",
        "cut:when=before",
        "status:status=1",
        "status:retry_after=-1",
        "status:retry_after_form=words",
        "delay:seconds=-1",
        "delay:seconds=inf",
        "status:retry_after=nan",
        "drop:color=red",
    ],
)
def test_flags_that_make_no_sense(text: str) -> None:
    with pytest.raises(ValueError, match=r"fault|could not|invalid"):
        Fault.parse(text)


@pytest.mark.parametrize("values", [{"kind": 1}, {"kind": "drop", "nth": []}])
def test_json_that_makes_no_sense(values: dict[str, object]) -> None:
    with pytest.raises(ValueError, match="fault"):
        Fault.read(values)


def test_a_job_that_was_dropped_after_acceptance_runs(
    emulator: Emulator, client: httpx.Client, step: Callable[[], None], bell: dict[str, Any]
) -> None:
    emulator.faults.add(Fault("drop", operation="CreateJob", nth=1))
    with pytest.raises(httpx.TransportError):
        client.post("/jobs", json=bell)
    for _ in range(3):
        step()
    assert "completed" == client.get("/jobs").json()["jobs"][0]["status"]


def test_tls_with_an_authority_that_a_client_must_be_told_of() -> None:
    with Emulator(tls=True) as emulator:
        assert emulator.base_url.startswith("https://127.0.0.1:")
        assert emulator.ca_certificate is not None
        url = f"{emulator.base_url}/backends"
        with pytest.raises(httpx.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
            httpx.get(url, trust_env=False)
        trusting = ssl.create_default_context(cadata=emulator.ca_certificate.decode())
        with httpx.Client(verify=trusting, trust_env=False) as client:
            assert 200 == client.get(url).status_code
            assert 200 == client.get(url.replace("127.0.0.1", "localhost")).status_code
            emulator.faults.add(Fault("drop"))
            with pytest.raises(httpx.TransportError):
                client.get(url)
    with Emulator() as emulator:
        assert emulator.ca_certificate is None
