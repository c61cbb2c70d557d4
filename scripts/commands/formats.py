"""The forms in which commands report."""

from enum import StrEnum


class Format(StrEnum):
    """Who is to read a report: a person at a terminal, a page on the web, a program."""

    TEXT = "text"
    MARKDOWN = "markdown"
    JSON = "json"
