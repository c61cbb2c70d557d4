"""Many jobs as a user names them."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from ...._option_rules import REFUSED, Rule, ruled
from ....errors import ConfigurationError
from ...flows import JobReference, id_of

if TYPE_CHECKING:
    from .crowd import Crowd


def _several(value: object) -> object:
    return value if not isinstance(value, str) and hasattr(value, "__iter__") else REFUSED


MANY = Rule("a list of handles or of ids", _several)


def references(jobs: Iterable[JobReference]) -> list[tuple[str, JobReference]]:
    """Each of many jobs with its id, in their order.

    Raises:
        ConfigurationError: They are none; the message says which.
    """
    ruled("jobs", MANY, jobs)
    found: list[tuple[str, JobReference]] = []
    for place, job in enumerate(jobs):
        try:
            found.append((id_of(job), job))
        except ConfigurationError as error:
            raise ConfigurationError(f"jobs[{place}]: {error.message}") from None
    return found


def they_go_on(crowd: "Crowd") -> str:
    """What to know about jobs whose owner stopped waiting."""
    return (
        f"{len(crowd.open)} of {crowd.total} jobs go on; session.wait_all() of them waits again, "
        "in any process"
    )
