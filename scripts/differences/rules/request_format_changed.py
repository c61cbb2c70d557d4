"""A value that is sent has another format and the same Python type."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-format-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="format",
    actions=("changed",),
    directions=("request",),
    text="must be {new}, was {old}",
)
