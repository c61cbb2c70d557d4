"""What a missing value of a reply stands for is another."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-default-changed",
    level=Level.HARMLESS,
    subject="default",
    actions=("added", "removed", "changed"),
    directions=("response",),
    text="{new} if missing, was {old}",
)
