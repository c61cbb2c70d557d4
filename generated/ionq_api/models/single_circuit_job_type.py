"""SingleCircuitJobType: see the type."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: mend the overlay or a template under openapi/templates/ instead.

from typing import Literal, TypeAlias

from ..scalars import Enumeration

SingleCircuitJobType: TypeAlias = (
    Literal[
        "ionq.circuit.v1",
        "ionq.qasm3.v1",
        "ionq.qir.v1",
        "qctrl.qaoa-circuit.v1",
    ]
    | str
)
"""What the job runs: `ionq.circuit.v1` JSON gates, `ionq.qasm3.v1` OpenQASM 3, `ionq.qir.v1`
QIR, and `qctrl.qaoa-circuit.v1` a circuit on behalf of a QAOA job.
"""

SINGLE_CIRCUIT_JOB_TYPE = Enumeration(
    (
        "ionq.circuit.v1",
        "ionq.qasm3.v1",
        "ionq.qir.v1",
        "qctrl.qaoa-circuit.v1",
    )
)
