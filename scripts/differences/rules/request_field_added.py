"""An object that is sent has a new field that may be left out."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-field-added",
    level=Level.HARMLESS,
    subject="field",
    actions=("added",),
    directions=("request",),
    manner="optional",
    text="new",
)
