"""A value that is received keeps to a looser limit; no type depends on it."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-limit-loosened",
    level=Level.HARMLESS,
    subject="limit",
    actions=("changed",),
    directions=("response",),
    manner="loosened",
    text="looser limit: {new}, was {old}",
)
