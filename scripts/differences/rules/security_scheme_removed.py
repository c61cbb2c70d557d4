"""A way to sign a call is gone; operations that needed it are told apart."""

from ..rule import Level, Rule

RULE = Rule(
    id="security-scheme-removed",
    level=Level.POSSIBLY_BREAKING,
    subject="security scheme",
    actions=("removed",),
    text="gone",
)
