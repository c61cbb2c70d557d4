"""One more type may be sent."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-union-member-added",
    level=Level.HARMLESS,
    subject="union member",
    actions=("added",),
    directions=("request",),
    text="may be {new}",
)
