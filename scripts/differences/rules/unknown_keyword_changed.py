"""A key differs that no rule is about."""

from ..rule import Level, Rule

RULE = Rule(
    id="unknown-keyword-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="keyword",
    actions=("changed",),
    directions=("any", "request", "response"),
    text="{key} differs, which no rule is about",
)
