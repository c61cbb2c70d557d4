"""A value is not received any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-enum-value-removed",
    level=Level.HARMLESS,
    subject="enum value",
    actions=("removed",),
    directions=("response",),
    text="no longer {old}",
)
