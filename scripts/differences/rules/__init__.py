"""The rules, one a module, found by their kinds of difference."""

from importlib import import_module
from pkgutil import iter_modules
from typing import Final

from ..change import Change, Kind
from ..rule import Finding, Rule


def _all() -> list[Rule]:
    found: list[Rule] = []
    for module in sorted(each.name for each in iter_modules(__path__)):
        rule: object = import_module(f"{__name__}.{module}").RULE
        assert isinstance(rule, Rule), module
        found.append(rule)
    return found


def _by_kind() -> dict[Kind, Rule]:
    found: dict[Kind, Rule] = {}
    for rule in RULES:
        for kind in rule.kinds():
            assert kind not in found, f"{rule.id} and {found[kind].id} are about the same"
            found[kind] = rule
    return found


RULES: Final = _all()
"""Every rule, by its id."""

BY_KIND: Final = _by_kind()
"""The one rule for each kind of difference."""


def judged(change: Change) -> Finding:
    """A difference with its rule.

    Raises:
        LookupError: No rule is about its kind, which is a fault of this program.
    """
    return Finding(BY_KIND[change.kind], change)
