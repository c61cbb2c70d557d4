"""An error is described that was not."""

from ..rule import Level, Rule

RULE = Rule(
    id="error-response-added",
    level=Level.HARMLESS,
    subject="response",
    actions=("added",),
    directions=("response",),
    manner="error",
    text="documented now",
)
