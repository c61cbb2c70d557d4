"""A method takes no body any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-body-removed",
    level=Level.BREAKING,
    subject="request body",
    actions=("removed",),
    directions=("request",),
    text="gone",
)
