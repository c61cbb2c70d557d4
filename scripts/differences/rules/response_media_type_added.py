"""A reply may come as a media type that it did not come as."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-media-type-added",
    level=Level.POSSIBLY_BREAKING,
    subject="media type",
    actions=("added",),
    directions=("response",),
    text="may be {new}",
)
