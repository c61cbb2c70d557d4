"""What was always there in a reply may be missing, which types make one look at."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-became-optional",
    level=Level.BREAKING,
    subject="required",
    actions=("removed",),
    directions=("response",),
    text="may be missing now",
)
