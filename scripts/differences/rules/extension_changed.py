"""An extension (`x-...`) differs, which says nothing of calls."""

from ..rule import Level, Rule

RULE = Rule(
    id="extension-changed",
    level=Level.HARMLESS,
    subject="keyword",
    actions=("changed",),
    directions=("any", "request", "response"),
    manner="extension",
    text="{key} differs, an extension",
)
