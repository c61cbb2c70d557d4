"""A value that is sent must be one of a list; any was taken."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-enum-added",
    level=Level.BREAKING,
    subject="enum",
    actions=("added",),
    directions=("request",),
    text="must be one of {new}",
)
