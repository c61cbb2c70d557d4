"""Another type is received."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-type-changed",
    level=Level.BREAKING,
    subject="type",
    actions=("changed",),
    directions=("response",),
    manner="retyped",
    text="{new}, was {old}",
)
