"""A value that is received keeps to a tighter limit."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-limit-tightened",
    level=Level.HARMLESS,
    subject="limit",
    actions=("changed",),
    directions=("response",),
    manner="tightened",
    text="tighter limit: {new}, was {old}",
)
