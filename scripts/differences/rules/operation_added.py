"""The session has one more method."""

from ..rule import Level, Rule

RULE = Rule(
    id="operation-added",
    level=Level.HARMLESS,
    subject="operation",
    actions=("added",),
    text="new ({new})",
)
