"""Output formats of the commands, and escaping of a document's texts for them."""

from typing import Final, Literal, TypeAlias

Format: TypeAlias = Literal["text", "markdown", "json"]
"""For a terminal, for a web page, for a program."""

LONGEST: Final = 200
"""The most characters of a name or a value in a report."""


def plain(text: str) -> str:
    """A text of several lines without terminal control characters."""
    return "\n".join(map(line, text.split("\n")))


def line(text: str) -> str:
    """A text on one line without terminal control characters."""
    return "".join(each if each.isprintable() else " " for each in text)


def code(text: str) -> str:
    """A text from a document as one line of inline code in Markdown, which it cannot close."""
    shown = line(text.replace("`", "'"))
    return f"`{shown[: LONGEST - 3]}...`" if len(shown) > LONGEST else f"`{shown}`"
