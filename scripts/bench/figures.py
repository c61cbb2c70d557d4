"""What was measured: samples of contenders, the figures made of them, and their JSON."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Self

from attrs import asdict, field, frozen

CPU, WALL, MEMORY = "cpu", "wall", "memory"

# Of each contender: a list for each kind of figure, with a value for each round. Seconds for one
# call, or bytes.
Samples = Mapping[str, Mapping[str, Sequence[float]]]


@frozen
class Spread:
    """The median of some values, and the quartiles, between which half of them lie."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: Iterable[float]) -> Self:
        """Make it of values, at least one."""
        values = list(values)
        if len(values) == 1:
            return cls(values[0], values[0], values[0])
        low, median, high = statistics.quantiles(values, n=4, method="inclusive")
        return cls(median, low, high)


@frozen
class Contender:
    """The figures of a contender in one row, by kind; `ratios` are to the base, round by round."""

    figures: Mapping[str, Spread]
    ratios: Mapping[str, Spread]

    @classmethod
    def of(
        cls, samples: Mapping[str, Sequence[float]], base: Mapping[str, Sequence[float]]
    ) -> Self:
        """Make it of a contender's samples and those of the base, which took turns."""
        ratios = {
            kind: Spread.of(
                own / other for own, other in zip(values, base[kind], strict=True) if other
            )
            for kind, values in samples.items()
        }
        return cls({kind: Spread.of(values) for kind, values in samples.items()}, ratios)


@frozen
class Result:
    """A row after it was measured. `problems` says who could not take part, and why."""

    contenders: Mapping[str, Contender]
    problems: Mapping[str, str] = field(factory=dict[str, str])

    @classmethod
    def of(cls, samples: Samples, base: str, problems: Mapping[str, str]) -> Self:
        """Make it of samples."""
        return cls(
            {name: Contender.of(own, samples[base]) for name, own in samples.items()}, problems
        )

    # Any: JSON.
    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Self:
        """Read what `asdict` wrote."""

        def spreads(found: dict[str, dict[str, float]]) -> dict[str, Spread]:
            return {kind: Spread(**each) for kind, each in found.items()}

        contenders = {
            name: Contender(spreads(each["figures"]), spreads(each["ratios"]))
            for name, each in value["contenders"].items()
        }
        return cls(contenders, value["problems"])


@frozen
class Report:
    """A whole run: where it was, the server's calls a second, and the result of each row."""

    place: Mapping[str, str]
    server: Mapping[str, float]
    rows: Mapping[str, Result]

    def to_dict(self) -> dict[str, Any]:
        """The report as JSON."""
        return asdict(self)

    @classmethod
    def from_dict(cls, value: dict[str, Any]) -> Self:
        """Read what `to_dict` wrote."""
        rows = {name: Result.from_dict(each) for name, each in value["rows"].items()}
        return cls(value["place"], value["server"], rows)
