"""A local IonQ Quantum Cloud: the v0.4 API on loopback, with real simulation behind it.

    from ionq_session.emulator import Emulator

    with Emulator() as emulator:
        ...  # any IonQ client, with emulator.base_url and emulator.api_key

Names are loaded on first use, so importing this package costs nothing and needs no extra packages.
"""

from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .clock import Clock, ManualClock, SystemClock
    from .faults import Fault
    from .machines.rates import GateRate, TimeRate
    from .options import Options
    from .server import Emulator

__all__ = [
    "Clock",
    "Emulator",
    "Fault",
    "GateRate",
    "ManualClock",
    "Options",
    "SystemClock",
    "TimeRate",
]

_HOMES = {
    "Clock": "clock",
    "Emulator": "server",
    "Fault": "faults",
    "GateRate": "machines.rates",
    "ManualClock": "clock",
    "Options": "options",
    "SystemClock": "clock",
    "TimeRate": "machines.rates",
}

# The packages of the extra. Their presence is checked before the server is loaded, because most of
# them are imported later, where the error would be harder to understand.
_NEEDED = ("starlette", "uvicorn", "qiskit", "qiskit_aer", "qiskit_qasm3_import")


def __getattr__(name: str) -> object:
    """Load a public name on first use.

    Raises:
        AttributeError: The package has no such name.
        ImportError: The extra's packages, which `Emulator` needs, are not installed.
    """
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    if name == "Emulator":
        missing = [package for package in _NEEDED if find_spec(package) is None]
        if missing:
            raise ImportError(
                f"the emulator needs {', '.join(missing)}: pip install 'ionq-session[emulator]'",
                name=missing[0],
            )
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    """The public names, loaded or not."""
    return sorted(__all__)
