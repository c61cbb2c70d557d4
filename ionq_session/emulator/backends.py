"""The backends: what `GET /backends` says of the simulator and of two QPUs.

Gate lists, places and figures are those of IonQ's documents. Characterizations are not served yet,
so no entry has a `characterization_id`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from ionq_session.emulator.jobs import timestamp

if TYPE_CHECKING:
    from datetime import datetime

    from ionq_session.emulator.jsontypes import Json, JsonObject

SIMULATOR = "simulator"

# The number of qubits that IonQ states for the ideal simulator and for both Forte machines.
SIMULATOR_QUBITS = 29
_FORTE_QUBITS = 36

_QIS_GATES: tuple[str, ...] = (
    *("x", "y", "z", "h", "s", "si", "t", "ti", "v", "vi", "rx", "ry", "rz"),
    *("cnot", "swap", "xx", "yy", "zz", "not", "pauliexp"),
)
_FORTE_NATIVE_GATES = ("gpi", "gpi2", "zz")

NAMES = (SIMULATOR, "qpu.forte-1", "qpu.forte-enterprise-1")


def backends(last_updated: datetime) -> dict[str, JsonObject]:
    """Describe every backend.

    Args:
        last_updated: When the emulator last looked, which is when it started.

    Returns:
        One entry a backend, by name, in the order of the listing. `average_queue_time` is in
        milliseconds.
    """
    return {name: _entry(name, timestamp(last_updated)) for name in NAMES}


def _entry(name: str, last_updated: str) -> JsonObject:
    entry: JsonObject = {
        "backend": name,
        "status": "available",
        "qubits": SIMULATOR_QUBITS,
        "average_queue_time": 0,
        "last_updated": last_updated,
        "degraded": False,
        "supported_gates": _texts(_QIS_GATES),
    }
    if name != SIMULATOR:
        entry["qubits"] = _FORTE_QUBITS
        entry["average_queue_time"] = 1_181_215  # the figure of IonQ's example: twenty minutes
        entry["supported_native_gates"] = _texts(_FORTE_NATIVE_GATES)
        entry["supported_error_mitigations"] = ["debiasing"]
    if name == "qpu.forte-1":
        entry["location"] = "College Park, MD, USA"
    return entry


def _texts(values: tuple[str, ...]) -> list[Json]:
    return list(values)
