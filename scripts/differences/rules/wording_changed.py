"""The document says the same in another way."""

from ..rule import Level, Rule

RULE = Rule(
    id="wording-changed",
    level=Level.HARMLESS,
    subject="wording",
    actions=("changed",),
    directions=("any", "request", "response"),
    text="is written in another way and means the same",
)
