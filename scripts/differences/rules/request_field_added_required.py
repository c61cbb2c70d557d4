"""An object that is sent has a new field that must be given."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-field-added-required",
    level=Level.BREAKING,
    subject="field",
    actions=("added",),
    directions=("request",),
    manner="required",
    text="new, must be given",
)
