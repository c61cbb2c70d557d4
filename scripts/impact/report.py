"""What changed and what uses it, as text, as Markdown and as JSON.

The JSON is an object with three lists, whose keys stay as they are:

    changes   kind, what, name, also, old, new, required, renamed_to of each `SurfaceChange`
    uses      path, line, column, name, change of each `Use`; `change` counts in `changes` from 0
    unread    path, line, reason of each file that could not be analysed
"""

import json
from collections.abc import Callable, Sequence

from attrs import frozen

from formats import Format

from .changes import Kind, SurfaceChange
from .finder import Use
from .sources import Unread

KINDS: tuple[Kind, ...] = ("removed", "retyped", "added")


@frozen
class Impact:
    """All that is to be told.

    Attributes:
        changes: What happened to the Python API.
        uses: Where the user's code meets it.
        unread: What could not be analysed.
    """

    changes: Sequence[SurfaceChange]
    uses: Sequence[Use] = ()
    unread: Sequence[Unread] = ()


def render_text(impact: Impact) -> str:
    """One line for each change, then one for each use, as compilers write them."""
    lines = [f"{each.kind} {each.what} {each.name}{_types(each)}" for each in _sorted(impact)]
    lines += [
        f"{use.path}:{use.line}:{use.column}: uses {use.name} ({_fate(use)})" for use in impact.uses
    ]
    lines += [f"{_where(each)}: not analysed: {each.reason}" for each in impact.unread]
    return "\n".join(lines or ["The Python API stays as it is."]) + "\n"


def render_markdown(
    changes: Sequence[SurfaceChange], uses: Sequence[Use] = (), unread: Sequence[Unread] = ()
) -> str:
    """Lists for a changelog or a pull request.

    Args:
        changes: What happened to the Python API.
        uses: Where the user's code meets it.
        unread: What could not be analysed.
    """
    impact = Impact(changes, uses, unread)
    parts: list[str] = []
    for kind in KINDS:
        told = [
            f"- {each.what} `{each.name}`{_types(each, '`')}"
            for each in _sorted(impact)
            if each.kind == kind
        ]
        if told:
            parts.append("\n".join([f"**{kind.capitalize()}**", "", *told]))
    if uses:
        told = [f"- `{use.path}:{use.line}`: `{use.name}` ({_fate(use, '`')})" for use in uses]
        parts.append("\n".join(["**Used**", "", *told]))
    if unread:
        told = [f"- `{_where(each)}`: {each.reason}" for each in unread]
        parts.append("\n".join(["**Not analysed**", "", *told]))
    return "\n\n".join(parts or ["The Python API stays as it is."]) + "\n"


def render_json(impact: Impact) -> str:
    """An object, as the module's text describes it."""
    changes = [*impact.changes]
    told = {
        "changes": [
            {
                "kind": each.kind,
                "what": each.what,
                "name": each.name,
                "also": each.also,
                "old": each.old,
                "new": each.new,
                "required": each.required,
                "renamed_to": each.renamed_to,
            }
            for each in changes
        ],
        "uses": [
            {
                "path": str(use.path),
                "line": use.line,
                "column": use.column,
                "name": use.name,
                "change": changes.index(use.change),
            }
            for use in impact.uses
        ],
        "unread": [
            {"path": str(each.path), "line": each.line, "reason": each.reason}
            for each in impact.unread
        ],
    }
    return json.dumps(told, indent=2) + "\n"


RENDERERS: dict[Format, Callable[[Impact], str]] = {
    "text": render_text,
    "markdown": lambda impact: render_markdown(impact.changes, impact.uses, impact.unread),
    "json": render_json,
}


def _sorted(impact: Impact) -> list[SurfaceChange]:
    return sorted(impact.changes, key=lambda each: KINDS.index(each.kind))


def _types(change: SurfaceChange, quote: str = "") -> str:
    """The types of a change, if they say more than its name; and what else is known of it."""
    told = ""
    if change.kind == "retyped":
        told = f": {quote}{change.old}{quote} is now {quote}{change.new}{quote}"
    elif change.kind == "added" and change.new not in (None, "class"):
        told = f": {quote}{change.new}{quote}"
    if change.required:
        told += ", required"
    if change.renamed_to:
        told += f", perhaps renamed to {quote}{change.renamed_to}{quote}"
    if change.also:
        told += ", also in " + " and ".join(f"{quote}{each}{quote}" for each in change.also)
    return told


def _fate(use: Use, quote: str = "") -> str:
    """What happened to what is used, in short."""
    change = use.change
    if change.kind == "added":
        return "has to be given now"
    if use.name != change.short_name:
        return f"removed with {change.short_name}"
    if change.kind == "retyped":
        return f"retyped: {quote}{change.old}{quote} is now {quote}{change.new}{quote}"
    renamed = change.renamed_to
    return f"removed, perhaps renamed to {quote}{renamed}{quote}" if renamed else "removed"


def _where(unread: Unread) -> str:
    return f"{unread.path}:{unread.line}" if unread.line else f"{unread.path}"
