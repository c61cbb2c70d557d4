"""QctrlQaoaJobInputProblem: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

from ..types import JsonValue

QctrlQaoaJobInputProblem: TypeAlias = dict[str, JsonValue]
"""Graph to cut, as a NetworkX adjacency dictionary."""
