"""`run_many` of both sessions, and the flows that they share."""

import asyncio
import threading
from abc import abstractmethod
from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Literal, cast
from uuid import uuid4

from attrs import evolve

from ...._flows.flow import Flow, T, sleep, work
from ....errors import ConfigurationError, IonQError
from ...flows import JobFlows
from ...options import ReadOptions, SubmitOptions
from ...polling import Poll
from .board import Board, Item, Read, Step
from .run import (
    DEFAULT_CONCURRENCY,
    OnProgress,
    OnResult,
    Outcome,
    Run,
    RunSettings,
    converted,
    listed_circuits,
    of_circuit,
    run_settings,
)
from .workers import ExecutorLike, WorkerSession, convert

if TYPE_CHECKING:
    from ....session import IonQSession
    from ...circuits.conversion import CircuitInput, CircuitLike
    from ...submitting.cost import Limit
    from ...submitting.fields import MitigationLike, NoiseLike, SettingsLike
    from ...submitting.submission import Submission
    from .many_result import ManyResult
    from .running import Workers


class RunFlows(JobFlows):
    """The flows behind `run_many`."""

    def _check_run(self, settings: RunSettings) -> None:
        """Refuse a name that nothing could be found by.

        Raises:
            ConfigurationError: The session keeps no journal, or its jobs bear no tags.
        """
        if settings.name is None:
            return
        if self._journal is None:
            raise ConfigurationError(
                "run_many(name=...) goes on with what the journal knows under that name, and this "
                "session keeps none: give it journal=, a path, or leave the name out"
            )
        if not self._config.tag_jobs:
            raise ConfigurationError(
                "run_many(name=...) finds the jobs of lost answers by their tags, and this session "
                "has tag_jobs=False: leave that out, or the name"
            )

    def _planned(
        self, sources: "list[CircuitInput]", settings: RunSettings, begin: float
    ) -> Flow[Run]:
        """A run that is ready to begin, with every circuit checked.

        Raises:
            RunError: It cannot go on under its name.
            CostLimitError: All together are estimated above `max_cost`.
            IonQError: A circuit cannot be sent; nothing was submitted.
        """
        from .resuming import resume

        options, name = settings.options.copy(), settings.name
        max_cost = options.pop("max_cost", None)
        submissions: list[Submission] = []
        for place, source in enumerate(sources):
            if name is not None and "name" not in source.fields:
                options["name"] = f"{name}[{place}]"
            yield from sleep(0)  # thousands take a while, in which an event loop has its turns
            try:
                prepared = yield from self._prepared(source, options)
            except IonQError as error:
                raise of_circuit(place, error) from None
            submissions.append(evolve(prepared, run=name, item=place))
            options.pop("name", None)
        items = [Item() for _ in submissions]
        journal = self._journal
        if name is not None and journal is not None:
            items = yield from resume(name, submissions, self._calls, journal)
        if max_cost is not None:
            unsent = [
                each
                for each, item in zip(submissions, items, strict=True)
                if item.stage == "unsent"
            ]
            yield from self._guard_all(unsent, max_cost)
        return Run(
            settings=settings,
            submissions=submissions,
            board=Board(items, settings.concurrency, settings.poll),
            calls=self._calls,
            begin=begin,
            submit=self._submit_item,
            result=partial(self._result, options=settings.read),
        )

    def _guard_all(self, submissions: "list[Submission]", max_cost: "Limit") -> Flow[None]:
        """Refuse jobs that are estimated above a limit together.

        Raises:
            CostLimitError: They are.
        """
        from ...submitting.cost import Estimate, estimate, guard, limit_of

        limit_of(max_cost)
        whole: Estimate | None = None
        for submission in submissions:
            each = yield from estimate(submission.body, self._calls)
            whole = each if whole is None else evolve(each, cost=whole.cost + each.cost)
            guard(whole, max_cost)

    def _submit_item(self, submission: "Submission") -> Flow[str]:
        """Submit one, under a tag of its own for each attempt."""
        from ...submitting.sending import submit
        from ...submitting.submission import with_tag
        from ...submitting.tags import untagged

        tagged = with_tag(submission, self._new_tag(), untagged(self._context.now()))
        sent = yield from submit(tagged, self._calls, self._journal, self._settings)
        return sent.job_id


class RunManyMethods(RunFlows):
    """`run_many`, blocking."""

    @abstractmethod
    def _run(self, flow: Flow[T]) -> T: ...

    @abstractmethod
    def _run_until(self, flow: Flow[T], stop: threading.Event) -> T: ...

    def run_many(
        self,
        circuits: "Iterable[CircuitLike]",
        *,
        name: str | None = None,
        backend: str | None = None,
        shots: int | None = None,
        metadata: Mapping[str, str] | None = None,
        noise: "NoiseLike | None" = None,
        error_mitigation: "MitigationLike | None" = None,
        settings: "SettingsLike | None" = None,
        session_id: str | None = None,
        max_cost: "Limit | None" = None,
        max_workers: int = DEFAULT_CONCURRENCY,
        executor: ExecutorLike | None = None,
        timeout: float | None = None,
        poll: Poll | float | None = None,
        on_progress: OnProgress | None = None,
        on_result: OnResult | None = None,
        bit_order: Literal["little", "big"] = "little",
    ) -> "ManyResult":
        """Run many circuits, each as a job of its own, several at a time.

        Every circuit is checked before the first is sent. Then each is submitted exactly once,
        waited for, and read; one that fails leaves the others alone. If the service says 429, all
        calls of the session slow down.

        With a `name`, a run can be picked up: after a crash, a kill or Ctrl-C, the same call with
        the same name submits only what was never submitted, waits for the rest, and reads all
        results. So does a call with more circuits at the end. Circuits that were changed are
        refused, since a result would belong to another one than its place says.

        Args:
            circuits: The circuits; each as `submit` takes it.
            name: The name of the run in the journal. Its jobs are called `name[0]`, `name[1]`, ...
            backend: Where they run, such as `qpu.forte-1`; by default the free simulator.
            shots: How often each is run and measured.
            metadata: Texts of your own that are kept with each job.
            noise: The noise for the simulator to simulate, as for `submit`.
            error_mitigation: True or False for debiasing, as for `submit`.
            settings: Other settings of the jobs, as the document names them.
            session_id: The reservation of IonQ's to run in.
            max_cost: The most that all jobs of this call may cost together by the service's
                estimates, which are one request each: US dollars, or a pair such as
                `(20, "credit")`.
            max_workers: How many submissions and readings go on at once.
            executor: Workers on this machine or others that convert circuits and read results: any
                executor of the kind of `concurrent.futures`, such as
                `dask.distributed.Client.get_executor()`. They take the key from `IONQ_API_KEY` in
                their own environment; see docs/machines.md.
            timeout: Seconds in all; None for no limit. What has not ended then has an error that
                says how to go on with it.
            poll: Seconds between looks, or a `Poll`.
            on_progress: Called with a `Progress` whenever it has changed.
            on_result: Called with the place of a circuit and its result or error, as each comes.
            bit_order: `little` puts qubit 0 rightmost, `big` leftmost, as for `result`.

        Returns:
            The results in the order of the circuits; `errors` has those of the circuits that
            failed.

        Raises:
            InvalidRequestError: A circuit or an argument violates the document, or there is no
                circuit; nothing was sent. The message names the circuit, by its place from 0.
            RunError: The circuits of the run of this name are others, or another process is at it;
                nothing was sent.
            CostLimitError: The estimates are above `max_cost`; nothing was sent.
            ConfigurationError: An argument is of another type; a name without a journal; workers
                without a key. Nothing was sent.
            JournalError: The journal cannot be used, and there is a name.
            IonQError: No circuit at all could be submitted, for a reason that holds for all.
        """
        begin = self._context.monotonic()
        how = run_settings(
            name=name,
            options=SubmitOptions(
                backend=backend,
                shots=shots,
                metadata=metadata,
                noise=noise,
                error_mitigation=error_mitigation,
                settings=settings,
                session_id=session_id,
                max_cost=max_cost,
            ),
            read=ReadOptions(bit_order=bit_order),
            max_workers=max_workers,
            executor=executor,
            timeout=timeout,
            poll=poll,
            on_progress=on_progress,
            on_result=on_result,
        )
        listed = listed_circuits(circuits)
        self._check_run(how)
        from .running import (
            Workers,
            conduct,
            convert_at_workers,
            probe_workers,
            read_at_worker,
        )

        workers: Workers | None = None
        if executor is None:
            found = convert(listed)
        else:
            workers = Workers(executor, WorkerSession(str(uuid4()), cast("IonQSession", self)))
            probe_workers(workers, max_workers)
            found = convert_at_workers(workers, listed)
        run = self._run(self._planned(converted(found), how, begin))
        stop = threading.Event()

        def perform(step: Step) -> Outcome:
            if isinstance(step, Read) and workers is not None:
                result = read_at_worker(
                    run, step, workers, lambda flow: self._run_until(flow, stop)
                )
                if result is not None:
                    return cast("Outcome", result)
            return self._run_until(run.flow(step), stop)

        try:
            conduct(run, perform, self._run, stop, workers)
        except KeyboardInterrupt as interrupt:
            interrupt.add_note(run.left_running)
            raise
        return run.finish()


class AsyncRunManyMethods(RunFlows):
    """`run_many`, awaited."""

    @abstractmethod
    async def _run(self, flow: Flow[T]) -> T: ...

    @abstractmethod
    def _blocking_twin(self) -> "IonQSession": ...

    async def run_many(
        self,
        circuits: "Iterable[CircuitLike]",
        *,
        name: str | None = None,
        backend: str | None = None,
        shots: int | None = None,
        metadata: Mapping[str, str] | None = None,
        noise: "NoiseLike | None" = None,
        error_mitigation: "MitigationLike | None" = None,
        settings: "SettingsLike | None" = None,
        session_id: str | None = None,
        max_cost: "Limit | None" = None,
        max_workers: int = DEFAULT_CONCURRENCY,
        executor: ExecutorLike | None = None,
        timeout: float | None = None,
        poll: Poll | float | None = None,
        on_progress: OnProgress | None = None,
        on_result: OnResult | None = None,
        bit_order: Literal["little", "big"] = "little",
    ) -> "ManyResult":
        """Run many circuits, each as a job of its own; see `IonQSession.run_many`."""
        begin = self._context.monotonic()
        how = run_settings(
            name=name,
            options=SubmitOptions(
                backend=backend,
                shots=shots,
                metadata=metadata,
                noise=noise,
                error_mitigation=error_mitigation,
                settings=settings,
                session_id=session_id,
                max_cost=max_cost,
            ),
            read=ReadOptions(bit_order=bit_order),
            max_workers=max_workers,
            executor=executor,
            timeout=timeout,
            poll=poll,
            on_progress=on_progress,
            on_result=on_result,
        )
        listed = listed_circuits(circuits)
        self._check_run(how)
        if executor is None:
            found = await self._run(work(partial(convert, listed)))
            return await self._conducted(converted(found), how, begin, None)
        from .running import Workers, aconvert_at_workers, aprobe_workers

        with self._blocking_twin() as twin:
            workers = Workers(executor, WorkerSession(str(uuid4()), twin))
            await aprobe_workers(workers, max_workers)
            found = await aconvert_at_workers(workers, listed)
            return await self._conducted(converted(found), how, begin, workers)

    async def _conducted(
        self,
        sources: "list[CircuitInput]",
        how: RunSettings,
        begin: float,
        workers: "Workers | None",
    ) -> "ManyResult":
        from .running import aconduct, aread_at_worker

        run = await self._run(self._planned(sources, how, begin))

        async def perform(step: Step) -> Outcome:
            if isinstance(step, Read) and workers is not None:
                result = await aread_at_worker(run, step, workers, self._run)
                if result is not None:
                    return cast("Outcome", result)
            return await self._run(run.flow(step))

        try:
            await aconduct(run, perform, self._run, workers)
        except (KeyboardInterrupt, asyncio.CancelledError) as interrupt:
            interrupt.add_note(run.left_running)
            raise
        return run.finish()
