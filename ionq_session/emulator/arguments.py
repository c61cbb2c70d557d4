"""Checks the arguments of `Emulator` before anything is set up."""

from collections.abc import Iterable

from .machines.fleet import Fleet

_LONGEST_STAGE = 10**9  # seconds: thirty years, well within what a datetime holds
_LAST_PORT = (1 << 16) - 1


def check_arguments(port: int, api_key: str, stage_seconds: float) -> None:
    """Check the arguments that can be checked by themselves.

    Raises:
        ValueError: One of them is out of range.
    """
    if not 0 <= port <= _LAST_PORT:
        raise ValueError(f"port must be from 0 to {_LAST_PORT}, not {port}")
    if not api_key or not all("!" <= letter <= "~" for letter in api_key):
        raise ValueError(
            "api_key must be printable ASCII without spaces: no client can send another"
        )
    if not 0 <= stage_seconds <= _LONGEST_STAGE:
        raise ValueError(f"stage_seconds must be from 0 to {_LONGEST_STAGE}, not {stage_seconds}")


def check_rates(names: Iterable[str], fleet: Fleet) -> None:
    """Check that only QPUs have a rate.

    Raises:
        ValueError: One of the names is not that of a QPU.
    """
    qpus = [machine.name for machine in fleet.all() if machine.is_qpu]
    for name in names:
        if name not in qpus:
            raise ValueError(f"rates can't price {name!r}: the QPUs are {', '.join(qpus)}")
