"""`ionq-session emulator` as a process: what it prints, serves and refuses."""

import re
import signal
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path

import httpx

from ionq_session import IonQSession

from ..cases import every

COMMAND = [sys.executable, "-m", "ionq_session.cli", "emulator"]


def refused(*options: str) -> tuple[int, str]:
    """The exit status and the complaint of a command that does not start."""
    ran = subprocess.run(  # noqa: S603  # our own command
        [*COMMAND, "--port", "0", *options], capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stderr


@contextmanager
def serving(*options: str) -> Generator[dict[str, str]]:
    """The variables that a command prints, which is ended afterwards as a user would."""
    with subprocess.Popen(  # noqa: S603  # our own command
        [*COMMAND, "--port", "0", *options], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told: dict[str, str] = {}
        while "IONQ_REMOTE_HOST" not in told:
            line = process.stdout.readline()
            if found := re.search(r"export (\w+)=(\S+)", line):
                told[found[1]] = found[2]
        yield told
        process.send_signal(signal.SIGTERM)
        assert 0 == process.wait()


def test_it_takes_every_switch_and_a_rate_card() -> None:
    options = ["cancel_finished=ignore", "list_children=true", "sessions=false"]
    rates = ["qpu.forte-1=time:second=7.5,minimum=1", "qpu.forte-enterprise-1=free"]
    flags = [
        *("--api-key", "another-key", "--stage-seconds", "0"),
        *(part for option in options for part in ("--option", option)),
        *(part for rate in rates for part in ("--rate", rate)),
    ]
    with (
        serving(*flags) as told,
        httpx.Client(
            base_url=told["IONQ_API_URL"], headers={"Authorization": "apiKey another-key"}
        ) as client,
    ):
        assert 404 == client.get("/sessions").status_code
        circuit = {"circuit": [{"gate": "x", "target": 0}]}
        job = {
            "type": "ionq.multi-circuit.v1",
            "backend": "simulator",
            "input": {"qubits": 1, "circuits": [circuit, circuit]},
        }
        address = f"/jobs/{client.post('/jobs', json=job).json()['id']}"
        while "completed" != client.get(address).json()["status"]:
            pass
        assert 3 == len(client.get("/jobs").json()["jobs"])
        assert 200 == client.put(f"{address}/status/cancel").status_code
        cards = [
            client.get("/jobs/estimate", params={"backend": f"qpu.{name}"}).json()["rate_card"]
            for name in ("forte-1", "forte-enterprise-1")
        ]
    by_time, free = (card["rates"][0] for card in cards)
    assert (7.5, 1) == (by_time["unit_cost"], by_time["job_cost_minimum"])
    assert (0, 0) == (free["cost_1q_gate"], free["cost_2q_gate"])


def test_it_serves_what_it_prints_until_it_is_told_to_end(tmp_path: Path) -> None:
    options = ["--backend-status", "qpu.forte-1=unavailable", "--data", str(tmp_path)]
    with serving(*options) as told:
        with IonQSession(told["IONQ_API_KEY"], base_url=told["IONQ_API_URL"]) as session:
            assert "unavailable" == session.get_backend("qpu.forte-1").status
            assert session.get_whoami().key_name
        assert "text/html" in httpx.get(told["IONQ_REMOTE_HOST"]).headers["content-type"]
    assert any(tmp_path.iterdir())


@every(
    "options, part",
    [
        (["--backend-status", "qpu.forte-1"], "NAME=STATUS"),
        (["--backend-status", "qpu.nobody=available"], "qpu.nobody"),
        (["--backend-status", "qpu.forte-1=sleepy"], "sleepy"),
        (["--fault", "explode"], "explode"),
        (["--option", "explode=true"], "cancel_finished=refuse or ignore"),
        (["--option", "sessions=maybe"], "sessions=true or false"),
        (["--rate", "qpu.forte-1"], "NAME=RATE"),
        (["--rate", "qpu.forte-1=dear"], "gates, time, free"),
        (["--rate", "qpu.forte-1=time:minute=1"], "second, minimum"),
        (["--rate", "qpu.forte-1=time:second=much"], "much"),
        (["--rate", "qpu.forte-1=time:second=nan"], "nan"),
        (["--rate", "simulator=free"], "qpu.forte-1"),
        (["--api-key", "with space"], "api_key"),
        (["--stage-seconds", "nan"], "stage_seconds"),
        (["--port", "65536"], "65535"),
        (["--ca-file", "ca.pem"], "TLS"),
    ],
)
def test_what_makes_no_sense_is_refused(options: list[str], part: str) -> None:
    status, complaint = refused(*options)
    assert 2 == status
    assert part in complaint
    assert "Traceback" not in complaint


def test_a_port_that_is_taken_is_an_error() -> None:
    import socket

    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        status, complaint = refused("--port", str(port))
    assert 1 == status
    assert f"error: port {port} of 127.0.0.1 is in use" in complaint
    assert "--port 0 for a free one" in complaint


@every("host", ["192.0.2.1", "nowhere.invalid"])
def test_an_address_of_another_machine_is_named(host: str) -> None:
    status, complaint = refused("--host", host)
    assert 1 == status
    assert f"error: {host} is no address of this machine; choose another with --host" in complaint
