"""The size of a job: its gates and shots, which its time and its price follow from."""

from attrs import frozen

from ..jsontypes import JsonObject
from .characterizations import TIMING

MICROSECONDS = 1_000_000  # in a second

_MAX_INT32 = (1 << 31) - 1


@frozen
class Workload:
    """The size of a job: its gates on one and on two qubits, its shots, and its mitigation."""

    one_qubit_gates: int
    two_qubit_gates: int
    shots: int
    mitigated: bool = False

    @property
    def compute_us(self) -> int:
        """How long the machine computes, in microseconds, capped at the largest 32-bit integer."""
        seconds = (
            self.one_qubit_gates * TIMING["1q"]
            + self.two_qubit_gates * TIMING["2q"]
            + TIMING["readout"]
            + TIMING["reset"]
        )
        return min(round(self.shots * seconds * MICROSECONDS), _MAX_INT32)

    @property
    def execution_ms(self) -> int:
        """The same in milliseconds, rounded up."""
        return -(-self.compute_us // 1000)


def workload_of(stats: JsonObject, shots: int, *, mitigated: bool) -> Workload:
    """The size of a job that passed preflight.

    Args:
        stats: The job's `stats`.
        shots: How often it runs.
        mitigated: Whether its errors are mitigated.
    """
    counts = stats.get("gate_counts")
    counts = counts if isinstance(counts, dict) else {}
    one, two = counts.get("1q", 0), counts.get("2q", 0)
    return Workload(
        one_qubit_gates=int(one) if isinstance(one, int | float) else 0,
        two_qubit_gates=int(two) if isinstance(two, int | float) else 0,
        shots=shots,
        mitigated=mitigated,
    )
