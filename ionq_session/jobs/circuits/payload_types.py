"""What the payloads of jobs with circuits are called, and the classical registers beside them."""

from collections.abc import Mapping
from typing import Final, TypeAlias

CIRCUIT: Final = "ionq.circuit.v1"
MULTI_CIRCUIT: Final = "ionq.multi-circuit.v1"
QASM3: Final = "ionq.qasm3.v1"

Registers: TypeAlias = Mapping[str, tuple[int | None, ...]]
"""The qubit of each bit of each classical register; None for a bit that is never written."""
