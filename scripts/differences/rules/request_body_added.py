"""A method may be given a body."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-body-added",
    level=Level.HARMLESS,
    subject="request body",
    actions=("added",),
    directions=("request",),
    manner="optional",
    text="new",
)
