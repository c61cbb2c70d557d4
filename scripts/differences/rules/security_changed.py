"""A call is signed in another way."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-changed",
    level=Level.BREAKING,
    subject="security",
    actions=("changed",),
    text="signed by {new}, was by {old}",
)
