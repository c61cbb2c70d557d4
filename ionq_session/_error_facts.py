"""What an error knows of its call, for an error that stands in its place."""

from typing import Any

from .errors import IonQError

_FACTS = (
    *("method", "path", "status", "name", "request_id", "retry_after"),
    *("body", "validation", "attempts"),
)


def facts_of(error: IonQError) -> dict[str, Any]:  # Any: arguments of several types
    """The arguments of an `IonQError` beside its message, of one that another is made from."""
    return {name: getattr(error, name) for name in _FACTS}
