"""ionq-core, unmodified: its operations, made in either of its two ways."""

import asyncio
import json
import warnings
from collections.abc import Callable, Generator
from contextlib import contextmanager
from types import ModuleType
from typing import Any, Literal, TypeAlias

import ionq_core
from ionq_core import async_wait_for_job, wait_for_job
from ionq_core.api.default import create_job, get_job_artifact
from ionq_core.client import AuthenticatedClient
from ionq_core.models import CircuitJobCreationPayload

from .cloud import Cloud

Kind: TypeAlias = Literal["sync", "async"]

# Any: ionq-core leaves open what else this function takes.
IonQClient: Any = vars(ionq_core)["IonQClient"]


# Any, here and below: an operation of ionq-core is a module, whose functions differ in what they
# take and give; which of them is called is known only when a test runs.
class Core:
    """A client of ionq-core, and which way to call its operations."""

    def __init__(self, cloud: Cloud, kind: Kind, **options: Any) -> None:
        self.client = make_client(cloud, **options)
        self._cloud = cloud
        self._runner = asyncio.Runner() if kind == "async" else None

    def close(self) -> None:
        """Close what was used of the client."""
        if self._runner is None:
            self.client.get_httpx_client().close()
        else:
            self._runner.run(self.client.get_async_httpx_client().aclose())
            self._runner.close()

    def call(self, operation: ModuleType, *args: Any, **options: Any) -> Any:
        """Call an operation."""
        return self.either(operation.sync, operation.asyncio, *args, client=self.client, **options)

    def either(
        self, plain: Callable[..., Any], awaitable: Callable[..., Any], *args: Any, **options: Any
    ) -> Any:
        """Call one of two functions that do the same."""
        if self._runner is None:
            return plain(*args, **options)
        return self._runner.run(awaitable(*args, **options))

    def submit(self, payload: dict[str, Any], model: Any = CircuitJobCreationPayload) -> str:
        """Create a job and return its id."""
        created = self.call(create_job, body=model.from_dict(payload))
        assert "submitted" == created.status
        job_id: str = created.id
        return job_id

    def run(
        self, payload: dict[str, Any], model: Any = CircuitJobCreationPayload, **options: Any
    ) -> Any:
        """Create a job, let it end, and return it."""
        job_id = self.submit(payload, model)
        self._cloud.finish()
        return self.either(wait_for_job, async_wait_for_job, self.client, job_id, **options)

    def artifact(self, job: Any, name: str) -> Any:
        """Download an artifact, of which ionq-core gives only the bytes."""
        found = self.either(
            get_job_artifact.sync_detailed,
            get_job_artifact.asyncio_detailed,
            job.id,
            name,
            client=self.client,
        )
        return json.loads(found.content)


def make_client(cloud: Cloud, **options: Any) -> AuthenticatedClient:
    """Make a client that talks to an emulator."""
    with warnings.catch_warnings():
        # It warns of every address that is not HTTPS, loopback as well.
        warnings.filterwarnings("ignore", "base_url .* does not use HTTPS", UserWarning)
        client: AuthenticatedClient = IonQClient(
            **{"api_key": cloud.api_key, "base_url": cloud.base_url, **options}
        )
    return client


@contextmanager
def core_of(cloud: Cloud, kind: Kind, **options: Any) -> Generator[Core]:
    """Make a client, and close it."""
    made = Core(cloud, kind, **options)
    try:
        yield made
    finally:
        made.close()


def qis(qubits: int, *gates: dict[str, Any], **extra: Any) -> dict[str, Any]:
    """Make the payload of a job from a number of qubits and gates."""
    return {
        "type": "ionq.circuit.v1",
        "backend": "simulator",
        "input": {"gateset": "qis", "qubits": qubits, "circuit": list(gates)},
        **extra,
    }


def native(qubits: int, *gates: dict[str, Any], **extra: Any) -> dict[str, Any]:
    """Make the payload of a job of native gates."""
    payload = qis(qubits, *gates, **extra)
    payload["input"]["gateset"] = "native"
    return payload


BELL = ({"gate": "h", "target": 0}, {"gate": "cnot", "control": 0, "target": 1})

# How an OpenQASM 3 program begins.
HEAD = 'OPENQASM 3.0;\ninclude "stdgates.inc";\n'
