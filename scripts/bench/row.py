"""A row of the table: what is compared, with whom, and how it is measured."""

from collections.abc import Callable

from attrs import frozen

from .figures import CPU, Samples
from .measuring import Effort

# Takes the server's port; returns the samples, and why some contenders have none.
Measure = Callable[[int, Effort], tuple[Samples, dict[str, str]]]


@frozen
class Row:
    """A row.

    Attributes:
        title: What is done.
        measure: Measures it.
        base: The contender that is 1.0.
        kind: The figure whose ratio counts: processors' time, time on the wall, or memory.
        is_rate: Whether the table shows calls a second, where more is better.
        environment: Where it runs.
        goal: The ratio that ours is to reach, if there is one.
    """

    title: str
    measure: Measure
    base: str
    kind: str = CPU
    is_rate: bool = False
    environment: str = "peers"
    goal: float | None = None
