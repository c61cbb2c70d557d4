"""A method of the session is gone."""

from ..rule import Level, Rule

RULE = Rule(
    id="operation-removed",
    level=Level.BREAKING,
    subject="operation",
    actions=("removed",),
    text="gone ({old})",
)
