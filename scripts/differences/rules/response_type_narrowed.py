"""Fewer types of values are received."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-type-narrowed",
    level=Level.HARMLESS,
    subject="type",
    actions=("changed",),
    directions=("response",),
    manner="narrowed",
    text="{new}, was {old}",
)
