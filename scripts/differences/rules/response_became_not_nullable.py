"""A value that is received is never null any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-became-not-nullable",
    level=Level.HARMLESS,
    subject="nullable",
    actions=("removed",),
    directions=("response",),
    text="no longer null",
)
