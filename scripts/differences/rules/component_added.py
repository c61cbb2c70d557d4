"""There is one more shared parameter, body or reply; what uses it is told apart."""

from ..rule import Level, Rule

RULE = Rule(
    id="component-added",
    level=Level.HARMLESS,
    subject="component",
    actions=("added",),
    text="new",
)
