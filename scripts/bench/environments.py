"""Where contenders run: virtual environments of their own, made once, with pinned peers.

`client` has what a user of a client alone would have; what else is installed can change how long an
import takes. `peers` has everything.
"""

import hashlib
import os
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

from ..project import ROOT

PEERS = ("ionq-core==0.2.0", "qbraid==0.13.0", "qiskit-ionq==1.1.1")

# What is installed in each.
_PACKAGES: Mapping[str, tuple[str, ...]] = {
    "client": ("-e", ".", "ionq-core==0.2.0"),
    "peers": ("-e", ".[cli,emulator,numpy]", *PEERS),
}
_FOLDER = ROOT / "build" / "bench"

# What would change what is measured, or where it is sent.
_UNWANTED = ("_proxy", "ssl_cert_file", "ssl_cert_dir", "_ca_bundle", "pythondontwritebytecode")

# For clients that can be told nowhere else. No service has this key.
KEY = "made-up-key-0123456789abcdef"


class EnvironmentFailedError(Exception):
    """An environment could not be made; what pip printed is the text."""


def clean_environment(port: int | None = None) -> dict[str, str]:
    """The variables of a process that measures.

    Args:
        port: Of the server, which is also where clients go that read their address from a variable.
    """
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.lower().endswith(_UNWANTED) and not name.startswith("IONQ_")
    }
    address = "http://127.0.0.1:9/v0.4" if port is None else f"http://127.0.0.1:{port}/v0.4"
    return kept | {"IONQ_API_KEY": KEY, "IONQ_API_URL": address, "IONQ_BASE_URL": address}


def python_of(name: str) -> Path:
    """The interpreter of an environment, which is made if it is missing or out of date.

    Args:
        name: `client` or `peers`.

    Raises:
        EnvironmentFailedError: It could not be made.
    """
    folder = _FOLDER / name
    python = folder / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    stamp = folder / "made-from"
    made_from = _fingerprint(name)
    if not stamp.exists() or stamp.read_text() != made_from:
        print(f"making the environment {folder.relative_to(ROOT)}", file=sys.stderr, flush=True)
        venv.create(folder, with_pip=True, clear=True)
        command = [str(python), "-m", "pip", "install", "--disable-pip-version-check"]
        run = subprocess.run(  # noqa: S603 - our own interpreter
            [*command, "-c", "constraints.txt", *_PACKAGES[name]],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=False,
        )
        if run.returncode:
            raise EnvironmentFailedError(f"pip could not fill {folder}:\n{run.stderr}")
        stamp.write_text(made_from)
    return python


def _fingerprint(name: str) -> str:
    sources = [(ROOT / each).read_bytes() for each in ("pyproject.toml", "constraints.txt")]
    whole = b"\0".join([sys.version.encode(), " ".join(_PACKAGES[name]).encode(), *sources])
    return hashlib.sha256(whole).hexdigest()
