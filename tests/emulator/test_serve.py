"""The emulator in the foreground: what it prints, and how it ends."""

from __future__ import annotations

import os
import signal
import ssl
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import httpx
import pytest

from ionq_session.emulator.serve import serve

if TYPE_CHECKING:
    from collections.abc import Callable

CODE = """
import sys
from pathlib import Path
from ionq_session.emulator import Options
from ionq_session.emulator.serve import serve
serve(port=0, data=Path("data"), backends={"qpu.forte-1": "unavailable"},
      options=Options(strict=True),
      faults=["status:status=429,nth=2,operation=getBackends"], tls=True, ca_file=Path("ca.pem"),
      show=lambda line: print(line, flush=True))
"""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_serves_until_it_is_told_to_end(tmp_path: Path, number: signal.Signals) -> None:
    with subprocess.Popen(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", CODE],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline().strip() for _ in range(6)]
        url = lines[1].removeprefix("IonQ emulator at ")
        assert [
            "Certificate authority to trust: ca.pem",
            f"IonQ emulator at {url}",
            "",
            "export IONQ_API_KEY=emulator-key",
            f"export IONQ_API_URL={url}",
            f"export IONQ_REMOTE_HOST={url.removesuffix('/v0.4')}",
        ] == lines
        trusting = ssl.create_default_context(cafile=str(tmp_path / "ca.pem"))
        with httpx.Client(verify=trusting, trust_env=False) as client:
            backends = [client.get(f"{url}/backends") for _ in range(2)]
        assert [200, 429] == [reply.status_code for reply in backends]
        assert "unavailable" == backends[0].json()[1]["status"]
        process.send_signal(number)
        assert 0 == process.wait(60)
    assert (tmp_path / "data" / "emulator.sqlite3").exists()


@pytest.mark.parametrize(
    "call",
    [
        lambda: serve(port=0, faults=["explode"]),
        lambda: serve(port=0, backends={"none": "available"}),
    ],
)
def test_what_makes_no_sense_is_refused_before_the_start(call: Callable[[], None]) -> None:
    with pytest.raises(ValueError, match=r"fault|backend"):
        call()
