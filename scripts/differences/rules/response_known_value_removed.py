"""A value that is received is not known any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-known-value-removed",
    level=Level.HARMLESS,
    subject="known value",
    actions=("removed",),
    directions=("response",),
    text="{old} is no longer known",
)
