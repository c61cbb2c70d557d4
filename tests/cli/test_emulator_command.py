"""`ionq-session emulator` as a process: what it prints, serves and refuses."""

import re
import signal
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

from ionq_session import IonQSession

COMMAND = [sys.executable, "-m", "ionq_session.cli", "emulator"]


def refused(*options: str) -> tuple[int, str]:
    """The exit status and the complaint of a command that does not start."""
    ran = subprocess.run(  # noqa: S603  # our own command
        [*COMMAND, "--port", "0", *options], capture_output=True, text=True, check=False
    )
    return ran.returncode, ran.stderr


def test_it_serves_what_it_prints_until_it_is_told_to_end(tmp_path: Path) -> None:
    options = ["--port", "0", "--backend-status", "qpu.forte-1=unavailable", "--data", tmp_path]
    with subprocess.Popen(  # noqa: S603  # our own command
        [*COMMAND, *map(str, options)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        told: dict[str, str] = {}
        while "IONQ_REMOTE_HOST" not in told:
            line = process.stdout.readline()
            if found := re.search(r"export (\w+)=(\S+)", line):
                told[found[1]] = found[2]
        with IonQSession(told["IONQ_API_KEY"], base_url=told["IONQ_API_URL"]) as session:
            assert "unavailable" == session.get_backend("qpu.forte-1").status
            assert session.get_whoami().key_name
        assert "text/html" in httpx.get(told["IONQ_REMOTE_HOST"]).headers["content-type"]
        process.send_signal(signal.SIGTERM)
        assert 0 == process.wait()
    assert any(tmp_path.iterdir())


@pytest.mark.parametrize(
    ("options", "part"),
    [
        (["--backend-status", "qpu.forte-1"], "NAME=STATUS"),
        (["--backend-status", "qpu.nobody=available"], "qpu.nobody"),
        (["--backend-status", "qpu.forte-1=sleepy"], "sleepy"),
        (["--fault", "explode"], "explode"),
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
        status, complaint = refused("--port", str(taken.getsockname()[1]))
    assert 1 == status
    assert "in use" in complaint
