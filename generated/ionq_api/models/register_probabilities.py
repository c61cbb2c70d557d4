"""RegisterProbabilities: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

RegisterProbabilities: TypeAlias = dict[str, float]
"""Probability of each state of a register; they add up to 1. Keys are bit strings as long as
the register, with its first bit leftmost.
"""
