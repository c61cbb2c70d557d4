"""Another type must be sent."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-type-changed",
    level=Level.BREAKING,
    subject="type",
    actions=("changed",),
    directions=("request",),
    manner="retyped",
    text="must be {new}, was {old}",
)
