"""A limit of a value that is sent lets more through."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-limit-loosened",
    level=Level.HARMLESS,
    subject="limit",
    actions=("changed",),
    directions=("request",),
    manner="loosened",
    text="looser limit: {new}, was {old}",
)
