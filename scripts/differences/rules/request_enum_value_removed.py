"""A value may not be sent any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-enum-value-removed",
    level=Level.BREAKING,
    subject="enum value",
    actions=("removed",),
    directions=("request",),
    text="may no longer be {old}",
)
