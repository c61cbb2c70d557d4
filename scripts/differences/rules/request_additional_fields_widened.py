"""An object that is sent takes more fields beside its named ones."""

from ..rule import Level, Rule

RULE = Rule(
    id="request-additional-fields-widened",
    level=Level.HARMLESS,
    subject="additional fields",
    actions=("changed",),
    directions=("request",),
    manner="widened",
    text="more fields are taken beside the named ones",
)
