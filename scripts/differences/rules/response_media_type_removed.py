"""A reply does not come as a media type any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-media-type-removed",
    level=Level.BREAKING,
    subject="media type",
    actions=("removed",),
    directions=("response",),
    text="no longer {old}",
)
