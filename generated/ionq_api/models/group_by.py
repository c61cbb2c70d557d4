"""GroupBy: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

GroupBy: TypeAlias = (
    Literal[
        "job",
        "project",
        "user",
    ]
    | str
)
"""What each group of the usage figures stands for."""

GROUP_BY = Enumeration(
    (
        "job",
        "project",
        "user",
    )
)
