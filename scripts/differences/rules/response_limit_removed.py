"""A value that is received keeps to no limit any more; no type depends on it."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-limit-removed",
    level=Level.HARMLESS,
    subject="limit",
    actions=("removed",),
    directions=("response",),
    text="no longer limited: {old}",
)
