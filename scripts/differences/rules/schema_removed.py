"""A class is gone."""

from ..rule import Level, Rule

RULE = Rule(
    id="schema-removed",
    level=Level.BREAKING,
    subject="schema",
    actions=("removed",),
    text="gone",
)
