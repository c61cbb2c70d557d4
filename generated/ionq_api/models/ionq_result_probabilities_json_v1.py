"""IonqResultProbabilitiesJsonV1: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from __future__ import annotations

from typing import TypeAlias

IonqResultProbabilitiesJsonV1: TypeAlias = dict[str, float]
"""Probability of each state. Keys are states as decimal numbers in which bit i is qubit i,
so qubit 0 is the least significant bit. States of probability 0 are left out.
"""
