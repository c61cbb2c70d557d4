"""Types that all other modules share: UNSET and JSON values."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from enum import Enum
from typing import Final, Literal, TypeAlias, Union


class Unset(Enum):
    """The type of `UNSET`, to tell a field that is absent from one that is null.

    It is false in a condition, and `value is UNSET` narrows `T | Unset` to `T`.
    """

    UNSET = "UNSET"

    def __bool__(self) -> Literal[False]:
        """Absence is false, as `None` is."""
        return False

    def __repr__(self) -> str:
        return "UNSET"


UNSET: Final = Unset.UNSET
"""The value of a field that was not given, or not received."""

# Not written with `|`, which refuses text at run time, so that `JsonValue | None` works there.
JsonValue: TypeAlias = Union["dict[str, JsonValue]", "list[JsonValue]", str, int, float, bool, None]
"""Anything that JSON can hold, as `json.loads` returns it."""

__all__ = ("UNSET", "JsonValue", "Unset")
