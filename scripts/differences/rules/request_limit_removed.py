"""A value that is sent has lost a limit."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-limit-removed",
    level=Level.HARMLESS,
    subject="limit",
    actions=("removed",),
    directions=("request",),
    text="no longer limited: {old}",
)
