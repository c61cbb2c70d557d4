"""`AsyncIonQSession`: the methods of `IonQSession`, to be awaited."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from ionq_api import UNSET, Operation, Unset
from ionq_api.operations import AsyncOperations

from ._flows.flow import T
from ._flows.operation import OperationOptions, answer, execute
from ._local import LocalEmulator
from ._option_types import checked_options
from ._payloads import by_name, job_payload
from ._requests_style.credentials import MaskedKey
from ._retry import Retry
from ._sync_and_async import AwaitingSession
from .jobs.async_methods import AsyncJobMethods

if TYPE_CHECKING:
    from ionq_api.models import Backend, JobCreationResponse

    from ._answer import Answer
    from ._payloads import JobPayload
    from .contract import ContractDrift
    from .jobs.artifacts.reception import Progress
    from .session import IonQSession


class AsyncIonQSession(AwaitingSession, MaskedKey, AsyncJobMethods, AsyncOperations[Retry]):
    """A session with the IonQ Quantum Cloud whose methods are awaited.

    The arguments are those of `IonQSession`; `transport` and `http_client` are httpx's async
    ones, and the function that returns the key may be a coroutine function. One session serves
    many tasks of one event loop. Use it in an `async with` statement, or await `close()`.
    """

    @classmethod
    def local(cls) -> Self:
        """A session with an emulator of its own on this machine, which ends with the session.

        It needs no account and no network, and ignores a key and an address in the environment.

        Raises:
            ImportError: The extra `emulator` is not installed.
        """
        from .emulator import Emulator

        emulator = Emulator().start()
        session = cls(emulator.api_key, base_url=emulator.base_url, trust_env=False, journal=None)
        session._local = LocalEmulator(emulator.base_url, emulator.stop)
        return session

    def _blocking_twin(self) -> "IonQSession":
        from .session import IonQSession

        return self._twin(IonQSession)

    async def execute(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> T:
        """Send one operation and read its reply; see `IonQSession.execute`."""
        options = checked_options(timeout, headers, retry, validate)
        return await self._run(execute(operation, self._config, options, self._context))

    async def answer(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> "Answer[T]":
        """Send one operation and keep what HTTP said; see `IonQSession.answer`."""
        options = checked_options(timeout, headers, retry, validate)
        return await self._run(answer(operation, self._config, options, self._context))

    async def create_job(  # wider than the generated method: takes a dict or JSON, too
        self,
        body: "JobPayload",
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> "JobCreationResponse":
        """Submit a job.

        It is retried only if it surely was not sent, or was refused with 429, so that no job is
        ever submitted twice.

        Args:
            body: A payload of `ionq_api.models`, a dict with the document's names, or JSON text.
            timeout: Seconds for each attempt, in place of the session's; None for no limit.
            headers: Headers for this call.
            retry: When to retry.
            validate: Whether to check the payload.

        Returns:
            The job's id and status.

        Raises:
            IonQError: The call failed; its class says whether there may be a job.
        """
        return await super().create_job(
            job_payload(body), timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    async def download_artifact(
        self,
        job_id: str,
        artifact_id: str,
        path: str | os.PathLike[str],
        *,
        on_progress: "Progress | None" = None,
        resume: bool = True,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
    ) -> Path:
        """Download an artifact of a job into a file; see `IonQSession.download_artifact`.

        Files are written in threads, and `on_progress` may be a coroutine function.
        """
        from .jobs.artifacts.download import artifact_download

        options = checked_options(timeout, headers, retry, None)
        return await self._run(
            artifact_download(
                self, self._context, job_id, artifact_id, path, on_progress, resume, options
            )
        )

    async def get_device(self, device_id: str, **options: Unpack[OperationOptions]) -> "Backend":
        """One backend by its name; `get_backend` under the name that qBraid's users know."""
        return await self.get_backend(device_id, **options)

    async def get_devices(
        self, *, status: str | None = None, **options: Unpack[OperationOptions]
    ) -> "dict[str, Backend]":
        """All backends by name; see `IonQSession.get_devices`."""
        return by_name(await self.get_backends(**options), status)

    async def check_contract(self, **options: Unpack[OperationOptions]) -> "ContractDrift":
        """Compare the service's document with the package's; see `IonQSession.check_contract`."""
        from ._contract.check import CHECK

        return await self.execute(CHECK, **options)

    async def __aenter__(self) -> Self:  # repeated, because editors look for its type here
        return await super().__aenter__()
