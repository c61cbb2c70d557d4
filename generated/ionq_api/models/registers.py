"""Registers: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

Registers: TypeAlias = dict[str, "list[int | None]"]
"""Named groups of qubits to report results by: name of the register to the indices of its
qubits. An index may be null.
"""
