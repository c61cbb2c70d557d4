"""What a rule is: it covers one kind of difference, and says how severe it is."""

from collections.abc import Iterator
from enum import IntEnum
from itertools import product
from typing import Final, NamedTuple

from attrs import frozen

from ionq_session._contract.structure import compact

from ..formats import code
from ..openapi.document import Json
from .change import Action, Change, Direction, Kind, Manner, Subject
from .python_names import listed


class Level(IntEnum):
    """How severe a difference is for code written for the old document; 1 is the most severe."""

    BREAKING = 1
    """Code that uses the part fails: when it runs, or already when its types are checked."""

    POSSIBLY_BREAKING = 2
    """Code that uses the part may fail, depending on values or on how it was written."""

    HARMLESS = 3
    """Code goes on working."""

    @property
    def title(self) -> str:
        """The level in words."""
        return self.name.replace("_", " ").capitalize()


BREAKING: Final = Level.BREAKING
POSSIBLY_BREAKING: Final = Level.POSSIBLY_BREAKING
HARMLESS: Final = Level.HARMLESS

ADDED: Final[tuple[Action, ...]] = ("added",)
REMOVED: Final[tuple[Action, ...]] = ("removed",)
CHANGED: Final[tuple[Action, ...]] = ("changed",)
ANY_ACTION: Final[tuple[Action, ...]] = ("added", "removed", "changed")

SENT: Final[tuple[Direction, ...]] = ("request",)
RECEIVED: Final[tuple[Direction, ...]] = ("response",)
BOTH_WAYS: Final[tuple[Direction, ...]] = ("request", "response")
WHOLE: Final[tuple[Direction, ...]] = ("any",)
"""For parts that are neither sent nor received, such as an operation."""
ANYWHERE: Final[tuple[Direction, ...]] = ("any", "request", "response")


@frozen
class Rule:
    """One kind of difference.

    Attributes:
        id: Identifies the rule; never changes.
        level: How severe a difference of this kind is.
        subject: What differs.
        actions: Which changes of the subject are of this kind.
        directions: Which directions of the subject are of this kind.
        manner: What else has to be the case.
        text: What is said of a part after its name, or after the names of several, so without a
            verb that would have to agree. `{old}` and `{new}` are the values before and now,
            `{key}` is the key in the document.
    """

    id: str
    level: Level
    subject: Subject
    actions: tuple[Action, ...]
    directions: tuple[Direction, ...]
    manner: Manner
    text: str

    def kinds(self) -> Iterator[Kind]:
        """The kinds of difference that this rule covers."""
        for action, direction in product(self.actions, self.directions):
            yield self.subject, action, self.manner, direction


class Row(NamedTuple):
    """A rule without its subject, as a line of a table."""

    id: str
    level: Level
    actions: tuple[Action, ...]
    directions: tuple[Direction, ...]
    manner: Manner
    text: str


def table(subject: Subject, *rows: Row) -> tuple[Rule, ...]:
    """The rules about one subject."""
    return tuple(
        Rule(row.id, row.level, subject, row.actions, row.directions, row.manner, row.text)
        for row in rows
    )


@frozen
class Finding:
    """A difference with the rule that covers it."""

    rule: Rule
    change: Change

    @property
    def text(self) -> str:
        """What a report says about the difference, after the name of the part."""
        key = self.change.place.pointer.rpartition("/")[2]
        return self.rule.text.format(
            key=code(key), old=_shown(self.change.old), new=_shown(self.change.new)
        )


def _shown(value: Json) -> str:
    """A value in a line of a report."""
    match value:
        case None:
            return "nothing"
        case bool():
            return "true" if value else "false"
        case str():
            return code(value) if value else "an empty text"
        case list():
            return listed(map(_shown, value), MOST_VALUES) if value else "an empty list"
        case dict() if len(value) <= MOST_KEYS:
            return ", ".join(code(f"{key} {_plain(each)}") for key, each in value.items())
        case dict():
            return "an object"
        case _:
            return str(value)


def _plain(value: Json) -> str:
    """A value within inline code."""
    return value if isinstance(value, str) else compact(value)


MOST_KEYS = 3
"""How many keys of an object a line shows."""

MOST_VALUES = 20
"""How many members of a list a line shows."""
