"""A value that is received may be null, which types make one look at."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-became-nullable",
    level=Level.BREAKING,
    subject="nullable",
    actions=("added",),
    directions=("response",),
    text="may be null now",
)
