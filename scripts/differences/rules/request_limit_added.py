"""A value that is sent has a limit that it did not have."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-limit-added",
    level=Level.POSSIBLY_BREAKING,
    subject="limit",
    actions=("added",),
    directions=("request",),
    text="limited now: {new}",
)
