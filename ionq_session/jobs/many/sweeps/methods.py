"""The methods of sessions about sweeps; those of the two sessions side by side."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias, Unpack, cast

from ...._flows.flow import Flow, work
from ...options import RunOptions, SubmitOptions
from ..batches.flows import BatchFlows
from ..batches.methods import AsyncBatchMethods, BatchMethods

if TYPE_CHECKING:
    from ...circuits.parameters import Parameter, Real
    from ..batches.submitting import SentJob
    from .grid import Grid, Mode
    from .handles import AsyncSweepHandle, SweepHandle
    from .result import SweepResult

    Values: TypeAlias = Mapping[str, Iterable[Real]] | Mapping[Parameter, Iterable[Real]]

WAIT = ("timeout", "poll", "on_update", "cancel_on_timeout")  # of the options of `run`
READ = ("bit_order",)  # likewise


class SweepFlows(BatchFlows):
    """The flows behind the methods about sweeps."""

    # Any: the options of waiting and reading, by name.
    def _check_sweep(self, waiting: Mapping[str, Any], reading: Mapping[str, Any]) -> Flow[None]:
        """Refuse what waiting and reading would refuse, before there are jobs that cost."""
        return self._check_reading(
            waiting.get("timeout"),
            waiting.get("poll"),
            waiting.get("on_update"),
            waiting.get("cancel_on_timeout", False),
            reading.get("bit_order", "little"),
        )

    def _send_sweep(
        self, circuit: object, values: "Values", mode: str, options: SubmitOptions
    ) -> "Flow[tuple[Grid, tuple[SentJob, ...]]]":
        """Submit the circuits of all points as a batch, each named by its point."""
        from .binding import circuits_of, point_name
        from .grid import grid_of

        grid = grid_of(values, mode)
        circuits = yield from work(partial(circuits_of, circuit, grid))
        names = [point_name(point) for point in grid]
        return grid, (yield from self._send_batch(circuits, options, names))


class SweepMethods(BatchMethods, SweepFlows):
    """What `IonQSession` does with circuits with parameters."""

    def submit_sweep(
        self,
        circuit: object,
        values: "Values",
        *,
        mode: "Mode" = "grid",
        **options: Unpack[SubmitOptions],
    ) -> "SweepHandle":
        """Submit a circuit with many values of its parameters as a batch; see `sweep`.

        Args:
            circuit: The circuit, as for `sweep`.
            values: The values of each parameter, likewise.
            mode: `grid` or `zip`, likewise.
            **options: The arguments of `submit`.

        Returns:
            A handle; `handle.batch.wait()` waits, and `handle.result()` has the results by point.

        Raises:
            IonQError: As `sweep` and `submit` raise it.
        """
        from .handles import SweepHandle

        grid, sent = self._do(self._send_sweep(circuit, values, mode, options))
        return SweepHandle(grid, self._batch_handle(sent))

    def sweep(
        self,
        circuit: object,
        values: "Values",
        *,
        mode: "Mode" = "grid",
        **options: Unpack[RunOptions],
    ) -> "SweepResult":
        """Run a circuit with many values of its parameters, as one batch.

            circuit = Circuit(2).h(0).rx(1, Parameter("theta")).cnot(0, 1)
            sweep = session.sweep(circuit, {"theta": [0, 0.5, 1]}, shots=1000)
            sweep.expectation("ZZ").values

        Args:
            circuit: A circuit with a `Parameter` in place of numbers, one of Qiskit's or of Cirq's
                with parameters of theirs, or a function of the parameters, by name, that returns a
                circuit of any kind.
            values: The values of each parameter, by itself or its name.
            mode: `grid` runs all combinations, the last parameter changing fastest; `zip` runs the
                first values of all, then the second ones, and so on.
            **options: The arguments of `run`.

        Returns:
            The results by point. A circuit that failed does not hide the others.

        Raises:
            InvalidCircuitError: A parameter is unknown or has no values, a value is not a finite
                number, or a circuit cannot run; nothing was sent.
            IonQError: As `run` raises it for a list of circuits.
        """
        submitting, waiting, reading = _parted(options)
        self._do(self._check_sweep(waiting, reading))
        handle = self.submit_sweep(circuit, values, mode=mode, **submitting)
        handle.batch.wait(**waiting)
        return handle.result(**reading)


class AsyncSweepMethods(AsyncBatchMethods, SweepFlows):
    """What `AsyncIonQSession` does with circuits with parameters."""

    async def submit_sweep(
        self,
        circuit: object,
        values: "Values",
        *,
        mode: "Mode" = "grid",
        **options: Unpack[SubmitOptions],
    ) -> "AsyncSweepHandle":
        """Submit a circuit with many values of its parameters; see `IonQSession.submit_sweep`."""
        from .handles import AsyncSweepHandle

        grid, sent = await self._do(self._send_sweep(circuit, values, mode, options))
        return AsyncSweepHandle(grid, self._batch_handle(sent))

    async def sweep(
        self,
        circuit: object,
        values: "Values",
        *,
        mode: "Mode" = "grid",
        **options: Unpack[RunOptions],
    ) -> "SweepResult":
        """Run a circuit with many values of its parameters; see `IonQSession.sweep`."""
        submitting, waiting, reading = _parted(options)
        await self._do(self._check_sweep(waiting, reading))
        handle = await self.submit_sweep(circuit, values, mode=mode, **submitting)
        await handle.batch.wait(**waiting)
        return await handle.result(**reading)


# Any: each option has a type of its own, which the typed dictionaries declare.
def _parted(options: RunOptions) -> tuple[SubmitOptions, dict[str, Any], dict[str, Any]]:
    """The options of submitting, of waiting and of reading; submitting refuses unknown ones."""
    given: dict[str, Any] = {**options}
    waiting = {name: given.pop(name) for name in WAIT if name in given}
    reading = {name: given.pop(name) for name in READ if name in given}
    return cast("SubmitOptions", given), waiting, reading
