"""What the service takes for a value that is left out is another."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-default-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="default",
    actions=("added", "removed", "changed"),
    directions=("request",),
    text="{new} if left out, was {old}",
)
