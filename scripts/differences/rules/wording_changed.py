"""The document says the same in another way."""

from ..rule import Level, Rule

RULE = Rule(
    id="wording-changed",
    level=Level.HARMLESS,
    subject="wording",
    actions=("changed",),
    directions=("any", "request", "response"),
    text="written in another way, with the same meaning",
)
