"""A local IonQ Quantum Cloud: the v0.4 API on loopback, with Qiskit Aer as its engine.

    from ionq_session.emulator import Emulator

    with Emulator() as emulator:
        ...  # any IonQ client, with emulator.base_url and emulator.api_key

The names load on first use, so importing this package costs nothing and needs no extra packages.
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

# What the extra brings. Each is looked for before the server is loaded, because Qiskit itself is
# imported much later, in a thread where nobody would see the error.
_NEEDED = ("starlette", "uvicorn", "qiskit", "qiskit_aer", "qiskit_qasm3_import")


def __getattr__(name: str) -> object:
    """Load a public name on first use.

    Args:
        name: One of `__all__`.

    Returns:
        The class of that name.

    Raises:
        AttributeError: If the package has no such name.
        ImportError: If `Emulator` is asked for without the packages of the extra.
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
    """List the public names, loaded or not.

    Returns:
        The names, sorted.
    """
    return sorted(__all__)
