"""Where a walk through a list stands, as a text that a later walk begins with."""

from urllib.parse import quote, unquote

from attrs import frozen

from ...._option_rules import described
from ....errors import ConfigurationError

_PREFIX = "after"  # cursors of the service are identifiers, and have no colon


@frozen
class Mark:
    """A place in a list.

    Attributes:
        cursor: The service's cursor of the page; None for the first.
        after: The id of the item on it that was passed last; None if none was.
    """

    cursor: str | None = None
    after: str | None = None

    @property
    def text(self) -> str | None:
        """The place as a text; a cursor of the service's stands for itself."""
        if self.after is None:
            return self.cursor
        return f"{_PREFIX}:{quote(self.after, safe='')}:{self.cursor or ''}"

    @classmethod
    def of(cls, text: object) -> "Mark | None":
        """The place that a text stands for.

        Args:
            text: `cursor` of an iterator, `next_` of a page, or None for the beginning.

        Raises:
            ConfigurationError: It is something else.
        """
        if text is None:
            return None
        if not isinstance(text, str) or not text.strip():
            raise ConfigurationError(
                "cursor= takes the `cursor` of an iterator or the `next_` of a page, and got "
                f"{described(text)}"
            )
        prefix, _, rest = text.partition(":")
        after, colon, cursor = rest.partition(":")
        if prefix == _PREFIX and colon:
            return cls(cursor or None, unquote(after))
        return cls(text)
