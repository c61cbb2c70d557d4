"""TLS contexts: built once for each setting, and shared by all sessions."""

import os
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from .._fork_lock import Lock
from ..errors import ConfigurationError

Verify: TypeAlias = bool | str
"""True for the common authorities, a path to a CA bundle, or False for none at all."""

Cert: TypeAlias = str | tuple[str, str]
"""A path to certificate and key in one file, or two paths."""

BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")

_contexts: dict[object, ssl.SSLContext] = {}
_lock = Lock(delays_fork=True)


def bundle_from_environment() -> str | None:
    """The CA bundle that the environment names, as requests and OpenSSL look for it."""
    return next((os.environ[name] for name in BUNDLE_VARIABLES if os.environ.get(name)), None)


def context(
    verify: Verify, cert: Cert | None, default: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    """The context for a setting; the same one as long as the files do not change.

    Args:
        verify: Whom to trust.
        cert: What to show to a server that asks.
        default: Makes a context that trusts the common authorities.

    Raises:
        ConfigurationError: A file is not there or holds no certificate; the message names it.
    """
    key = (_stamped(verify), _stamped(cert))
    with _lock:
        found = _contexts.get(key)
        if found is None:
            found = _contexts[key] = _built(verify, cert, default)
        return found


def _stamped(setting: Verify | Cert | None) -> object:
    """A setting with the times of its files, so that a renewed certificate is read anew."""
    paths = setting if isinstance(setting, tuple) else (setting,)
    files = [Path(each) for each in paths if isinstance(each, str)]
    return setting, tuple(each.stat().st_mtime_ns for each in files if each.exists())


def _built(
    verify: Verify, cert: Cert | None, default: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    if isinstance(verify, str):
        made = ssl.create_default_context()
        _load(lambda: _trust(made, Path(verify)), f"verify={verify!r}")
    elif verify:
        made = default()
    else:
        made = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        made.check_hostname = False
        made.verify_mode = ssl.CERT_NONE
    if cert is not None:
        files = cert if isinstance(cert, tuple) else (cert,)
        _load(lambda: made.load_cert_chain(*files), f"cert={cert!r}")
    return made


def _trust(made: ssl.SSLContext, path: Path) -> None:
    if path.is_dir():
        made.load_verify_locations(capath=str(path))
    else:
        made.load_verify_locations(cafile=str(path))


def _load(loading: Callable[[], None], what: str) -> None:
    try:
        loading()
    except (OSError, ssl.SSLError) as error:
        raise ConfigurationError(f"{what} cannot be used: {error}") from None
