"""A value that is received may be any; code may have looked for those of the list only."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-enum-removed",
    level=Level.POSSIBLY_BREAKING,
    subject="enum",
    actions=("removed",),
    directions=("response",),
    text="may be any value, was one of {old}",
)
