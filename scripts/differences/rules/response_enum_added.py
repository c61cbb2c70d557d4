"""A value that is received is one of a list."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-enum-added",
    level=Level.HARMLESS,
    subject="enum",
    actions=("added",),
    directions=("response",),
    text="one of {new}",
)
