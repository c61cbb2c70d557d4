"""A reply has lost a field."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-field-removed",
    level=Level.BREAKING,
    subject="field",
    actions=("removed",),
    directions=("response",),
    text="gone",
)
