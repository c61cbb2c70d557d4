"""A reply has a new field that is always there."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-field-added-required",
    level=Level.HARMLESS,
    subject="field",
    actions=("added",),
    directions=("response",),
    manner="required",
    text="new",
)
