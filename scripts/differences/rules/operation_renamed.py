"""A method of the session has another name."""

from ..rule import Level, Rule

RULE = Rule(
    id="operation-renamed",
    level=Level.BREAKING,
    subject="operation",
    actions=("changed",),
    manner="renamed",
    text="{new} now",
)
