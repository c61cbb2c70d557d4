"""A reply has more fields beside its named ones, of any type."""

from ..rule import Level, Rule

RULE = Rule(
    id="response-additional-fields-widened",
    level=Level.POSSIBLY_BREAKING,
    subject="additional fields",
    actions=("changed",),
    directions=("response",),
    manner="widened",
    text="more fields come beside the named ones",
)
