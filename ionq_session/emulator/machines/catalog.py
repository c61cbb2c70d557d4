"""The backends: which ones exist, what each supports, and how the API describes it.

Gate lists, locations and power figures are those of IonQ's documents. The queue time is chosen for
tests: one second, where the real machines take minutes to days.
"""

from datetime import datetime
from typing import Literal, TypeAlias, get_args

from attrs import frozen

from ..clock import timestamp
from ..jsontypes import Json, JsonObject

BackendStatus: TypeAlias = Literal["available", "unavailable", "retired"]
BACKEND_STATUSES: tuple[BackendStatus, ...] = get_args(BackendStatus)

SIMULATOR = "simulator"
SIMULATOR_QUBITS = 29

_QIS_GATES: tuple[str, ...] = (
    *("x", "y", "z", "h", "s", "si", "t", "ti", "v", "vi", "rx", "ry", "rz"),
    *("cnot", "swap", "xx", "yy", "zz", "not", "pauliexp"),
)


@frozen
class Machine:
    """One backend. `noise_model` is the model that a QPU runs with; the simulator has none.

    `kw` is the power that the machine draws, in kilowatts.
    """

    name: str
    qubits: int
    native_gates: tuple[str, ...]
    noise_model: str | None = None
    status: BackendStatus = "available"
    queue_seconds: float = 0.0
    degraded: bool = False
    location: str | None = None
    kw: float | None = None

    @property
    def is_qpu(self) -> bool:
        """Whether it is a quantum computer: noisy, billed, and characterized every day."""
        return self.noise_model is not None

    def entry(self, now: datetime, characterization_id: str | None) -> JsonObject:
        """Its entry in `GET /backends`, with `average_queue_time` in milliseconds.

        Args:
            now: Stands for the time of the last update.
            characterization_id: The latest characterization, if there is one.
        """
        entry: JsonObject = {
            "backend": self.name,
            "status": self.status,
            "qubits": self.qubits,
            "average_queue_time": round(self.queue_seconds * 1000),
            "last_updated": timestamp(now),
            "degraded": self.degraded,
            "supported_gates": _texts(_QIS_GATES),
            "supported_native_gates": _texts(self.native_gates),
        }
        optional: JsonObject = {
            "characterization_id": characterization_id,
            "location": self.location,
            "kw": self.kw,
            "supported_error_mitigations": ["debiasing"] if self.is_qpu else None,
        }
        return entry | {key: value for key, value in optional.items() if value is not None}


MACHINES = (
    Machine(SIMULATOR, SIMULATOR_QUBITS, ("gpi", "gpi2", "ms", "zz")),
    Machine(
        "qpu.forte-1",
        36,
        ("gpi", "gpi2", "zz"),
        noise_model="forte-1",
        queue_seconds=1.0,
        location="College Park, MD, USA",
        kw=4902.81,
    ),
    Machine(
        "qpu.forte-enterprise-1",
        36,
        ("gpi", "gpi2", "zz"),
        noise_model="forte-enterprise-1",
        queue_seconds=1.0,
        location="Basel, Switzerland",
        kw=5120.4,
    ),
)

# No longer listed in IonQ's documents. The emulator has it only if its status is set.
ARIA = Machine("qpu.aria-1", 25, ("gpi", "gpi2", "ms"), noise_model="aria-1", queue_seconds=1.0)

# Every backend whose status can be set.
KNOWN: dict[str, Machine] = {machine.name: machine for machine in (*MACHINES, ARIA)}


def _texts(values: tuple[str, ...]) -> list[Json]:
    return list(values)
