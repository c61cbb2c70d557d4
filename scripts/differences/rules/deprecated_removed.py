"""A part that was announced to go stays."""

from ..rule import Level, Rule

RULE = Rule(
    id="deprecated-removed",
    level=Level.HARMLESS,
    subject="deprecated",
    actions=("removed",),
    directions=("any", "request", "response"),
    text="no longer deprecated",
)
