"""A value that is sent may not be null any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-became-not-nullable",
    level=Level.BREAKING,
    subject="nullable",
    actions=("removed",),
    directions=("request",),
    text="may no longer be null",
)
