"""SweepResult: the results of one circuit with many values of its parameters."""

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, overload

from attrs import evolve, frozen

from ionq_api import JsonValue

from ...errors import JobError, ResultArgumentError
from ...results.batch_result import BatchResult
from ...results.bits import BitOrder
from ...results.extras import require
from ...results.job_result import JobResult
from ...results.outcomes import Outcomes
from .grid import Grid
from .labelled import LabelledArray, point_columns

if TYPE_CHECKING:
    import pandas as pd


@frozen(repr=False)
class SweepResult(Sequence[JobResult]):
    """The results of a sweep, in the order of its points.

        sweep = session.sweep(circuit, {"theta": [0, 0.5, 1], "phi": [0, 1]}, shots=500)
        sweep.at(theta=0.5, phi=1).counts
        sweep.expectation("ZZ").to_numpy()       # of shape (3, 2)
        sweep.to_pandas("ZZ")                    # a row for each point

    It is a sequence of results as a `BatchResult` is: a circuit that failed raises its error when
    it is asked for. In arrays and tables its numbers are NaN.

    Attributes:
        grid: The points.
        batch: Their results.
    """

    grid: Grid
    batch: BatchResult

    @property
    def axes(self) -> dict[str, tuple[float, ...]]:
        """The values of each parameter, by its name."""
        return dict(self.grid.axes)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each parameter has; with `zip` how many points there are."""
        return self.grid.shape

    @property
    def points(self) -> list[dict[str, float]]:
        """The value of each parameter, point by point."""
        return list(self.grid)

    @property
    def errors(self) -> dict[int, JobError]:
        """Why there is no result, by the number of the point, from 0."""
        return self.batch.errors

    def at(self, **point: float) -> JobResult:
        """The result of one point.

        Args:
            **point: The value of each parameter, as it was given.

        Raises:
            KeyError: There is no such point.
            JobError: Its circuit failed.
        """
        for place, each in enumerate(self.grid):
            if each == point:
                return self.batch[place]
        raise KeyError(f"there is no point {point}; `axes` has the values of each parameter")

    def expectation(self, observable: str, *, register: str | None = None) -> LabelledArray:
        """The expectation value of a product of Pauli Z at each point, with standard errors.

        Args:
            observable: A letter for each bit, `Z` or `I`; see `JobResult.expectation`.
            register: The classical register that it is of; by default all qubits.

        Raises:
            ResultArgumentError: The results have another number of bits, or no such register.
        """
        values: list[float] = []
        errors: list[float] = []
        for result in self._outcomes(register):
            found = None if result is None else result.expectation(observable)
            error = None if found is None else found.standard_error
            values.append(math.nan if found is None else found.value)
            errors.append(math.nan if error is None else error)
        return LabelledArray(observable, tuple(values), tuple(errors), self.grid)

    def probability(self, bitstring: str, *, register: str | None = None) -> LabelledArray:
        """The probability of a bitstring at each point.

        The standard error is that of a share of so many shots; 0 for probabilities that were
        computed.

        Args:
            bitstring: As in `JobResult.probabilities`.
            register: The classical register that it is of; by default all qubits.

        Raises:
            ResultArgumentError: The results have another number of bits, or no such register.
        """
        values: list[float] = []
        errors: list[float] = []
        for result in self._outcomes(register):
            if result is not None and (
                len(bitstring) != result.width or not set(bitstring) <= set("01")
            ):
                raise ResultArgumentError(
                    f"{bitstring!r} is no bitstring of {result.width} bits, as the results have"
                )
            share = math.nan if result is None else result.probabilities.get(bitstring, 0.0)
            values.append(share)
            errors.append(math.nan if result is None else _share_error(result, share))
        return LabelledArray(bitstring, tuple(values), tuple(errors), self.grid)

    def to_pandas(self, *observables: str, register: str | None = None) -> "pd.DataFrame":
        """A table with a row for each point.

        Args:
            *observables: Expectation values to have as columns, each with its standard error in a
                column such as `ZZ_error`. By default there is a column for each bitstring that
                came, with its counts, or its probabilities if the shots are not known.
            register: The classical register that this is of; by default all qubits.

        Returns:
            The parameters as columns, then the numbers. If a circuit failed, the last column
            `error` says why.

        Raises:
            MissingExtraError: pandas is not installed.
            ResultArgumentError: The results have another number of bits, or no such register.
        """
        require("pandas", "a table of a sweep")
        import pandas as pd

        columns: dict[str, Sequence[object]] = dict(point_columns(self.grid))
        for each in observables:
            found = self.expectation(each, register=register)
            columns |= {each: found.flat, f"{each}_error": found.errors}
        if not observables:
            columns |= self._bitstrings(register)
        if self.errors:
            errors = self.errors
            columns["error"] = [
                errors[place].message if place in errors else None for place in range(len(self))
            ]
        return pd.DataFrame(columns)

    def with_bit_order(self, bit_order: BitOrder) -> "SweepResult":
        """The same results with the other order of bits, or the same.

        Raises:
            ResultArgumentError: There is no such order.
        """
        return evolve(self, batch=self.batch.with_bit_order(bit_order))

    def to_dict(self) -> dict[str, JsonValue]:
        """The whole as JSON, which `from_dict` of this and of later releases reads."""
        from .saving import saved_sweep

        return saved_sweep(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, object]) -> "SweepResult":
        """What `to_dict` returned as results again; equal to the original.

        Raises:
            SavedResultError: It is no saved sweep, is damaged, or of a newer version.
        """
        from .saving import loaded_sweep

        return loaded_sweep(data)

    @overload
    def __getitem__(self, index: int) -> JobResult: ...

    @overload
    def __getitem__(self, index: slice) -> BatchResult: ...

    def __getitem__(self, index: int | slice) -> JobResult | BatchResult:
        return self.batch[index]

    def __iter__(self) -> Iterator[JobResult]:
        return iter(self.batch)

    def __len__(self) -> int:
        return len(self.batch)

    def __repr__(self) -> str:
        axes = ", ".join(f"{name}[{len(each)}]" for name, each in self.grid.axes.items())
        return f"SweepResult({axes}, mode={self.grid.mode!r}, batch={self.batch!r})"

    def _outcomes(self, register: str | None) -> list[Outcomes | None]:
        """The outcomes at each point, of all qubits or of a register; None where it failed."""
        found: list[Outcomes | None] = []
        for place, result in enumerate(self.batch.results()):
            if result is None or register is None:
                found.append(result)
            elif register in result.registers.by_name:
                found.append(result.registers[register])
            else:
                there = ", ".join(map(repr, result.registers)) or "none"
                raise ResultArgumentError(
                    f"the result of point {place} has no register {register!r}; there are: {there}"
                )
        return found

    def _bitstrings(self, register: str | None) -> dict[str, Sequence[object]]:
        """A column for each bitstring that came at any point."""
        outcomes = self._outcomes(register)
        counted = all(each is None or each.shot_count is not None for each in outcomes)
        rows: list[Mapping[str, float] | None] = [
            None if each is None else each.counts if counted else each.probabilities
            for each in outcomes
        ]
        texts = sorted({text for row in rows if row is not None for text in row})
        return {
            text: [math.nan if row is None else row.get(text, 0) for row in rows] for text in texts
        }


def _share_error(outcomes: Outcomes, share: float) -> float:
    if outcomes.exact:
        return 0.0
    shots = outcomes.shot_count
    return math.nan if shots is None else math.sqrt(share * (1 - share) / shots)
