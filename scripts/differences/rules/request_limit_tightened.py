"""A limit of a value that is sent lets less through."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-limit-tightened",
    level=Level.POSSIBLY_BREAKING,
    subject="limit",
    actions=("changed",),
    directions=("request",),
    manner="tightened",
    text="tighter limit: {new}, was {old}",
)
