"""Renders a comparison as text, Markdown and JSON."""

import json
from collections.abc import Iterable, Iterator
from itertools import groupby
from typing import Final

from ..formats import code
from ..openapi.document import Json
from .compare import Comparison
from .python_names import listed
from .rule import Finding, Level

MOST_HARMLESS: Final = 6
"""How many names of harmless changes a line lists; the rest is counted."""


def text(comparison: Comparison) -> str:
    """A comparison for a terminal, grouped by rule, the most severe first."""
    lines = [_summary(comparison)]
    for level, rules in _levels(comparison):
        lines += ["", level]
        for rule, rule_lines in rules.items():
            lines += [f"  {rule}", *(f"    {line}" for line in rule_lines)]
    return "\n".join(lines) + "\n"


def markdown(comparison: Comparison) -> str:
    """A comparison for a pull request; harmless changes are folded."""
    blocks = [_summary(comparison)]
    for level, rules in _levels(comparison):
        lines = [f"* {line} ({rule})" for rule, rule_lines in rules.items() for line in rule_lines]
        bullets = "\n".join(lines)
        if level.startswith(Level.HARMLESS.title):
            blocks.append(f"<details><summary>{level}</summary>\n\n{bullets}\n\n</details>")
        else:
            blocks.append(f"### {level}\n\n{bullets}")
    return "\n\n".join(blocks) + "\n"


def as_json(comparison: Comparison) -> str:
    """A comparison for a program.

    An object with `prose`, `counts` by level, and `findings`: each with `id`, `level`, `name`,
    `text`, `direction`, `operations`, `pointers`, `old` and `new`.
    """
    counts: dict[str, Json] = {level.name.lower(): comparison.count(level) for level in Level}
    findings: list[Json] = [_as_object(finding) for finding in comparison.findings]
    content: Json = {"counts": counts, "prose": comparison.prose, "findings": findings}
    return json.dumps(content, indent=2) + "\n"  # ASCII: without control characters


def lines(comparison: Comparison, level: Level) -> list[str]:
    """The findings of one level, as lines of text."""
    return list(_lines([each for each in comparison.findings if each.rule.level is level]))


def _as_object(finding: Finding) -> Json:
    rule, change = finding.rule, finding.change
    return {
        "id": rule.id,
        "level": rule.level.name.lower(),
        "name": change.place.name,
        "text": finding.text,
        "direction": change.place.direction,
        "operations": list(change.place.operations),
        "pointers": list(change.explained),
        "old": change.old,
        "new": change.new,
    }


def _summary(comparison: Comparison) -> str:
    if not comparison.findings and not comparison.prose:
        return "The documents say the same."
    counts = [f"{comparison.count(level)} {level.title.lower()}" for level in Level]
    return f"{', '.join(counts)}; {comparison.prose} in prose only."


def _levels(comparison: Comparison) -> Iterator[tuple[str, dict[str, list[str]]]]:
    """Each level that has findings, with its lines by rule id."""
    for level, findings in groupby(comparison.findings, lambda each: each.rule.level):
        of_level = list(findings)
        by_rule = groupby(of_level, lambda each: each.rule.id)
        rules = {rule: list(_lines(group)) for rule, group in by_rule}
        yield f"{level.title} ({len(of_level)})", rules


def _lines(findings: Iterable[Finding]) -> Iterator[str]:
    """Findings as lines of text; those with the same rule and text share a line."""
    grouped: dict[tuple[str, str], list[Finding]] = {}
    for finding in findings:
        grouped.setdefault((finding.rule.id, finding.text), []).append(finding)
    for (_, said), group in grouped.items():
        names = list(dict.fromkeys(each.change.place.name for each in group))
        harmless = group[0].rule.level is Level.HARMLESS
        shown = listed(map(code, names), MOST_HARMLESS if harmless else len(names))
        yield f"{shown}: {said}{_users(group)}"


def _users(findings: list[Finding]) -> str:
    """The methods that are affected, unless the name already says so."""
    users = dict.fromkeys(each for found in findings for each in found.change.place.operations)
    if not users or any(each.change.place.name.startswith(tuple(users)) for each in findings):
        return ""
    return f", in {listed(code(f'{each}()') for each in users)}"
