"""A body may not be sent as a media type any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-media-type-removed",
    level=Level.BREAKING,
    subject="media type",
    actions=("removed",),
    directions=("request",),
    text="may no longer be {old}",
)
