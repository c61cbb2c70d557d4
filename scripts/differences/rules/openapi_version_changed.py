"""The document is written in another version of OpenAPI."""

from ..rule import Level, Rule

RULE = Rule(
    id="openapi-version-changed",
    level=Level.HARMLESS,
    subject="document",
    actions=("changed",),
    text="{new}, was {old}",
)
