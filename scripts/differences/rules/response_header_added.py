"""A reply has one more header."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-header-added",
    level=Level.HARMLESS,
    subject="header",
    actions=("added",),
    directions=("response",),
    text="new",
)
