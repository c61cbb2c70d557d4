"""The API key and other secrets: checked, and shown nowhere."""

from collections.abc import Callable
from typing import TypeAlias

from ..errors import ConfigurationError

MASK = "***"
SHORTEST_MASKED = 4  # masking shorter ones would garble common words
AUTHORIZATION = "authorization"
SECRET_HEADERS = (AUTHORIZATION, "proxy-authorization")


class Secret:
    """A text that is shown nowhere; only `reveal()` returns it."""

    __slots__ = ("__weakref__", "_text")

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the header that needs it."""
        return self._text

    def problem(self) -> str | None:
        """Why it cannot be an HTTP header's value, without showing it; None if it can."""
        if not self._text:
            return "is empty"
        for position, letter in enumerate(self._text, start=1):
            if not " " <= letter <= "~":
                kind = "a line break" if letter in "\r\n" else "a character outside printable ASCII"
                return (
                    f"has {kind} at position {position} of {len(self._text)}; "
                    "copy it again from IonQ's console"
                )
        return None

    def __repr__(self) -> str:
        return f"Secret({MASK!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and self._text == other._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __copy__(self) -> "Secret":
        return self

    def __deepcopy__(self, memo: dict[int, object]) -> "Secret":
        return self

    def __reduce__(self) -> str:
        raise TypeError("a secret cannot be pickled; set it again where it is needed")


KeySource: TypeAlias = Callable[[], object]
"""Returns the API key when it is needed; for an async session it may be a coroutine function."""


def usable(secret: Secret, what: str) -> Secret:
    """The secret, if it can be the value of a header.

    Raises:
        ConfigurationError: It cannot; the message says why and does not show it.
    """
    problem = secret.problem()
    if problem:
        raise ConfigurationError(f"{what} {problem}")
    return secret
