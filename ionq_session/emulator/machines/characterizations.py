"""Characterizations: made-up daily figures of a QPU, spread around the published ones, repeatable.

There is one a day, at midnight UTC, for the last thirty days. Fidelities are those of the published
noise models; SPAM errors and timings are from IonQ's documents. The variation from day to day
follows from the machine's name and the date alone.
"""

import random
from datetime import UTC, date, datetime, timedelta
from uuid import NAMESPACE_URL, uuid5

from ..clock import timestamp
from ..jsontypes import JsonObject
from .catalog import Machine

_DAYS = 30
_SPREAD = 0.05  # relative variation of an infidelity from day to day

# Median fidelities of one-qubit and two-qubit gates.
_FIDELITIES = {
    "aria-1": (0.99975, 0.990),
    "forte-1": (0.99987, 0.9963),
    "forte-enterprise-1": (0.99987, 0.9963),
}
_SPAM = 0.9962

TIMING: dict[str, float] = {  # seconds
    "1q": 0.000135,
    "2q": 0.0006,
    "readout": 0.0003,
    "reset": 0.00002,
    "t1": 100.0,
    "t2": 1.0,
}


def characterizations(machine: Machine, now: datetime) -> list[JsonObject]:
    """A machine's characterizations, the newest first; none for the simulator."""
    if machine.noise_model is None:
        return []
    today = now.astimezone(UTC).date()
    return [_characterization(machine, today - timedelta(days=days)) for days in range(_DAYS)]


def latest_id(machine: Machine, now: datetime) -> str | None:
    """The id of the latest characterization, or None for the simulator."""
    return None if machine.noise_model is None else _id(machine, now.astimezone(UTC).date())


def _id(machine: Machine, day: date) -> str:
    return str(uuid5(NAMESPACE_URL, f"{machine.name}/{day.isoformat()}"))


def _characterization(machine: Machine, day: date) -> JsonObject:
    # Seeded with a string, which gives the same figures on every machine.
    generator = random.Random(f"{machine.name}/{day.isoformat()}")  # noqa: S311 - no secret
    one, two = _FIDELITIES.get(machine.noise_model or "", (0.9998, 0.995))

    def fidelity(median: float) -> JsonObject:
        infidelity = (1 - median) * (1 + generator.uniform(-_SPREAD, _SPREAD))
        return {"median": round(1 - infidelity, 6), "stderr": round(infidelity * _SPREAD, 8)}

    qubits = range(machine.qubits)
    return {
        "id": _id(machine, day),
        "backend": machine.name,
        "date": timestamp(datetime(day.year, day.month, day.day, tzinfo=UTC)),
        "qubits": machine.qubits,
        "connectivity": [[low, high] for low in qubits for high in qubits if low < high],
        "fidelity": {"spam": fidelity(_SPAM), "1q": fidelity(one), "2q": fidelity(two)},
        "timing": {**TIMING},
    }
