"""A reply has fewer fields beside its named ones."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-additional-fields-narrowed",
    level=Level.HARMLESS,
    subject="additional fields",
    actions=("changed",),
    directions=("response",),
    manner="narrowed",
    text="has fewer fields beside those with names",
)
