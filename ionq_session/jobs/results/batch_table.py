"""The results of several circuits as one table."""

from typing import TYPE_CHECKING

from .extras import require

if TYPE_CHECKING:
    import pandas as pd

    from .batch_result import BatchResult


def table(batch: "BatchResult") -> "pd.DataFrame":
    """A row for each bitstring of each circuit that has a result.

    Raises:
        MissingExtraError: pandas is not installed.
    """
    require("pandas", "a table of outcomes")
    import pandas as pd

    counted = all(each.shot_count is not None for each in batch.completed)
    index: list[tuple[int, str]] = []
    counts: list[int] = []
    probabilities: list[float] = []
    for place, each in enumerate(batch.results()):
        if each is None:
            continue
        shares, known = each.probabilities, each.counts if counted else {}
        for state, _ in each.most_common():
            index.append((place, state))
            probabilities.append(shares[state])
            counts.append(known.get(state, 0))
    columns = {"count": counts} if counted else {}
    return pd.DataFrame(
        {**columns, "probability": probabilities},
        index=pd.MultiIndex.from_tuples(index, names=["circuit", "state"]),
    )
