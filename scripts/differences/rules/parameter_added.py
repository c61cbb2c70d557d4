"""A method has a new argument that may be left out."""

from ..rule import Level, Rule

RULE = Rule(
    id="parameter-added",
    level=Level.HARMLESS,
    subject="parameter",
    actions=("added",),
    directions=("request",),
    manner="optional",
    text="new",
)
