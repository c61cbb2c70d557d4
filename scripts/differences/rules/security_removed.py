"""A call needs no key any more."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-removed",
    level=Level.HARMLESS,
    subject="security",
    actions=("removed",),
    text="key no longer needed",
)
