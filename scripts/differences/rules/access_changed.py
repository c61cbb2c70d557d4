"""A field is only received, or only sent, or is not any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="access-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="access",
    actions=("changed",),
    directions=("request", "response"),
    text="read only or written only now, or no longer",
)
