"""The same drills and the same canary on this package and on ionq-core, side by side.

    python -m tests.compat.compare_with_ionq_core

Needs the extra `compat`. Only servers on this machine are called. A drill is a server that takes
`POST /jobs` and then misbehaves; what counts is how many jobs it was asked for. The canary is an
API key that should turn up nowhere.
"""

import pickle
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress

import httpx
from ionq_core import IonQClient  # pyright: ignore[reportUnknownVariableType]  # untyped there
from ionq_core.api.default import create_job, get_job
from ionq_core.models import CircuitJobCreationPayload
from rich.console import Console
from rich.table import Table

from ionq_session import IonQSession

from ..wire import DROP, HANG, Step, reply, scripted

KEY = "canary-key-7f3a9c"
PAYLOAD = {
    "type": "ionq.circuit.v1",
    "backend": "simulator",
    "input": {"gateset": "qis", "qubits": 1, "circuit": [{"gate": "x", "target": 0}]},
}
CREATED = b'{"id": "a", "status": "submitted", "session_id": null}'
CUT = Step(b"HTTP/1.1 201 Created\r\nContent-Length: 500\r\n\r\n" + CREATED[:20])
DRILLS = {
    "drops the connection, once": (DROP, reply(201, CREATED)),
    "drops the connection, always": (DROP,),
    "answers 503, once": (reply(503), reply(201, CREATED)),
    "answers 503, always": (reply(503),),
    "answers 500, always": (reply(500),),
    "cuts the body, always": (CUT,),
    "never answers": (HANG,),
}
TIMEOUT = 0.5  # seconds; the servers are on this machine


def ours(base_url: str) -> None:
    """Submit a job with this package."""
    with IonQSession(KEY, base_url=base_url, timeout=TIMEOUT, backoff_factor=0) as session:
        session.create_job(PAYLOAD)


def theirs(base_url: str) -> None:
    """Submit a job with ionq-core, with its own defaults but for the time it waits."""
    client = IonQClient(api_key=KEY, base_url=base_url, timeout=httpx.Timeout(TIMEOUT))
    create_job.sync(client=client, body=CircuitJobCreationPayload.from_dict(PAYLOAD))


def submissions(submit: Callable[[str], None], steps: tuple[Step, ...]) -> int:
    """How often a server that follows the steps is asked for a job."""
    with scripted(*steps) as server:
        with suppress(Exception):
            submit(server.base_url)
        return len(server.seen)


def shown(error: BaseException) -> str:
    """All that an error shows: text, arguments, causes, and the locals of its frames."""
    told = traceback.TracebackException.from_exception(error, capture_locals=True)
    frames = [
        f"{name}={value}"
        for frame in told.stack
        if "site-packages/ionq_core" in frame.filename or "/ionq_session/" in frame.filename
        for name, value in (frame.locals or {}).items()
    ]
    return "\n".join([*told.format(), repr(error), repr(vars(error)), *frames])


def leaks(places: dict[str, Callable[[], str]]) -> dict[str, str]:
    """Whether the key turns up in each place."""
    found: dict[str, str] = {}
    for name, look in places.items():
        try:
            found[name] = "LEAKS" if KEY in look() else "clean"
        except Exception as error:  # noqa: BLE001  # a refusal is an answer, too
            found[name] = f"refused ({type(error).__name__})"
    return found


def our_places(base_url: str) -> dict[str, Callable[[], str]]:
    """Where this package could show the key."""
    session = IonQSession(KEY, base_url=base_url, backoff_factor=0)

    def error() -> str:
        try:
            session.get_job("a")
        except Exception as caught:  # noqa: BLE001  # whatever it is
            return shown(caught)
        return ""

    return {
        "error on an echoing 401": error,
        "repr after a call": lambda: repr(session) + repr(session.config),
        "pickle": lambda: repr(pickle.dumps(session)),
    }


def their_places(base_url: str) -> dict[str, Callable[[], str]]:
    """Where ionq-core could show the key."""
    client = IonQClient(api_key=KEY, base_url=base_url)

    def error() -> str:
        try:
            get_job.sync(client=client, uuid="a")
        except Exception as caught:  # noqa: BLE001  # whatever it is
            return shown(caught)
        return ""

    return {
        "error on an echoing 401": error,
        "repr after a call": lambda: repr(client),
        "pickle": lambda: repr(pickle.dumps(client)),
    }


def main() -> None:
    """Print both tables."""
    warnings.simplefilter("ignore")  # ionq-core's, about plain http on loopback
    console = Console()
    table = Table("POST /jobs: the server ...", "ionq-session", "ionq-core", title="Jobs asked for")
    for name, steps in DRILLS.items():
        table.add_row(name, str(submissions(ours, steps)), str(submissions(theirs, steps)))
    console.print(table)
    echo = f'{{"error": "Unauthorized", "message": "no {KEY}", "statusCode": 401}}'.encode()
    table = Table("The key in ...", "ionq-session", "ionq-core", title="Canary")
    with scripted(reply(401, echo)) as server:
        mine, other = leaks(our_places(server.base_url)), leaks(their_places(server.base_url))
    for name in mine:
        table.add_row(name, mine[name], other[name])
    console.print(table)


if __name__ == "__main__":
    main()
