"""The class of a value has another name and the same fields; that one is gone is told apart."""

from ..rule import Level, Rule

RULE = Rule(
    id="type-renamed",
    level=Level.HARMLESS,
    subject="type",
    actions=("changed",),
    directions=("request", "response"),
    manner="renamed",
    text="{new}, was {old}: another name for it",
)
