"""An argument is written into the address in another way."""

from ..rule import Level, Rule

RULE = Rule(
    id="parameter-style-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="parameter",
    actions=("changed",),
    directions=("request", "response"),
    manner="style",
    text="{key} is {new}, was {old}",
)
