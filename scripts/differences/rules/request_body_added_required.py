"""A method takes a body that it did not take, and must be given one."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-body-added-required",
    level=Level.BREAKING,
    subject="request body",
    actions=("added",),
    directions=("request",),
    manner="required",
    text="new, must be given",
)
