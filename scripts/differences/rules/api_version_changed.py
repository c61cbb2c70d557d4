"""The API calls itself another version."""

from ..rule import Level, Rule

RULE = Rule(
    id="api-version-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="document",
    actions=("changed",),
    manner="version",
    text="{new}, was {old}",
)
