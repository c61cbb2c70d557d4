"""A call that needed no key needs one."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-added",
    level=Level.BREAKING,
    subject="security",
    actions=("added",),
    text="key needed now ({new})",
)
