"""A scheme has another name and does the same."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-renamed",
    level=Level.HARMLESS,
    subject="security",
    actions=("changed",),
    manner="renamed",
    text="signed by {new}, was by {old}, which is the same",
)
