"""An operation's module has another name; the session's method has not."""

from ..rule import Level, Rule

RULE = Rule(
    id="operation-tag-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="tag",
    actions=("changed",),
    text="in {new} now, was in {old}",
)
