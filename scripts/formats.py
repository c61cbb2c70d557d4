"""The forms in which commands report, and texts of documents in them, which steer nothing."""

from typing import Final, Literal, TypeAlias

Format: TypeAlias = Literal["text", "markdown", "json"]
"""For a person at a terminal, for a page on the web, for a program."""

LONGEST: Final = 200
"""Characters of a name or a value in a report."""


def plain(text: str) -> str:
    """A text of several lines without what steers a terminal."""
    return "\n".join(map(line, text.split("\n")))


def line(text: str) -> str:
    """A text on one line without what steers a terminal."""
    return "".join(each if each.isprintable() else " " for each in text)


def code(text: str) -> str:
    """A text from a document as code in Markdown, which nothing in it ends, on one line."""
    told = line(text.replace("`", "'"))
    return f"`{told[: LONGEST - 3]}...`" if len(told) > LONGEST else f"`{told}`"
