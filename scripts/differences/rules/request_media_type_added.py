"""A body may be sent as another media type."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-media-type-added",
    level=Level.HARMLESS,
    subject="media type",
    actions=("added",),
    directions=("request",),
    text="may be {new}",
)
