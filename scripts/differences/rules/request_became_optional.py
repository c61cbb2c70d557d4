"""What had to be given in a call may be left out."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-became-optional",
    level=Level.HARMLESS,
    subject="required",
    actions=("removed",),
    directions=("request",),
    text="may be left out now",
)
