"""RegisterHistogram: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

RegisterHistogram: TypeAlias = dict[str, int]
"""How often each state of a register was measured. Keys are bit strings as long as the
register, with its first bit leftmost.
"""
