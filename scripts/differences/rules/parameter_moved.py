"""An argument goes elsewhere in the call: older versions of the package put it in the old place."""

from ..rule import Level, Rule

RULE = Rule(
    id="parameter-moved",
    level=Level.POSSIBLY_BREAKING,
    subject="parameter",
    actions=("changed",),
    directions=("request",),
    manner="moved",
    text="in the {new} now, was in the {old}",
)
