"""One difference between two documents, before a rule has judged it."""

from typing import Literal, TypeAlias

from attrs import evolve, frozen

from ionq_session._structure import compact

from ..openapi.document import Json
from ..openapi.places import pointer

Subject: TypeAlias = Literal[
    "document",
    "server",
    "security scheme",
    "security",
    "operation",
    "tag",
    "parameter",
    "request body",
    "response",
    "media type",
    "header",
    "component",
    "schema",
    "field",
    "required",
    "nullable",
    "type",
    "format",
    "limit",
    "enum",
    "enum value",
    "known value",
    "default",
    "union member",
    "discriminator",
    "additional fields",
    "access",
    "deprecated",
    "wording",
    "keyword",
]
"""What a document is made of, as far as a difference can be told apart."""

Action: TypeAlias = Literal["added", "removed", "changed"]

Direction: TypeAlias = Literal["request", "response", "any"]
"""Whether a part is sent, is received, or is neither (`any`)."""

Manner: TypeAlias = Literal[
    "",
    "error",
    "extension",
    "loosened",
    "moved",
    "narrowed",
    "optional",
    "renamed",
    "required",
    "retyped",
    "style",
    "success",
    "tightened",
    "version",
    "widened",
]
"""What else decides how bad a difference is; empty where nothing does."""

Kind: TypeAlias = tuple[Subject, Action, Manner, Direction]
"""What a rule goes by."""


@frozen
class Place:
    """A part of a document, with its name in Python.

    Attributes:
        name: What a user calls it, such as `Job.status` or `get_job(uuid)`.
        pointer: Where it stands, as a JSON pointer; members of lists go by what identifies them
            (`query:limit` for a parameter), so that one pointer fits both documents.
        direction: Whether it is sent or received.
        operations: The methods that it concerns.
    """

    name: str
    pointer: str
    direction: Direction = "any"
    operations: tuple[str, ...] = ()

    def at(self, *keys: str) -> "Place":
        """A part that has no name of its own."""
        return evolve(self, pointer=self.pointer + pointer(*keys))

    def named(self, name: str, *keys: str) -> "Place":
        """A part that has a name."""
        return evolve(self.at(*keys), name=name)


@frozen
class Change:
    """One difference.

    Attributes:
        subject: What differs.
        action: How.
        place: Where.
        manner: What else decides how bad it is.
        old: What stood there; `None` if nothing did.
        new: What stands there now; `None` if nothing does.
        pointers: All parts of the documents that this difference explains.
    """

    subject: Subject
    action: Action
    place: Place
    manner: Manner = ""
    old: Json = None
    new: Json = None
    pointers: tuple[str, ...] = ()

    @property
    def kind(self) -> Kind:
        """What a rule goes by."""
        return self.subject, self.action, self.manner, self.place.direction

    @property
    def explained(self) -> tuple[str, ...]:
        """Every pointer below which a difference of the documents is part of this one."""
        return (self.place.pointer, *self.pointers)


def same(old: Json, new: Json) -> bool:
    """Whether two parts of documents are equal; for Python alone, 1 and true would be."""
    return compact(old) == compact(new)
