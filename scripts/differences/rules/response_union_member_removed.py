"""A type is not received any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-union-member-removed",
    level=Level.HARMLESS,
    subject="union member",
    actions=("removed",),
    directions=("response",),
    text="no longer {old}",
)
