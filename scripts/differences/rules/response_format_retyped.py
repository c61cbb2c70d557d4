"""A value that is received has another Python type."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-format-retyped",
    level=Level.BREAKING,
    subject="format",
    actions=("changed",),
    directions=("response",),
    manner="retyped",
    text="{new}, was {old}",
)
