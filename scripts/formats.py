"""The forms in which commands report, and texts of documents in them, which steer nothing."""

from typing import Final, Literal, TypeAlias

Format: TypeAlias = Literal["text", "markdown", "json"]
"""For a person at a terminal, for a page on the web, for a program."""

LONGEST: Final = 200
"""Characters of a name or a value in a report."""


def plain(text: str) -> str:
    """A text of one or more lines without what steers a terminal."""
    return "".join(each if each.isprintable() or each == "\n" else " " for each in text)


def code(text: str) -> str:
    """A text from a document as code in Markdown, which nothing in it ends, on one line."""
    line = plain(text.replace("`", "'")).replace("\n", " ")
    return f"`{line[: LONGEST - 3]}...`" if len(line) > LONGEST else f"`{line}`"
