"""What could be left out of a call must be given."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-became-required",
    level=Level.BREAKING,
    subject="required",
    actions=("added",),
    directions=("request",),
    text="must be given now",
)
