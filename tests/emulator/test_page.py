"""The page at `/`: who gets it, what it consists of, and what it reads."""

from __future__ import annotations

import re
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import httpx

from ionq_session.emulator import Emulator, Fault

if TYPE_CHECKING:
    from collections.abc import Callable

# The name of a vocabulary, which no browser fetches.
SVG = "http://www.w3.org/2000/svg"


WEB = files("ionq_session.emulator").joinpath("web")


def test_the_page_is_there_without_a_key_and_holds_it() -> None:
    with Emulator(api_key="</head>'\"") as emulator, httpx.Client(trust_env=False) as client:
        reply = client.get(emulator.base_url.replace("v0.4", ""))
    assert (200, "text/html; charset=utf-8") == (reply.status_code, reply.headers["content-type"])
    assert "default-src 'none'" in reply.headers["content-security-policy"]
    assert "unsafe" not in reply.headers["content-security-policy"]
    assert 'content="&lt;/head&gt;&#x27;&quot;"' in reply.text


def test_nothing_names_an_address_elsewhere(shared: Emulator) -> None:
    """The files are read over HTTP, so a file of an unknown kind would show up, too."""
    origin = shared.base_url.replace("/v0.4", "")
    for name in [each.name for each in WEB.iterdir() if each.name != "index.html"]:
        reply = httpx.get(f"{origin}/_emulator/web/{name}", trust_env=False)
        assert 200 == reply.status_code
        assert not set(re.findall(r"https?://[^\"\s]+", reply.text)) - {SVG}
        assert not re.search(r"@import|url\(|import\(|innerHTML", reply.text)


def test_the_page_reads_the_api_at_addresses_where_no_fault_happens(
    emulator: Emulator, client: httpx.Client
) -> None:
    emulator.faults.add(Fault("status", status=503, operation="GetJobs"))
    beside = client.base_url.join("/_emulator/v0.4/jobs")
    assert {"jobs": [], "next": None} == client.get(beside).json()
    assert 503 == client.get("/jobs").status_code
    assert 401 == httpx.get(beside, trust_env=False).status_code
    assert 405 == client.post(beside, json={}).status_code, "there is nothing to do but read"


def test_a_name_that_another_site_made_lead_here_gets_no_page(shared: Emulator) -> None:
    url = shared.base_url.replace("v0.4", "")
    for host in ("evil.example", "127.0.0.1.evil.example"):
        assert 404 == httpx.get(url, headers={"Host": host}, trust_env=False).status_code
    assert 200 == httpx.get(url, headers={"Host": "localhost"}, trust_env=False).status_code


def test_the_input_of_a_job_is_read_at_a_control_address(
    run: Callable[[dict[str, Any]], dict[str, Any]],
    http: httpx.Client,
    shared: Emulator,
    bell: dict[str, Any],
) -> None:
    address = http.base_url.join(f"/_emulator/jobs/{run(bell)['id']}/input")
    assert bell["input"] == http.get(address).json()
    assert 401 == httpx.get(address, trust_env=False).status_code
    assert shared.port == address.port


def test_a_program_is_read_as_gates(
    run: Callable[[dict[str, Any]], dict[str, Any]], http: httpx.Client, bell: dict[str, Any]
) -> None:
    text = 'OPENQASM 3.0; include "stdgates.inc"; qubit[2] q; bit c; cp(0.5) q[1], q[0];'
    job: dict[str, Any] = {"type": "ionq.qasm3.v1", "backend": "simulator"}

    def sketch(payload: dict[str, Any]) -> object:
        return http.get(http.base_url.join(f"/_emulator/jobs/{run(payload)['id']}/sketch")).json()

    gate = {"gate": "p", "targets": [0], "controls": [1], "params": [0.5]}
    expected = {"qubits": 2, "names": ["q[0]", "q[1]"], "gates": [gate]}
    assert expected == sketch(job | {"input": {"data": text}})
    own = text.replace("qubit[2]", "gate v a { x a; } qubit[2]") + "ctrl @ v q[0], q[1];"
    drawn = {"gate": "v", "targets": [1], "controls": [0], "own": True}
    assert expected | {"gates": [gate, drawn]} == sketch(job | {"input": {"data": own}})
    assert sketch(job | {"input": {"data": "no program"}}) is None
    assert sketch(job | {"input": {"data": text + " " * 100_000}}) is None
    assert sketch(bell) is None
