"""A value is known of those that a list leaves open."""

from ..rule import Level, Rule

RULE = Rule(
    id="known-value-added",
    level=Level.HARMLESS,
    subject="known value",
    actions=("added",),
    directions=("request", "response"),
    text="{new} is known, too",
)
