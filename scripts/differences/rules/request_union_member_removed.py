"""A type may not be sent any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-union-member-removed",
    level=Level.BREAKING,
    subject="union member",
    actions=("removed",),
    directions=("request",),
    text="may no longer be {old}",
)
