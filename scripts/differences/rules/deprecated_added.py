"""A part is announced to go."""

from ..rule import Level, Rule

RULE = Rule(
    id="deprecated-added",
    level=Level.HARMLESS,
    subject="deprecated",
    actions=("added",),
    directions=("any", "request", "response"),
    text="deprecated",
)
