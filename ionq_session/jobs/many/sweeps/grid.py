"""The points of a sweep, from the values of each parameter."""

import itertools
import math
from collections.abc import Iterable, Iterator, Mapping
from typing import Literal, TypeAlias, cast

from attrs import field, frozen

from ...circuits.parameters import Parameter, finite
from ...errors import InvalidCircuitError

Mode: TypeAlias = Literal["grid", "zip"]

MOST_POINTS = 1_000_000  # 200 jobs of 5,000 circuits; more is a mistake rather than a wish


@frozen
class Grid:
    """The points of a sweep.

    Attributes:
        axes: The values of each parameter by its name, in the order in which they were given.
        mode: `grid` combines each value with all values of the others, the last parameter
            changing fastest; `zip` takes the first values of all, then the second ones, and so on.
    """

    axes: Mapping[str, tuple[float, ...]] = field(hash=False)
    mode: Mode = "grid"

    @property
    def shape(self) -> tuple[int, ...]:
        """How many values each parameter has; with `zip` how many points there are."""
        lengths = tuple(len(each) for each in self.axes.values())
        return lengths if self.mode == "grid" else lengths[:1]

    @property
    def names(self) -> tuple[str, ...]:
        """The parameters."""
        return tuple(self.axes)

    @property
    def size(self) -> int:
        """How many points there are; `len` takes no number that is far too large."""
        return math.prod(self.shape)

    def __len__(self) -> int:
        return self.size

    def __iter__(self) -> Iterator[dict[str, float]]:
        """The value of each parameter, point by point."""
        values = self.axes.values()
        rows = itertools.product(*values) if self.mode == "grid" else zip(*values, strict=True)
        for row in rows:
            yield dict(zip(self.axes, row, strict=True))


def grid_of(values: object, mode: object) -> Grid:
    """The points from what a user gives.

    Args:
        values: The values of each parameter by itself or by its name.
        mode: `grid` or `zip`.

    Raises:
        InvalidCircuitError: There are no parameters or no values, a value is not a finite number,
            there is no such mode, or with `zip` one has more values than another.
    """
    if mode not in ("grid", "zip"):
        raise InvalidCircuitError(f"the mode of a sweep is grid or zip, not {mode!r}")
    if not isinstance(values, Mapping) or not values:
        raise InvalidCircuitError(
            'a sweep takes the values of each parameter, such as {"theta": [0.1, 0.2]}'
        )
    axes: dict[str, tuple[float, ...]] = {}
    for key, listed in cast("Mapping[object, object]", values).items():
        name = key.name if isinstance(key, Parameter) else _name_of(key)
        if name in axes:
            raise InvalidCircuitError(f"the values of {name} are given twice")
        axes[name] = _numbers(name, listed)
    found = Grid(axes, mode)
    lengths = {name: len(each) for name, each in axes.items()}
    if mode == "zip" and len(set(lengths.values())) > 1:
        told = ", ".join(f"{name} has {count}" for name, count in lengths.items())
        raise InvalidCircuitError(f"with mode='zip' all have as many values, but {told}")
    if found.size > MOST_POINTS:
        raise InvalidCircuitError(
            f"these are {found.size} points, and a sweep takes {MOST_POINTS}: sweep in parts"
        )
    return found


def _name_of(key: object) -> str:
    """The name of a parameter, also of Qiskit's or of SymPy's, whose names are texts, too."""
    name = key if isinstance(key, str) else getattr(key, "name", None)
    if not isinstance(name, str):
        raise InvalidCircuitError(f"a parameter is given by its name, a text, and not {key!r}")
    return name


def _numbers(name: str, listed: object) -> tuple[float, ...]:
    if not isinstance(listed, Iterable) or isinstance(listed, str | bytes | Mapping):
        raise InvalidCircuitError(f"the values of {name} are a list of numbers, not {listed!r}")
    numbers = tuple(
        finite(each, f"value {index} of {name}")
        # cast: what an iterable of an unknown type gives is unknown.
        for index, each in enumerate(cast("Iterable[object]", listed))
    )
    if not numbers:
        raise InvalidCircuitError(f"{name} has no values")
    return numbers
