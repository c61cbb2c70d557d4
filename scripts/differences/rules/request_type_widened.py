"""More types of values may be sent."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-type-widened",
    level=Level.HARMLESS,
    subject="type",
    actions=("changed",),
    directions=("request",),
    manner="widened",
    text="may be {new}, was {old}",
)
