"""Fewer types of values may be sent."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-type-narrowed",
    level=Level.BREAKING,
    subject="type",
    actions=("changed",),
    directions=("request",),
    manner="narrowed",
    text="must be {new}, was {old}",
)
