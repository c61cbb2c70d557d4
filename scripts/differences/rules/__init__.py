"""All rules, in five tables by subject, and the lookup of the rule for a difference."""

from typing import Final

from ..change import Change, Kind
from ..rule import Finding, Rule
from . import document, messages, operations, schemas, values


def _by_kind() -> dict[Kind, Rule]:
    found: dict[Kind, Rule] = {}
    for rule in RULES:
        for kind in rule.kinds():
            assert kind not in found, f"{rule.id} and {found[kind].id} cover the same kind"
            found[kind] = rule
    return found


RULES: Final[tuple[Rule, ...]] = (
    *document.RULES,
    *operations.RULES,
    *messages.RULES,
    *schemas.RULES,
    *values.RULES,
)
"""Every rule, table by table."""

BY_KIND: Final = _by_kind()
"""The one rule for each kind of difference."""


def judged(change: Change) -> Finding:
    """A difference with its rule.

    Raises:
        LookupError: No rule covers its kind, which is a bug in this program.
    """
    return Finding(BY_KIND[change.kind], change)
