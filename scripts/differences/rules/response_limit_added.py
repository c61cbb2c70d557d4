"""A value that is received keeps to a limit."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-limit-added",
    level=Level.HARMLESS,
    subject="limit",
    actions=("added",),
    directions=("response",),
    text="limited now: {new}",
)
