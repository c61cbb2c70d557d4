"""A method calls another address: older versions of the package call the old one."""

from ..rule import Level, Rule

RULE = Rule(
    id="operation-moved",
    level=Level.POSSIBLY_BREAKING,
    subject="operation",
    actions=("changed",),
    manner="moved",
    text="{new} now, was {old}",
)
