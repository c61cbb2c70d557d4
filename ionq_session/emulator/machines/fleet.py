"""The backends of a running emulator, whose status may change; safe for threads."""

import threading
from collections.abc import Callable, Iterable

from attrs import evolve

from .catalog import BACKEND_STATUSES, KNOWN, MACHINES, BackendStatus, Machine


class Fleet:
    """The machines in the order of the listing; their status may change while the emulator runs."""

    def __init__(self, machines: Iterable[Machine] = MACHINES) -> None:
        self._lock = threading.Lock()
        self._machines = {machine.name: machine for machine in machines}
        self._listeners: list[Callable[[str], None]] = []

    def names(self) -> list[str]:
        """The names of all machines, in the order of the listing."""
        return [machine.name for machine in self.all()]

    def get(self, name: str) -> Machine | None:
        """A machine with its current status, or None."""
        with self._lock:
            return self._machines.get(name)

    def all(self) -> list[Machine]:
        """All machines with their current status."""
        with self._lock:
            return list(self._machines.values())

    def set_status(self, name: str, status: BackendStatus) -> None:
        """Change a machine's status.

        Args:
            name: Its name; `qpu.aria-1`, which is not listed by default, is added.
            status: The new status.

        Raises:
            ValueError: There is no such machine or status.
        """
        if status not in BACKEND_STATUSES:
            raise ValueError(f"{status!r} is not a status: {', '.join(BACKEND_STATUSES)}")
        with self._lock:
            machine = self._machines.get(name) or KNOWN.get(name)
            if machine is None:
                raise ValueError(f"{name!r} is not a backend: {', '.join(self._machines)}")
            self._machines[name] = evolve(machine, status=status)
        for listener in self._listeners:
            listener(name)

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Call a function with a machine's name whenever its status has changed."""
        self._listeners.append(listener)
