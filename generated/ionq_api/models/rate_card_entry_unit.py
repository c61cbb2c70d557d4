"""RateCardEntryUnit: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

RateCardEntryUnit: TypeAlias = (
    Literal[
        "compute_second",
        "gates",
    ]
    | str
)
"""What is charged for: `compute_second` each second of quantum compute time, `gates` each
gate in each shot.
"""

RATE_CARD_ENTRY_UNIT = Enumeration(
    (
        "compute_second",
        "gates",
    )
)
