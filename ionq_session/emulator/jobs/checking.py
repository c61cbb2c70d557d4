"""The checking of a payload: what is wrong with it, all at once."""

from typing import TypeGuard

from ..errors import bad_request
from ..jsontypes import Json, JsonObject


class Check:
    """Collects what is wrong, so that one reply names every bad field."""

    def __init__(self) -> None:
        self._problems: dict[str, str] = {}

    def that(self, good: object, key: str, problem: str) -> None:
        """Note a problem with a field unless all is well with it; the first one counts."""
        if not good:
            self._problems.setdefault(key, problem)

    def text(self, holder: JsonObject, key: str, path: str = "") -> str | None:
        """Read a required text."""
        value = holder.get(key)
        self.that(isinstance(value, str), path + key, "a text is required")
        return value if isinstance(value, str) else None

    def optional_text(self, holder: JsonObject, key: str) -> str | None:
        """Read a text that may be left out or null."""
        return None if holder.get(key) is None else self.text(holder, key)

    def object(self, holder: JsonObject, key: str, path: str = "") -> JsonObject | None:
        """Read a required object."""
        value = holder.get(key)
        self.that(isinstance(value, dict), path + key, "an object is required")
        return value if isinstance(value, dict) else None

    def conclude(self) -> None:
        """Raise a 400 if anything was wrong."""
        if self._problems:
            details = "; ".join(f"{key}: {problem}" for key, problem in self._problems.items())
            raise bad_request(f"The job is not valid: {details}.", list(self._problems))


def is_integer(value: Json) -> TypeGuard[int | float]:
    """Tell whether a value is an integer by JSON Schema's count.

    Args:
        value: Any JSON.

    Returns:
        True for 2 and 2.0, false for true.
    """
    return is_number(value) and value % 1 == 0


def is_number(value: Json) -> TypeGuard[int | float]:
    """Tell whether a value is a number.

    Args:
        value: Any JSON.

    Returns:
        False for true, which Python counts among the numbers.
    """
    return isinstance(value, int | float) and not isinstance(value, bool)
