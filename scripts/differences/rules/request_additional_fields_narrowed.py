"""An object that is sent takes fewer fields beside its named ones."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-additional-fields-narrowed",
    level=Level.BREAKING,
    subject="additional fields",
    actions=("changed",),
    directions=("request",),
    manner="narrowed",
    text="fewer fields are taken beside the named ones",
)
