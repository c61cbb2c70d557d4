"""A value that is sent may be null."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-became-nullable",
    level=Level.HARMLESS,
    subject="nullable",
    actions=("added",),
    directions=("request",),
    text="may be null now",
)
