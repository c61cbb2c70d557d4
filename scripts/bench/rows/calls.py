"""Calls one after the other, over one connection."""

from collections.abc import Callable, Mapping

from .. import clients, payloads
from ..clients import HTTPX, Call
from ..figures import Samples
from ..measuring import Effort, repeated, taken_in_turns
from ..row import Row

Makers = Mapping[str, Callable[[], Call]]


def _row(title: str, makers: Callable[[int], Makers], goal: float) -> Row:
    def measure(port: int, effort: Effort) -> tuple[Samples, dict[str, str]]:
        made, problems = clients.taking_part(makers(port))
        batches = {name: repeated(call) for name, call in made.items()}
        return taken_in_turns(batches, effort), problems

    return Row(title, measure, HTTPX, goal=goal)


ROWS: Mapping[str, Row] = {
    "get-job": _row("`get_job`", clients.get_job, 0.6),
    "create-bell": _row(
        "`create_job`, a Bell pair", lambda port: clients.create_job(port, payloads.bell()), 0.65
    ),
    "create-large": _row(
        "`create_job`, 1,000 gates", lambda port: clients.create_job(port, payloads.large()), 1.3
    ),
    "page": _row("a page of 25 jobs", clients.get_jobs, 1.2),
}
