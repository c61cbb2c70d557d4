"""The service has one more address."""

from ..rule import Level, Rule

RULE = Rule(
    id="server-added",
    level=Level.HARMLESS,
    subject="server",
    actions=("added",),
    text="new address of the service",
)
