"""A type is received that was not; code may have looked for the others only."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-union-member-added",
    level=Level.POSSIBLY_BREAKING,
    subject="union member",
    actions=("added",),
    directions=("response",),
    text="may be {new}",
)
