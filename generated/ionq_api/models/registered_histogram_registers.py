"""RegisteredHistogramRegisters: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .register_histogram import RegisterHistogram


RegisteredHistogramRegisters: TypeAlias = dict[str, "RegisterHistogram"]
"""Counts by name of the register. `output_all` covers every qubit."""
