"""Collects what is wrong with a payload, so that one reply names every bad field."""

from typing import TypeGuard

from ..errors import bad_request
from ..jsontypes import Json, JsonObject


class Check:
    """The problems of a payload by field; the first one of each field counts."""

    def __init__(self) -> None:
        self._problems: dict[str, str] = {}

    def that(self, good: object, key: str, problem: str) -> None:
        """Note a problem with a field unless a condition holds."""
        if not good:
            self._problems.setdefault(key, problem)

    def text(self, holder: JsonObject, key: str, path: str = "") -> str | None:
        """Read a required string."""
        value = holder.get(key)
        self.that(isinstance(value, str), path + key, "a string is required")
        return value if isinstance(value, str) else None

    def optional_text(self, holder: JsonObject, key: str) -> str | None:
        """Read a string that may be missing or null."""
        return None if holder.get(key) is None else self.text(holder, key)

    def object(self, holder: JsonObject, key: str, path: str = "") -> JsonObject | None:
        """Read a required object."""
        value = holder.get(key)
        self.that(isinstance(value, dict), path + key, "an object is required")
        return value if isinstance(value, dict) else None

    def conclude(self) -> None:
        """Raise a 400 if there are problems."""
        if self._problems:
            details = "; ".join(f"{key}: {problem}" for key, problem in self._problems.items())
            raise bad_request(f"The job is not valid: {details}.", list(self._problems))


def is_integer(value: Json) -> TypeGuard[int | float]:
    """Whether a value is an integer in the sense of JSON Schema: 2 and 2.0 are, true is not."""
    return is_number(value) and value % 1 == 0


def is_number(value: Json) -> TypeGuard[int | float]:
    """Whether a value is a number; true is not, although Python counts it among the numbers."""
    return isinstance(value, int | float) and not isinstance(value, bool)
