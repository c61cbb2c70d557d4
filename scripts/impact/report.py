"""Renders the changes and their uses as text, Markdown and JSON.

The JSON is an object with three lists, whose keys are stable:

    changes   kind, what, name, also, old, new, required, renamed_to of each `SurfaceChange`
    uses      path, line, column, name, change of each `Use`; `change` is an index into `changes`
    unread    path, line, reason of each file that could not be analysed
"""

import json
from collections.abc import Callable, Sequence
from typing import TypeAlias

from attrs import frozen

from ..formats import Format, code, line
from .changes import Kind, SurfaceChange
from .finder import Use
from .sources import Unread

Quote: TypeAlias = Callable[[str], str]
"""Escapes a text from a document."""

KINDS: tuple[Kind, ...] = ("removed", "retyped", "added")


@frozen
class Impact:
    """Everything that is reported.

    Attributes:
        changes: The changes of the Python API.
        uses: The affected uses in the user's code.
        unread: The files that could not be analysed.
    """

    changes: Sequence[SurfaceChange]
    uses: Sequence[Use] = ()
    unread: Sequence[Unread] = ()


def render_text(impact: Impact) -> str:
    """One line for each change, then one for each use in the form `path:line:column:`."""
    lines = [
        f"{each.kind} {each.what} {line(each.name)}{_types(each, line)}" for each in _sorted(impact)
    ]
    lines += [
        f"{use.path}:{use.line}:{use.column}: uses {line(use.name)} ({_reason(use, line)})"
        for use in impact.uses
    ]
    lines += [f"{_where(each)}: not analysed: {each.reason}" for each in impact.unread]
    return "\n".join(lines or ["The Python API stays as it is."]) + "\n"


def render_markdown(
    changes: Sequence[SurfaceChange], uses: Sequence[Use] = (), unread: Sequence[Unread] = ()
) -> str:
    """Lists for a changelog or a pull request.

    Args:
        changes: The changes of the Python API.
        uses: The affected uses in the user's code.
        unread: The files that could not be analysed.
    """
    impact = Impact(changes, uses, unread)
    parts: list[str] = []
    for kind in KINDS:
        items = [
            f"- {each.what} {code(each.name)}{_types(each, code)}"
            for each in _sorted(impact)
            if each.kind == kind
        ]
        if items:
            parts.append("\n".join([f"**{kind.capitalize()}**", "", *items]))
    if uses:
        items = [
            f"- {code(f'{use.path}:{use.line}')}: {code(use.name)} ({_reason(use, code)})"
            for use in uses
        ]
        parts.append("\n".join(["**Used**", "", *items]))
    if unread:
        items = [f"- {code(_where(each))}: {line(each.reason)}" for each in unread]
        parts.append("\n".join(["**Not analysed**", "", *items]))
    return "\n\n".join(parts or ["The Python API stays as it is."]) + "\n"


def render_json(impact: Impact) -> str:
    """The object described in the module's docstring."""
    changes = [*impact.changes]
    content = {
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
    return json.dumps(content, indent=2) + "\n"


RENDERERS: dict[Format, Callable[[Impact], str]] = {
    "text": render_text,
    "markdown": lambda impact: render_markdown(impact.changes, impact.uses, impact.unread),
    "json": render_json,
}


def _sorted(impact: Impact) -> list[SurfaceChange]:
    return sorted(impact.changes, key=lambda each: KINDS.index(each.kind))


def _types(change: SurfaceChange, quoted: Quote) -> str:
    """The types of a change, if they add to its name, and its other attributes."""
    text = ""
    if change.kind == "retyped":
        text = f": {quoted(f'{change.old}')} is now {quoted(f'{change.new}')}"
    elif change.kind == "added" and change.new not in (None, "class"):
        text = f": {quoted(f'{change.new}')}"
    if change.required:
        text += ", required"
    if change.renamed_to:
        text += f", perhaps renamed to {quoted(change.renamed_to)}"
    if change.also:
        text += ", also in " + " and ".join(map(quoted, change.also))
    return text


def _reason(use: Use, quoted: Quote) -> str:
    """What happened to the name that is used."""
    change = use.change
    if change.kind == "added":
        return "has to be given now"
    if use.name != change.short_name:
        return f"removed with {quoted(change.short_name)}"
    if change.kind == "retyped":
        return f"retyped: {quoted(f'{change.old}')} is now {quoted(f'{change.new}')}"
    renamed = change.renamed_to
    return f"removed, perhaps renamed to {quoted(renamed)}" if renamed else "removed"


def _where(unread: Unread) -> str:
    return f"{unread.path}:{unread.line}" if unread.line else f"{unread.path}"
