"""A value that is sent may be any; it had to be one of a list."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-enum-removed",
    level=Level.HARMLESS,
    subject="enum",
    actions=("removed",),
    directions=("request",),
    text="may be any value, was one of {old}",
)
