"""What a circuit is called in its job, so that its place among all can be read from its name.

The service makes a job of its own for each circuit of a job, and lists these in an order that no
document promises. All that it keeps of a circuit there is its name. So a circuit is named
`ghz [17/5000]` if its user calls it `ghz`, and `[17/5000]` if it has no name; its result is called
`ghz` again, or nothing. A name that several circuits share so belongs to one of them.
"""

import re
from collections.abc import Mapping

from attrs import frozen

_NUMBERED = re.compile(r"(?:(?P<name>.*) )?\[(?P<place>\d{1,9})/(?P<count>\d{1,9})\]", re.DOTALL)


@frozen
class Numbered:
    """The name of a circuit, read.

    Attributes:
        name: What its user calls it; None for nothing.
        place: Its index among all circuits of its batch.
        count: How many these are.
    """

    name: str | None
    place: int
    count: int


def numbered(name: str | None, place: int, count: int) -> str:
    """The name that a circuit is sent with.

    Args:
        name: What its user calls it, if anything.
        place: Its index among all circuits of its batch, which may be several jobs.
        count: How many these are.
    """
    number = f"[{place}/{count}]"
    return f"{name} {number}" if name else number


def read_names(names: Mapping[str, str | None]) -> dict[str, Numbered]:
    """The places of the circuits of one job, as far as their names tell.

    Args:
        names: By the ids of their jobs.

    Returns:
        By the same ids; empty unless each has a name that `numbered` could have given, and all fit
        together: numbers that are no places are a user's own.
    """
    found: dict[str, Numbered] = {}
    for job_id, name in names.items():
        match = _NUMBERED.fullmatch(name or "")
        if match is None:
            return {}
        found[job_id] = Numbered(match["name"], int(match["place"]), int(match["count"]))
    places = {each.place for each in found.values()}
    counts = {each.count for each in found.values()}
    if len(counts) != 1 or len(places) < len(found) or max(places) >= min(counts):
        return {}
    return found
