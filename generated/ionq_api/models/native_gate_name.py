"""NativeGateName: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

NativeGateName: TypeAlias = (
    Literal[
        "gpi",
        "gpi2",
        "ms",
        "nop",
        "zz",
    ]
    | str
)
"""Gate that the hardware itself performs. `gpi` and `gpi2` act on one qubit, `ms` and `zz`
on two, and `nop` does nothing. Forte machines have `zz` in place of `ms`.
"""

NATIVE_GATE_NAME = Enumeration(
    (
        "gpi",
        "gpi2",
        "ms",
        "nop",
        "zz",
    )
)
