"""A call may be answered with a success that it was not answered with."""

from ..rule import Level, Rule

RULE = Rule(
    id="success-response-added",
    level=Level.POSSIBLY_BREAKING,
    subject="response",
    actions=("added",),
    directions=("response",),
    manner="success",
    text="new reply",
)
