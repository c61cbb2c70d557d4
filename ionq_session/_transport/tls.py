"""TLS contexts: built once for each setting, and shared by all sessions."""

import os
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias

from .._fork_lock import Lock
from ..errors import ConfigurationError

Verify: TypeAlias = bool | str
"""True for the common authorities, a path to a CA bundle, or False to accept any certificate."""

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
    """The context for the settings; the same one as long as the files do not change.

    Args:
        verify: Which certificate authorities to trust.
        cert: The client certificate.
        default: Makes a context that trusts the common authorities.

    Raises:
        ConfigurationError: A file is missing or holds no certificate; the message names it.
    """
    key = (_stamped(verify), _stamped(cert))
    with _lock.mutex:
        found = _contexts.get(key)
        if found is None:
            found = _contexts[key] = _built(verify, cert, default)
        return found


def _stamped(setting: Verify | Cert | None) -> object:
    """A setting with the modification times of its files, so that a renewed one is read again."""
    paths = setting if isinstance(setting, tuple) else (setting,)
    files = [Path(each) for each in paths if isinstance(each, str)]
    return setting, tuple(each.stat().st_mtime_ns for each in files if each.exists())


def _built(
    verify: Verify, cert: Cert | None, default: Callable[[], ssl.SSLContext]
) -> ssl.SSLContext:
    if isinstance(verify, str):
        built = ssl.create_default_context()
        _load(lambda: _trust(built, Path(verify)), f"verify={verify!r}")
    elif verify:
        built = default()
    else:
        built = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        built.check_hostname = False
        built.verify_mode = ssl.CERT_NONE
    if cert is not None:
        files = cert if isinstance(cert, tuple) else (cert,)
        _load(lambda: built.load_cert_chain(*files), f"cert={cert!r}")
    return built


def _trust(built: ssl.SSLContext, path: Path) -> None:
    if path.is_dir():
        built.load_verify_locations(capath=str(path))
    else:
        built.load_verify_locations(cafile=str(path))


def _load(loading: Callable[[], None], what: str) -> None:
    try:
        loading()
    except (OSError, ssl.SSLError) as error:
        raise ConfigurationError(f"{what} cannot be used: {error}") from None
