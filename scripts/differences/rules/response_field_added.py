"""A reply has a new field that may be missing."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-field-added",
    level=Level.HARMLESS,
    subject="field",
    actions=("added",),
    directions=("response",),
    manner="optional",
    text="new",
)
