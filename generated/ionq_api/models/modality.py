"""Modality: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

Modality: TypeAlias = (
    Literal[
        "daily",
        "monthly",
        "weekly",
    ]
    | str
)
"""Length of the periods that usage is split into."""

MODALITY = Enumeration(
    (
        "daily",
        "monthly",
        "weekly",
    )
)
