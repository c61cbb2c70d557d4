"""CompiledCircuits: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .artifact_descriptor import ArtifactDescriptor


CompiledCircuits: TypeAlias = dict[str, "ArtifactDescriptor"]
"""Artifacts that hold the compiled circuit, by format name. Formats outside the catalogue
may appear.
"""
