"""Numbers in the shape of a grid, with the values of the parameters along its axes."""

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, TypeAlias, Union

from attrs import field, frozen

from ...results.extras import require
from .grid import Grid

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

Nested: TypeAlias = Union[float, "list[Nested]"]


@frozen(repr=False)
class LabelledArray:
    """A number for each point of a sweep, such as an expectation value.

    NumPy takes it as an array: `np.asarray(values)`, `np.argmax(values)`, `plt.plot(x, values)`.

    Attributes:
        name: What the numbers are.
        flat: The numbers, point by point; NaN for a circuit that failed.
        errors: The standard error of each; NaN where it is not known.
        grid: The points.
    """

    name: str
    flat: tuple[float, ...] = field(eq=lambda values: _comparable(values))
    errors: tuple[float, ...] = field(eq=lambda values: _comparable(values))
    grid: Grid

    @property
    def axes(self) -> dict[str, tuple[float, ...]]:
        """The values of each parameter, along the axis of that number; with `zip` along the one."""
        return dict(self.grid.axes)

    @property
    def shape(self) -> tuple[int, ...]:
        """How many numbers there are along each axis."""
        return self.grid.shape

    @property
    def values(self) -> list[Nested]:
        """The numbers as lists of lists, one level for each axis."""
        return _nested(self.flat, self.shape)

    @property
    def standard_errors(self) -> list[Nested]:
        """The standard errors, likewise."""
        return _nested(self.errors, self.shape)

    def at(self, **point: float) -> float:
        """The number of one point.

        Args:
            **point: The value of each parameter, as it was given.

        Raises:
            KeyError: There is no such point.
        """
        for number, each in zip(self.flat, self.grid, strict=True):
            if each == point:
                return number
        raise KeyError(f"there is no point {point}; `axes` has the values of each parameter")

    def to_numpy(self) -> "NDArray[np.float64]":
        """The numbers as an array of `shape`.

        Raises:
            MissingExtraError: NumPy is not installed.
        """
        require("numpy", "an array")
        import numpy as np

        return np.array(self.flat, np.float64).reshape(self.shape)

    def to_pandas(self) -> "pd.Series[float]":
        """The numbers as a series, indexed by the values of the parameters.

        Raises:
            MissingExtraError: pandas is not installed.
        """
        require("pandas", "a table of a sweep")
        import pandas as pd

        rows = [tuple(each.values()) for each in self.grid]
        index = pd.MultiIndex.from_tuples(rows, names=list(self.grid.names))
        return pd.Series(list(self.flat), index=index, name=self.name, dtype="float64")

    # Any: whatever NumPy asks for.
    def __array__(self, dtype: Any = None, copy: bool | None = None) -> Any:
        if copy is False:
            raise ValueError("the numbers of a sweep are no array, and can only be copied into one")
        return self.to_numpy().astype(dtype or float, copy=False)

    def __len__(self) -> int:
        return self.shape[0]

    def __repr__(self) -> str:
        axes = ", ".join(f"{name}[{len(each)}]" for name, each in self.grid.axes.items())
        return f"LabelledArray({self.name!r}, {axes}, values={self.values})"


def _comparable(values: tuple[float, ...]) -> tuple[float | None, ...]:
    """Numbers as `==` compares them; NaN, which is equal to nothing, is equal to itself here."""
    return tuple(None if math.isnan(each) else each for each in values)


def _nested(flat: Sequence[float], shape: Sequence[int]) -> list[Nested]:
    if len(shape) == 1:
        return list(flat)
    step = math.prod(shape[1:])
    return [_nested(flat[at : at + step], shape[1:]) for at in range(0, len(flat), step)]


def point_columns(grid: Grid) -> Mapping[str, list[float]]:
    """The values of each parameter, point by point."""
    rows = [tuple(each.values()) for each in grid]
    return {name: [row[at] for row in rows] for at, name in enumerate(grid.names)}
