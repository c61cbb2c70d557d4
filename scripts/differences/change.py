"""A difference between two documents, before a rule classifies it."""

from typing import Literal, TypeAlias

from attrs import evolve, frozen

from ionq_session._contract.structure import compact

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
    "default",
    "union member",
    "discriminator",
    "additional fields",
    "access",
    "deprecated",
    "wording",
    "keyword",
]
"""The parts of a document whose differences are distinguished."""

Action: TypeAlias = Literal["added", "removed", "changed"]

Direction: TypeAlias = Literal["request", "response", "any"]
"""Whether a part is sent, received, or neither (`any`)."""

Manner: TypeAlias = Literal[
    "",
    "error",
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
"""What else decides how severe a difference is; empty if nothing does."""

Kind: TypeAlias = tuple[Subject, Action, Manner, Direction]
"""What a rule is chosen by."""


@frozen
class Place:
    """A part of a document, with its name in Python.

    Attributes:
        name: Its name for users, such as `Job.status` or `get_job(uuid)`.
        pointer: Its JSON pointer; members of lists are addressed by what identifies them
            (`query:limit` for a parameter), so that one pointer fits both documents.
        direction: Whether it is sent or received.
        operations: The methods that use it.
    """

    name: str
    pointer: str
    direction: Direction = "any"
    operations: tuple[str, ...] = ()

    def at(self, *keys: str) -> "Place":
        """A part without a name of its own."""
        return evolve(self, pointer=self.pointer + pointer(*keys))

    def named(self, name: str, *keys: str) -> "Place":
        """A part with a name of its own."""
        return evolve(self.at(*keys), name=name)


@frozen
class Change:
    """One difference.

    Attributes:
        subject: What differs.
        action: How.
        place: Where.
        manner: What else decides how severe it is.
        old: The old value; `None` if there was none.
        new: The new value; `None` if there is none.
        pointers: Other parts of the documents that this difference explains.
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
        """What a rule is chosen by."""
        return self.subject, self.action, self.manner, self.place.direction

    @property
    def explained(self) -> tuple[str, ...]:
        """The pointers of all parts whose differences are covered by this one."""
        return (self.place.pointer, *self.pointers)


def same(old: Json, new: Json) -> bool:
    """Whether two parts of documents are equal as JSON; in Python, `1 == True`."""
    return compact(old) == compact(new)
