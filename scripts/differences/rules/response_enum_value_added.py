"""A value is received that was not; code may have looked for the others only."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-enum-value-added",
    level=Level.POSSIBLY_BREAKING,
    subject="enum value",
    actions=("added",),
    directions=("response",),
    text="may be {new}",
)
