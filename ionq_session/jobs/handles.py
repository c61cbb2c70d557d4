"""Handles: one job that was submitted, blocking and awaited, side by side.

A handle is an id and a session; everything that it does is a method of the session.
"""

from typing import TYPE_CHECKING, Any, Generic, TypeVar, Unpack

from .polling import Poll
from .watching import Update

if TYPE_CHECKING:
    from ionq_api.models import GetJobCostResponse

    from ..async_session import AsyncIonQSession
    from ..session import IonQSession
    from .circuits.native_circuit import NativeCircuit
    from .options import CloneOptions, ReadOptions
    from .states import Job

ResultT = TypeVar("ResultT")


class BaseHandle(Generic[ResultT]):
    """What both kinds of handles know of their job."""

    def __init__(
        self,
        job_id: str,
        *,
        tag: str | None = None,
        shots: int | None = None,
        payload_hash: str | None = None,
    ) -> None:
        self._id = job_id
        self._tag = tag
        self._shots = shots
        self._payload_hash = payload_hash

    @property
    def id(self) -> str:
        """The job's id, from which `session.job(id)` makes a handle in any process."""
        return self._id

    @property
    def tag(self) -> str | None:
        """The id of the submission, as in the job's metadata; None if it is not known here."""
        return self._tag

    @property
    def shots(self) -> int | None:
        """How many shots were asked for; None if it is not known here."""
        return self._shots

    @property
    def payload_hash(self) -> str | None:
        """The SHA-256 of what was submitted, without our keys; None if it is not known here."""
        return self._payload_hash

    def __eq__(self, other: object) -> bool:
        return isinstance(other, BaseHandle) and self._id == other._id

    def __hash__(self) -> int:
        return hash(self._id)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self._id!r})"


class JobHandle(BaseHandle[ResultT]):
    """A job, as `IonQSession.submit` and `IonQSession.job` return it.

    Two handles are equal if their ids are. A handle can be pickled if its session can; the key is
    not in the pickle.

    Type parameter `ResultT` is what `result()` returns: `JobResult` for a circuit.
    """

    # Any: what BaseHandle knows of the job, by name.
    def __init__(self, session: "IonQSession", job_id: str, **known: Any) -> None:
        super().__init__(job_id, **known)
        self._session = session

    @property
    def session(self) -> "IonQSession":
        """The session that the handle makes its calls with."""
        return self._session

    @property
    def status(self) -> str:
        """The job's status at this moment: the service is asked.

        Raises:
            JobNotFoundError: There is no such job for the session's key.
            IonQError: The service could not be asked.
        """
        return self.job().status

    def job(self) -> "Job":
        """The whole job at this moment, as `session.get_job` returns it.

        Raises:
            JobNotFoundError: There is no such job for the session's key.
            IonQError: The service could not be asked.
        """
        return self._session.look(self)

    def wait(
        self,
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
    ) -> "Job":
        """Wait until the job has completed; see `IonQSession.wait`."""
        return self._session.wait(
            self,
            timeout,
            poll=poll,
            on_update=on_update,
            cancel_on_timeout=cancel_on_timeout,
        )

    def result(self, **options: "Unpack[ReadOptions]") -> ResultT:
        """The result of the job, which must have completed; see `IonQSession.result`."""
        return self._session.result(self, **options)

    def cancel(self) -> None:
        """Cancel the job; what has run of it may still be billed.

        Raises:
            ConflictError: It has ended already.
            IonQError: The call failed in another way.
        """
        self._session.cancel_job(self._id)

    def delete(self) -> None:
        """Delete the job with its results.

        Raises:
            IonQError: The call failed.
        """
        self._session.delete_job(self._id)

    def cost(self) -> "GetJobCostResponse":
        """What the job costs: the estimate, and the charge once it has completed.

        Raises:
            IonQError: The call failed.
        """
        return self._session.get_job_cost(self._id)

    def clone(self, **changes: "Unpack[CloneOptions]") -> "JobHandle[ResultT]":
        """Submit the job's circuit again, as a new job; see `IonQSession.clone`."""
        return self._session.clone(self, **changes)

    def circuit(self) -> "NativeCircuit":
        """The circuit that ran: native gates, as the compiler made them; see `compiled`."""
        return self._session.circuit(self)

    def compiled(self, format_: str = "ionq.qasm3.v1") -> str:
        """The compiled circuit as text.

        Args:
            format_: One of the formats that the job has, such as `ionq.native.v1` for JSON.

        Raises:
            ResultUnavailableError: The job has none in this format; `formats` says which it has.
                The ideal simulator compiles nothing.
        """
        return self._session.compiled(self, format_)


class AsyncJobHandle(BaseHandle[ResultT]):
    """A job, as `AsyncIonQSession.submit` returns it; the methods of `JobHandle`, to be awaited."""

    # Any: what BaseHandle knows of the job, by name.
    def __init__(self, session: "AsyncIonQSession", job_id: str, **known: Any) -> None:
        super().__init__(job_id, **known)
        self._session = session

    @property
    def session(self) -> "AsyncIonQSession":
        """The session that the handle makes its calls with."""
        return self._session

    @property
    async def status(self) -> str:
        """The job's status at this moment: `await handle.status` asks the service."""
        return (await self.job()).status

    async def job(self) -> "Job":
        """The whole job at this moment; see `JobHandle.job`."""
        return await self._session.look(self)

    async def wait(
        self,
        timeout: float | None = None,
        *,
        poll: Poll | float | None = None,
        on_update: Update | None = None,
        cancel_on_timeout: bool = False,
    ) -> "Job":
        """Wait until the job has completed; see `IonQSession.wait`."""
        return await self._session.wait(
            self,
            timeout,
            poll=poll,
            on_update=on_update,
            cancel_on_timeout=cancel_on_timeout,
        )

    async def result(self, **options: "Unpack[ReadOptions]") -> ResultT:
        """The result of the job, which must have completed; see `IonQSession.result`."""
        return await self._session.result(self, **options)

    async def cancel(self) -> None:
        """Cancel the job; see `JobHandle.cancel`."""
        await self._session.cancel_job(self._id)

    async def delete(self) -> None:
        """Delete the job with its results; see `JobHandle.delete`."""
        await self._session.delete_job(self._id)

    async def cost(self) -> "GetJobCostResponse":
        """What the job costs; see `JobHandle.cost`."""
        return await self._session.get_job_cost(self._id)

    async def clone(self, **changes: "Unpack[CloneOptions]") -> "AsyncJobHandle[ResultT]":
        """Submit the job's circuit again, as a new job; see `IonQSession.clone`."""
        return await self._session.clone(self, **changes)

    async def circuit(self) -> "NativeCircuit":
        """The circuit that ran, as the compiler made it; see `JobHandle.circuit`."""
        return await self._session.circuit(self)

    async def compiled(self, format_: str = "ionq.qasm3.v1") -> str:
        """The compiled circuit as text; see `JobHandle.compiled`."""
        return await self._session.compiled(self, format_)
