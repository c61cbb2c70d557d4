"""KnownNoiseModel: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

KnownNoiseModel: TypeAlias = (
    Literal[
        "aria-1",
        "aria-2",
        "forte-1",
        "forte-enterprise-1",
        "harmony",
        "harmony-1",
        "harmony-2",
        "ideal",
    ]
    | str
)
"""A noise model that the document knows."""

KNOWN_NOISE_MODEL = Enumeration(
    (
        "aria-1",
        "aria-2",
        "forte-1",
        "forte-enterprise-1",
        "harmony",
        "harmony-1",
        "harmony-2",
        "ideal",
    )
)
