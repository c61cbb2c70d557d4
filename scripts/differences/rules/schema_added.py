"""There is one more class."""

from ..rule import Level, Rule

RULE = Rule(
    id="schema-added",
    level=Level.HARMLESS,
    subject="schema",
    actions=("added",),
    text="new",
)
