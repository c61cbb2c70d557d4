"""A class has another name, so that importing it by the old one fails."""

from ..rule import Level, Rule

RULE = Rule(
    id="schema-renamed",
    level=Level.BREAKING,
    subject="schema",
    actions=("changed",),
    manner="renamed",
    text="gone, perhaps renamed to {new}",
)
