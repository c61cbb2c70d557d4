"""What an emulator is told, refused before anything is set up if it makes no sense."""

from collections.abc import Iterable

from .machines.fleet import Fleet

_LONGEST_STAGE = 10**9  # seconds: thirty years, well within what a datetime holds
_LAST_PORT = (1 << 16) - 1


def check_arguments(port: int, api_key: str, stage_seconds: float) -> None:
    """Check what needs nothing else to be checked.

    Args:
        port: The port to listen at.
        api_key: The key that clients must send.
        stage_seconds: How long a stage lasts.

    Raises:
        ValueError: If one of them can't be.
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
    """Check that whoever has a price can have one.

    Args:
        names: The backends that have one.
        fleet: The backends that there are.

    Raises:
        ValueError: If one of them is no QPU.
    """
    qpus = [machine.name for machine in fleet.all() if machine.is_qpu]
    for name in names:
        if name not in qpus:
            raise ValueError(f"rates can't price {name!r}: the QPUs are {', '.join(qpus)}")
