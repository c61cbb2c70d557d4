"""What could be missing in a reply is always there."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-became-required",
    level=Level.HARMLESS,
    subject="required",
    actions=("added",),
    directions=("response",),
    text="always there now",
)
