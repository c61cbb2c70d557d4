"""A method has a new argument that must be given."""

from ..rule import Level, Rule

RULE = Rule(
    id="parameter-added-required",
    level=Level.BREAKING,
    subject="parameter",
    actions=("added",),
    directions=("request",),
    manner="required",
    text="new, must be given",
)
