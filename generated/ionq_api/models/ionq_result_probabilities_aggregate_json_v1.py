"""IonqResultProbabilitiesAggregateJsonV1: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from .child_circuit_probabilities import ChildCircuitProbabilities


IonqResultProbabilitiesAggregateJsonV1: TypeAlias = dict[str, "ChildCircuitProbabilities"]
"""Probabilities of all circuits of a multi-circuit job, by identifier of the child job, in
the order the circuits were given.
"""
