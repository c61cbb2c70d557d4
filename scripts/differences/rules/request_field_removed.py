"""An object that is sent has lost a field."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-field-removed",
    level=Level.BREAKING,
    subject="field",
    actions=("removed",),
    directions=("request",),
    text="gone",
)
