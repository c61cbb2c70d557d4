"""A limit of what comes is another one; what breaks it is read all the same."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-limit-changed",
    level=Level.HARMLESS,
    subject="limit",
    actions=("changed",),
    directions=("response",),
    text="another limit: {new}, was {old}",
)
