"""An error is not described any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="error-response-removed",
    level=Level.HARMLESS,
    subject="response",
    actions=("removed",),
    directions=("response",),
    manner="error",
    text="no longer documented",
)
