"""The backends: the machines of a running emulator, whose status may change."""

import threading
from collections.abc import Callable, Iterable

from attrs import evolve

from .catalog import BACKEND_STATUSES, KNOWN, MACHINES, BackendStatus, Machine


class Fleet:
    """The machines, whose state may change while the emulator runs."""

    def __init__(self, machines: Iterable[Machine] = MACHINES) -> None:
        """Line the machines up.

        Args:
            machines: Them, in the order of the listing.
        """
        self._lock = threading.Lock()
        self._machines = {machine.name: machine for machine in machines}
        self._listeners: list[Callable[[str], None]] = []

    def names(self) -> list[str]:
        """List the names of the machines.

        Returns:
            Them, in the order of the listing.
        """
        return [machine.name for machine in self.all()]

    def get(self, name: str) -> Machine | None:
        """Look a machine up.

        Args:
            name: Its name.

        Returns:
            It as it is now, or None.
        """
        with self._lock:
            return self._machines.get(name)

    def all(self) -> list[Machine]:
        """List the machines.

        Returns:
            Them as they are now.
        """
        with self._lock:
            return list(self._machines.values())

    def set_status(self, name: str, status: BackendStatus) -> None:
        """Change a machine's status.

        Args:
            name: Its name; `qpu.aria-1` may be named without being there.
            status: The new status.

        Raises:
            ValueError: If there is no such machine or status.
        """
        if status not in BACKEND_STATUSES:
            raise ValueError(f"{status!r} is no status: {', '.join(BACKEND_STATUSES)}")
        with self._lock:
            machine = self._machines.get(name) or KNOWN.get(name)
            if machine is None:
                raise ValueError(f"{name!r} is no backend: {', '.join(self._machines)}")
            self._machines[name] = evolve(machine, status=status)
        for listener in self._listeners:
            listener(name)

    def on_change(self, listener: Callable[[str], None]) -> None:
        """Be told when a machine's status changes.

        Args:
            listener: Called with the machine's name.
        """
        self._listeners.append(listener)
