"""A key goes elsewhere, or is another kind of key."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-scheme-changed",
    level=Level.BREAKING,
    subject="security scheme",
    actions=("changed",),
    text="{new}, was {old}",
)
