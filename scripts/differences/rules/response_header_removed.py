"""A reply has lost a header."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-header-removed",
    level=Level.POSSIBLY_BREAKING,
    subject="header",
    actions=("removed",),
    directions=("response",),
    text="gone",
)
