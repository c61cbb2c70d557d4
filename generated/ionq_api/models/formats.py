"""Formats: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

Formats: TypeAlias = (
    Literal[
        "ionq.native.v1",
        "ionq.result.histogram.json.v1",
        "ionq.result.histogram.json.v2",
        "ionq.result.probabilities-aggregate.json.v1",
        "ionq.result.probabilities.json.v1",
        "ionq.result.probabilities.json.v2",
        "ionq.result.shots.json.v1",
        "ionq.result.shots.json.v2",
    ]
    | str
)
"""Name of a format whose JSON Schema can be fetched."""

FORMATS = Enumeration(
    (
        "ionq.native.v1",
        "ionq.result.histogram.json.v1",
        "ionq.result.histogram.json.v2",
        "ionq.result.probabilities-aggregate.json.v1",
        "ionq.result.probabilities.json.v1",
        "ionq.result.probabilities.json.v2",
        "ionq.result.shots.json.v1",
        "ionq.result.shots.json.v2",
    )
)
