"""`ionq-session emulator`: runs an emulator in the foreground with the options given."""

import errno
import socket
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from attrs import frozen

from .messages import FAILED, USAGE, Stop, clean

if TYPE_CHECKING:
    from ..emulator.machines.catalog import BackendStatus


@frozen
class Emulation:
    """The options of the command."""

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


def emulate(emulation: Emulation, show: Callable[[str], None]) -> None:
    """Serve until the process is interrupted or terminated.

    Args:
        emulation: The options.
        show: Prints a line.

    Raises:
        Stop: An option is invalid, a package is missing, or the port or folder cannot be used.
    """
    try:
        from ..emulator import Emulator as _  # noqa: F401  # its error names the missing packages
        from ..emulator.machines.rates import parse_rate
        from ..emulator.options import Options
        from ..emulator.serve import serve
    except ImportError as error:
        raise Stop(f"error: {error}") from None
    try:
        serve(
            host=emulation.host,
            port=emulation.port,
            api_key=emulation.api_key,
            data=emulation.data,
            stage_seconds=emulation.stage_seconds,
            # The emulator refuses an unknown status.
            backends=cast(
                "dict[str, BackendStatus]",
                _by_backend("--backend-status", "STATUS", emulation.backend_status),
            ),
            rates={
                name: parse_rate(text)
                for name, text in _by_backend("--rate", "RATE", emulation.rates).items()
            },
            faults=emulation.faults,
            options=Options.parse(emulation.options),
            tls=emulation.tls,
            ca_file=emulation.ca_file,
            show=show,
        )
    except ValueError as error:
        raise Stop(f"error: {clean(str(error))}", USAGE) from None
    except OSError as error:
        raise Stop(f"error: {clean(_reason(error, emulation))}", FAILED) from None


def _reason(error: OSError, emulation: Emulation) -> str:
    """Why the emulator cannot serve, by the option that would help."""
    place = f"port {emulation.port} of {emulation.host}"
    if error.errno == errno.EADDRINUSE:
        return (
            f"{place} is in use, perhaps by another emulator; "
            "choose another with --port, or --port 0 for a free one"
        )
    if error.errno == errno.EADDRNOTAVAIL or isinstance(error, socket.gaierror):
        return f"{emulation.host} is no address of this machine; choose another with --host"
    if error.errno in (errno.EACCES, errno.EPERM) and error.filename is None:
        return f"{place} may not be used by you; choose one above 1023 with --port"
    return str(error)


def _by_backend(option: str, value: str, texts: Sequence[str]) -> dict[str, str]:
    values: dict[str, str] = {}
    for text in texts:
        name, separator, rest = text.partition("=")
        if not separator:
            raise ValueError(f"{option} takes NAME={value}, not {text!r}")
        values[name] = rest
    return values
