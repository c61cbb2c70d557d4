"""The server's process, and how many replies it is good for."""

import socket
import subprocess
import sys
from collections.abc import Generator
from contextlib import contextmanager
from time import perf_counter

from attrs import frozen

from ..project import ROOT
from .environments import clean_environment
from .payloads import JOB_ID

_END_SECONDS = 10  # more than it ever takes
_WINDOW = 64  # requests on the way at once, so that neither end waits for the other


@contextmanager
def serving() -> Generator[int]:
    """Run a server.

    Yields:
        Its port.
    """
    with subprocess.Popen(
        [sys.executable, "-m", "scripts.bench.server"],
        cwd=ROOT,
        env=clean_environment(),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield int(process.stdout.readline())
        finally:
            process.stdin.close()
            process.wait(_END_SECONDS)


@frozen
class Ceiling:
    """What the server can do, in replies a second: one after the other, and many at once."""

    in_turn: float
    at_once: float


def ceiling(port: int, number: int) -> Ceiling:
    """Measure the server alone, with requests that are written beforehand.

    Args:
        port: Where it is.
        number: How many requests to send in each way.
    """
    request = f"GET /v0.4/jobs/{JOB_ID} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n".encode()
    with socket.create_connection(("127.0.0.1", port)) as client:
        client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        client.sendall(request)
        size = len(client.recv(1 << 16))
        begin = perf_counter()
        for _ in range(number):
            client.sendall(request)
            _take(client, size)
        in_turn = number / (perf_counter() - begin)
        begin = perf_counter()
        for _ in range(number // _WINDOW + 1):
            client.sendall(request * _WINDOW)
            _take(client, size * _WINDOW)
        at_once = (number // _WINDOW + 1) * _WINDOW / (perf_counter() - begin)
    return Ceiling(in_turn, at_once)


def _take(client: socket.socket, size: int) -> None:
    while size > 0:
        size -= len(client.recv(min(size, 1 << 20)))
