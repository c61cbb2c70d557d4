"""There is one more way to sign a call."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-scheme-added",
    level=Level.HARMLESS,
    subject="security scheme",
    actions=("added",),
    text="new",
)
