"""A reply has fewer fields beside its named ones."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-additional-fields-narrowed",
    level=Level.HARMLESS,
    subject="additional fields",
    actions=("changed",),
    directions=("response",),
    manner="narrowed",
    text="fewer fields come beside the named ones",
)
