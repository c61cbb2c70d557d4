"""NumberMap: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

NumberMap: TypeAlias = dict[str, int]
"""Numbers by name, such as gate counts by number of qubits (`1q` and `2q`)."""
