"""An address of the service is gone, which may have been the default one."""

from ..rule import Level, Rule

RULE = Rule(
    id="server-removed",
    level=Level.POSSIBLY_BREAKING,
    subject="server",
    actions=("removed",),
    text="no longer an address of the service",
)
