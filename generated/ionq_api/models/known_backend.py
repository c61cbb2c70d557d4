"""KnownBackend: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

KnownBackend: TypeAlias = (
    Literal[
        "qpu.forte-1",
        "qpu.forte-enterprise-1",
        "simulator",
    ]
    | str
)
"""A backend that the document knows."""

KNOWN_BACKEND = Enumeration(
    (
        "qpu.forte-1",
        "qpu.forte-enterprise-1",
        "simulator",
    )
)
