"""`IonQSession`: every operation of the API as a method that blocks until the reply is there."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Self, Unpack

from ionq_api import UNSET, Operation, Unset
from ionq_api.operations import Operations

from ._flows.flow import T
from ._flows.operation import OperationOptions, answer, execute
from ._local import LocalEmulator
from ._option_types import checked_options
from ._payloads import by_name, job_payload
from ._requests_style.credentials import MaskedKey
from ._retry import Retry
from ._sync_and_async import BlockingSession
from .jobs.methods import JobMethods

if TYPE_CHECKING:
    from ionq_api.models import Backend, JobCreationResponse

    from ._answer import Answer
    from ._payloads import JobPayload
    from .contract import ContractDrift
    from .jobs.artifacts.reception import Progress


class IonQSession(BlockingSession, MaskedKey, JobMethods, Operations[Retry]):
    """A session with the IonQ Quantum Cloud.

    Each operation of the API is a method, named as the document names it, that returns exactly
    what the document says. Beside them stand the methods and attributes of `requests.Session`.
    One session serves many threads. Use it in a `with` statement, or call `close()`.

    Args:
        api_key: The API key, or a function that returns it, called for each call; by default the
            environment variable `IONQ_API_KEY`. Public operations, such as listing backends,
            need none. The key is sent only to the origin of `base_url`.
        base_url: The address of the service; by default the environment variable `IONQ_API_URL`,
            or else `https://api.ionq.co/v0.4`.
        headers: Headers for every call.
        auth_headers: Headers that hold secrets: sent only where the key is, and shown nowhere. An
            `Authorization` here replaces the key.
        retries_total: The number of attempts that a call may make after the first.
        retries_connect: How many of them may follow a failure to connect.
        backoff_factor: Seconds before the second attempt; doubled for each later one.
        retry: A retry policy in place of the three numbers.
        timeout: Seconds for connecting and for each wait for data, as one number or as two; None
            for no limit. It holds for each attempt.
        deadline: Seconds for all attempts of a call together; None for no limit.
        auth: What signs requests in place of the key: a user and a password, or a function.
        proxies: Proxies by requests' keys (`https`, `http`, `all`, `https://host`).
        params: Query parameters for every call.
        hooks: Functions by event: `response`, called with each response of the HTTP verbs, and
            `attempt`, called with each `Attempt`.
        verify: Which certificate authorities to trust: True or None for the common ones, a path to
            a CA bundle, an `ssl.SSLContext` of your own, or False to accept any certificate.
            A session with a context cannot be pickled.
        cert: The client certificate: a path, or two for certificate and key.
        stream: Whether the HTTP verbs leave response bodies unread.
        max_redirects: How many redirects in a row an HTTP verb or a download follows. Operations
            follow none.
        trust_env: Whether to read proxies and CA bundles from the environment; None means yes,
            unless `transport` or `http_client` is given.
        cookies: Cookies to begin with.
        validate: Whether to check requests against the document before they are sent.
        allow_insecure: Whether the key may go over plain http to another machine.
        journal: Where submissions are written down before they are sent: True for a file in the
            place that your system has for the data of programs, or in the environment variable
            `IONQ_SESSION_JOURNAL`; a path; or None for nowhere. It never holds a key.
        tag_jobs: Whether a submitted job carries the id of its submission in its `metadata`, as
            `ionq_session_tag`, so that it is found if the service's answer is lost.
        resubmit_unknown: Whether a job is sent again that is not found after its answer was lost.
            There may be two then.
        transport: An httpx transport of your own, closed with the session. Calls that need a
            proxy, `verify` or `cert` of the session use a transport of the session's.
        http_client: An httpx client of your own, likewise; it is not closed.

    Raises:
        ConfigurationError: A key, an address or a file cannot be used, or an option is of another
            type. The message says what it takes, and shows nothing of what it got but its type.
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

    def execute(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> T:
        """Send one operation and read its reply; the methods named after operations call it.

        Args:
            operation: The operation, as a function of `ionq_api.api` returns it.
            timeout: Seconds for each attempt, in place of the session's; None for no limit.
            headers: Headers for this call; they win over the session's.
            retry: When to retry, in place of the session's policy.
            validate: Whether to check the request, in place of the session's setting.

        Raises:
            IonQError: The call failed; its class says whether the service may have acted.
        """
        options = checked_options(timeout, headers, retry, validate)
        return self._run(execute(operation, self._config, options, self._context))

    def answer(
        self,
        operation: Operation[T],
        *,
        timeout: float | Unset | None = UNSET,
        headers: Mapping[str, str] | None = None,
        retry: Retry | None = None,
        validate: bool | None = None,
    ) -> "Answer[T]":
        """Send one operation and keep what HTTP said about its reply, beside the typed value.

        Args:
            operation: The operation, as a function of `ionq_api.api` returns it.
            timeout: Seconds for each attempt, in place of the session's; None for no limit.
            headers: Headers for this call; they win over the session's.
            retry: When to retry, in place of the session's policy.
            validate: Whether to check the request, in place of the session's setting.

        Returns:
            The value that `execute` returns, with status, headers, request id and attempts.

        Raises:
            IonQError: As from `execute`; an error has the same at hand.
        """
        options = checked_options(timeout, headers, retry, validate)
        return self._run(answer(operation, self._config, options, self._context))

    def create_job(  # wider than the generated method: takes a dict or JSON, too
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
        return super().create_job(
            job_payload(body), timeout=timeout, headers=headers, retry=retry, validate=validate
        )

    def download_artifact(
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
        """Download an artifact of a job into a file, however large it is.

        The file appears when it is whole; until then, its bytes are beside it, in a file whose name
        ends with `.part`. After a fault that may pass, the download goes on where it stopped, if
        the service gives ranges and says that the artifact is still the same, and begins again if
        not. So does a later call with the same arguments after one that was interrupted.
        Redirects are followed, and the key goes to no other origin.

        Args:
            job_id: Job that produced the artifact.
            artifact_id: Artifact to download: the `id` of its descriptor.
            path: The file; one that is there is replaced. Its folder has to be there.
            on_progress: Called as `on_progress(received, total)` with each part that has come:
                bytes that are there, less than before if the download begins again, and all that
                there are, or None if the service does not tell. What it raises ends the call.
            resume: Whether to go on from what an earlier call has left.
            timeout: Seconds for connecting and for each wait for data, in place of the session's;
                None for no limit. The session's `deadline` is for the whole download.
            headers: Headers for this call; they win over the session's.
            retry: When to retry, in place of the session's policy. Attempts are counted anew
                whenever more has come than ever before.

        Returns:
            The path of the file.

        Raises:
            IonQError: The artifact did not come; the message says how much of it is kept.
            OSError: The file cannot be written: a full disk (what has come is kept), a folder in
                its place (`IsADirectoryError`), or another download of the same file
                (`BlockingIOError`).
        """
        from .jobs.artifacts.download import artifact_download

        options = checked_options(timeout, headers, retry, None)
        return self._run(
            artifact_download(
                self, self._context, job_id, artifact_id, path, on_progress, resume, options
            )
        )

    def get_device(self, device_id: str, **options: Unpack[OperationOptions]) -> "Backend":
        """One backend by its name; `get_backend` under the name that qBraid's users know."""
        return self.get_backend(device_id, **options)

    def get_devices(
        self, *, status: str | None = None, **options: Unpack[OperationOptions]
    ) -> "dict[str, Backend]":
        """All backends by name.

        Args:
            status: Only backends with this status, such as `available`.
            **options: The options of every operation; see `execute`.
        """
        return by_name(self.get_backends(**options), status)

    def check_contract(self, **options: Unpack[OperationOptions]) -> "ContractDrift":
        """Compare the document that the service publishes now with the package's.

        It gets `/api-docs` from the session's address, without the key. Prose is not compared.

        Args:
            **options: The options of every operation; see `execute`.

        Returns:
            What was added, removed and changed, and which methods that affects; printed, it says
            what to do. `is_current` is true if nothing changed.

        Raises:
            UnreadableReplyError: The reply is not a document of IonQ's API.
            IonQError: The call failed in another way.
        """
        from ._contract.check import CHECK

        return self.execute(CHECK, **options)

    def __enter__(self) -> Self:  # repeated, because editors look for its type here
        return super().__enter__()
