"""Runs an emulator in the foreground, for `ionq-session emulator`."""

import signal
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from .faults import Fault
from .machines.catalog import BackendStatus
from .machines.rates import Rate
from .options import Options
from .server import DEFAULT_API_KEY, DEFAULT_STAGE_SECONDS, Emulator

DEFAULT_PORT = 8400

_SIGNALS = (signal.SIGINT, signal.SIGTERM)


def serve(
    *,
    host: str = "127.0.0.1",
    port: int = DEFAULT_PORT,
    api_key: str = DEFAULT_API_KEY,
    data: Path | None = None,
    backends: Mapping[str, BackendStatus] | None = None,
    rates: Mapping[str, Rate] | None = None,
    faults: Sequence[str] = (),
    options: Options | None = None,
    tls: bool = False,
    ca_file: Path | None = None,
    stage_seconds: float = DEFAULT_STAGE_SECONDS,
    show: Callable[[str], None] = print,
) -> None:
    """Serve until the process gets SIGINT or SIGTERM.

    Args:
        host: The address to listen on.
        port: The port, or 0 for a free one.
        api_key: The key that clients must send.
        data: A folder that keeps all jobs; without it they are lost at the end.
        backends: The status of backends that are not available, by name.
        rates: What a QPU charges, by name, if it is not the default.
        faults: What goes wrong, each such as `drop:operation=CreateJob,nth=1`.
        options: Decides what is not known of the service.
        tls: Whether to serve HTTPS.
        ca_file: Where to write the certificate that clients must trust then.
        stage_seconds: How long a job is submitted, ready and started, each, at least.
        show: Called with each line about how to reach the emulator.

    Raises:
        ValueError: A backend, a status, a rate or a fault is invalid.
        OSError: The port or the folder can't be used.
    """
    if ca_file is not None and not tls:
        raise ValueError("a file for the certificate authority makes sense only with TLS")
    parsed_faults = [Fault.parse(text) for text in faults]
    emulator = Emulator(
        host=host,
        port=port,
        api_key=api_key,
        data=data,
        backends=backends,
        rates=rates,
        options=options,
        tls=tls,
        stage_seconds=stage_seconds,
    )
    for fault in parsed_faults:
        emulator.faults.add(fault)
    ended = threading.Event()

    def end(_number: int, _frame: object) -> None:
        ended.set()

    previous = {number: signal.signal(number, end) for number in _SIGNALS}
    try:
        with emulator:
            if ca_file is not None:
                ca_file.write_bytes(emulator.ca_certificate or b"")
                show(f"Certificate authority to trust: {ca_file}")
            for line in directions(emulator):
                show(line)
            ended.wait()
    finally:
        for number, handler in previous.items():
            signal.signal(number, handler)


def directions(emulator: Emulator) -> list[str]:
    """How to point known clients at a running emulator, as lines to print."""
    url = emulator.base_url
    root = url.removesuffix("/v0.4")
    return [
        f"IonQ emulator at {url}",
        "",
        f"  export IONQ_API_KEY={emulator.api_key}",
        f"  export IONQ_API_URL={url}",
        f"  export IONQ_REMOTE_HOST={root}",
        "",
        "IONQ_API_KEY and IONQ_API_URL serve ionq-session and qiskit-ionq, IONQ_REMOTE_HOST serves",
        "cirq-ionq. pennylane-ionq reads the key there and has the address in an attribute:",
        "",
        "  from pennylane_ionq.api_client import APIClient",
        f'  APIClient.BASE_URL = "{url}"',
        "",
        "Other clients take the address as an argument.",
    ]
