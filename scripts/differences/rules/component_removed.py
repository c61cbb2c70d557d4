"""A shared parameter, body or reply is gone; what used it is told apart."""

from ..rule import Level, Rule

RULE = Rule(
    id="component-removed",
    level=Level.HARMLESS,
    subject="component",
    actions=("removed",),
    text="gone",
)
