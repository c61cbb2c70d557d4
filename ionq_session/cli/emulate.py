"""`ionq-session emulator`: from its options to an emulator in the foreground."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, cast

from attrs import frozen

from .messages import FAILED, USAGE, Stop, clean

if TYPE_CHECKING:
    from ..emulator.backends import BackendStatus


@frozen
class Emulation:
    """What the command was told."""

    host: str
    port: int
    data: Path | None
    backend_status: Sequence[str]
    faults: Sequence[str]
    strict: bool
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
        from ..emulator.serve import serve
    except ImportError as error:
        raise Stop(f"error: {error}") from None
    try:
        serve(
            host=told.host,
            port=told.port,
            data=told.data,
            backends=_statuses(told.backend_status),
            faults=told.faults,
            strict=told.strict,
            tls=told.tls,
            ca_file=told.ca_file,
            show=show,
        )
    except ValueError as error:
        raise Stop(f"error: {clean(str(error))}", USAGE) from None
    except OSError as error:
        raise Stop(f"error: {clean(str(error))}", FAILED) from None


def _statuses(texts: Sequence[str]) -> "dict[str, BackendStatus]":
    found: dict[str, str] = {}
    for text in texts:
        name, separator, status = text.partition("=")
        if not separator:
            raise ValueError(f"--backend-status takes NAME=STATUS, not {text!r}")
        found[name] = status
    # The emulator refuses a status that it does not know.
    return cast("dict[str, BackendStatus]", found)
