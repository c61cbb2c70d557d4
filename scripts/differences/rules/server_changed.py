"""An address of the service takes other variables."""

from ..rule import Level, Rule

RULE = Rule(
    id="server-changed",
    level=Level.POSSIBLY_BREAKING,
    subject="server",
    actions=("changed",),
    text="composed in another way",
)
