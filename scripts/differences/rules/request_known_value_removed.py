"""A value that is sent is not known any more; the service may refuse it."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-known-value-removed",
    level=Level.POSSIBLY_BREAKING,
    subject="known value",
    actions=("removed",),
    directions=("request",),
    text="{old} is no longer known",
)
