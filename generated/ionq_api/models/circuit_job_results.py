"""CircuitJobResults: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .artifact_descriptor import ArtifactDescriptor
    from .result_link import ResultLink


CircuitJobResults: TypeAlias = dict[str, "ArtifactDescriptor | ResultLink"]
"""Artifacts that hold the results of one circuit, by format name. The ideal simulator gives
probabilities only; everything else also gives histograms and shots.
"""
