"""A method has lost an argument."""

from ..rule import Level, Rule

RULE = Rule(
    id="parameter-removed",
    level=Level.BREAKING,
    subject="parameter",
    actions=("removed",),
    directions=("request",),
    text="gone",
)
