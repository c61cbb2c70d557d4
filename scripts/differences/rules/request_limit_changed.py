"""A limit of what may be sent is another one, and may refuse what it let through."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-limit-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="limit",
    actions=("changed",),
    directions=("request",),
    text="another limit: {new}, was {old}",
)
