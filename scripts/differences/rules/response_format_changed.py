"""A value that is received has another format and the same Python type."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-format-changed",
    level=Level.HARMLESS,
    subject="format",
    actions=("changed",),
    directions=("response",),
    text="{new}, was {old}",
)
