"""A value that is sent has another Python type."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-format-retyped",
    level=Level.BREAKING,
    subject="format",
    actions=("changed",),
    directions=("request",),
    manner="retyped",
    text="must be {new}, was {old}",
)
