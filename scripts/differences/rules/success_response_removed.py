"""A call is not answered with a success any more that it was answered with."""

from ..rule import Level, Rule

RULE = Rule(
    id="success-response-removed",
    level=Level.BREAKING,
    subject="response",
    actions=("removed",),
    directions=("response",),
    manner="success",
    text="no longer a reply",
)
