"""The members of a union are told apart in another way."""

from ..rule import Level, Rule

RULE = Rule(
    id="discriminator-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="discriminator",
    actions=("added", "removed", "changed"),
    directions=("request", "response"),
    text="members are told apart in another way",
)
