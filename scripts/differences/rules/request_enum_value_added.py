"""One more value may be sent."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-enum-value-added",
    level=Level.HARMLESS,
    subject="enum value",
    actions=("added",),
    directions=("request",),
    text="may be {new}",
)
