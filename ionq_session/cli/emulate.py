"""`ionq-session emulator`: from its options to an emulator in the foreground."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from attrs import frozen

from .messages import FAILED, USAGE, Stop, clean

if TYPE_CHECKING:
    from ..emulator.machines.catalog import BackendStatus


@frozen
class Emulation:
    """What the command was told."""

    host: str
    port: int
    api_key: str
    data: Path | None
    stage_seconds: float
    backend_status: Sequence[str]
    rates: Sequence[str]
    faults: Sequence[str]
    options: Sequence[str]
    tls: bool
    ca_file: Path | None


def emulate(told: Emulation, show: Callable[[str], None]) -> None:
    """Serve until the process is told to end.

    Args:
        told: The options.
        show: Prints a line.

    Raises:
        Stop: An option makes no sense, a package is missing, or port or folder cannot be had.
    """
    try:
        from ..emulator import Emulator as _  # noqa: F401  # it says which packages are missing
        from ..emulator.machines.rates import parse_rate
        from ..emulator.options import Options
        from ..emulator.serve import serve
    except ImportError as error:
        raise Stop(f"error: {error}") from None
    try:
        serve(
            host=told.host,
            port=told.port,
            api_key=told.api_key,
            data=told.data,
            stage_seconds=told.stage_seconds,
            # The emulator refuses a status that it does not know.
            backends=cast(
                "dict[str, BackendStatus]",
                _by_backend("--backend-status", "STATUS", told.backend_status),
            ),
            rates={
                name: parse_rate(text)
                for name, text in _by_backend("--rate", "RATE", told.rates).items()
            },
            faults=told.faults,
            options=Options.parse(told.options),
            tls=told.tls,
            ca_file=told.ca_file,
            show=show,
        )
    except ValueError as error:
        raise Stop(f"error: {clean(str(error))}", USAGE) from None
    except OSError as error:
        raise Stop(f"error: {clean(str(error))}", FAILED) from None


def _by_backend(option: str, value: str, texts: Sequence[str]) -> dict[str, str]:
    found: dict[str, str] = {}
    for text in texts:
        name, separator, rest = text.partition("=")
        if not separator:
            raise ValueError(f"{option} takes NAME={value}, not {text!r}")
        found[name] = rest
    return found
