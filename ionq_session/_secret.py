"""The API key: checked, hidden, and taken out of any text."""

from collections.abc import Iterable

from .errors import ConfigurationError

MASK = "***"
SHORTEST_MASKED = 4  # shorter secrets would blot out parts of common words


class Secret:
    """A text that is shown nowhere; only `reveal()` gives it away."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        """The text itself, for the header that needs it."""
        return self._text

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


def checked_header(text: str, what: str) -> Secret:
    """A secret that may stand in an HTTP header.

    Args:
        text: The secret.
        what: What to call it in an error.

    Raises:
        ConfigurationError: It is empty, or has characters that no header may have. The message
            does not show it.
    """
    stripped = text.strip()
    if not stripped:
        raise ConfigurationError(f"{what} is empty")
    strange = next((letter for letter in stripped if not "!" <= letter <= "~"), None)
    if strange is not None and strange != " ":
        kind = "a line break" if strange in "\r\n" else "a character outside printable ASCII"
        where = stripped.index(strange) + 1
        raise ConfigurationError(
            f"{what} has {kind} at position {where} of {len(stripped)}; "
            "copy it again from IonQ's console"
        )
    return Secret(stripped)


def masked(text: str, secrets: Iterable[Secret]) -> str:
    """A text without the secrets that it may hold, with or without their scheme (`apiKey`)."""
    for secret in secrets:
        revealed = secret.reveal()
        for part in (revealed, revealed.partition(" ")[2]):
            if len(part) >= SHORTEST_MASKED:
                text = text.replace(part, MASK)
    return text
