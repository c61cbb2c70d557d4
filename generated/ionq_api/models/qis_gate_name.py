"""QisGateName: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

QisGateName: TypeAlias = (
    Literal[
        "cnot",
        "h",
        "not",
        "pauliexp",
        "rx",
        "ry",
        "rz",
        "s",
        "si",
        "swap",
        "t",
        "ti",
        "v",
        "vi",
        "x",
        "xx",
        "y",
        "yy",
        "z",
        "zz",
    ]
    | str
)
"""Gate of the QIS set, the common textbook gates. `not` equals `x`, `v` is the square root
of `x`, a final `i` marks an inverse (`si`, `ti`, `vi`), and `xx`, `yy` and `zz` are
rotations of two qubits. `pauliexp` takes `targets`, `terms`, `coefficients` and `time`.
"""

QIS_GATE_NAME = Enumeration(
    (
        "cnot",
        "h",
        "not",
        "pauliexp",
        "rx",
        "ry",
        "rz",
        "s",
        "si",
        "swap",
        "t",
        "ti",
        "v",
        "vi",
        "x",
        "xx",
        "y",
        "yy",
        "z",
        "zz",
    )
)
