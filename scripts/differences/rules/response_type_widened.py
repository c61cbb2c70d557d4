"""More types of values are received."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-type-widened",
    level=Level.BREAKING,
    subject="type",
    actions=("changed",),
    directions=("response",),
    manner="widened",
    text="{new}, was {old}",
)
