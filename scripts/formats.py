"""The forms in which commands report."""

from typing import Literal, TypeAlias

Format: TypeAlias = Literal["text", "markdown", "json"]
"""For a person at a terminal, for a page on the web, for a program."""
