"""TLS contexts: built once for each setting, and shared by all sessions."""

import os
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import TypeAlias, cast

from .._fork_lock import Lock
from ..errors import ConfigurationError

Verify: TypeAlias = bool | str | os.PathLike[str] | ssl.SSLContext
"""True for the common authorities, a path to a CA bundle, False to accept any certificate, or a
context of the user's own. A session keeps a path as a text."""

Cert: TypeAlias = str | os.PathLike[str] | tuple[str | os.PathLike[str], str | os.PathLike[str]]
"""A path to certificate and key in one file, or two paths. A session keeps them as texts."""

BUNDLE_VARIABLES = ("REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR")
OPENSSL_VARIABLES = BUNDLE_VARIABLES[2:]

_contexts: dict[object, ssl.SSLContext] = {}
_lock = Lock(delays_fork=True)


def bundle_from_environment() -> str | None:
    """The CA bundle that the environment names, as requests and OpenSSL look for it.

    OpenSSL trusts the file and the folders of its two variables together, and passes over what is
    not there; several are returned as it writes folders, like a `PATH`.
    """
    named = next((os.environ[name] for name in BUNDLE_VARIABLES if os.environ.get(name)), None)
    for_openssl = [os.environ[name] for name in OPENSSL_VARIABLES if os.environ.get(name)]
    if named is None or named not in for_openssl:
        return named
    return os.pathsep.join(file for each in for_openssl for file in _existing(each)) or named


def _existing(bundle: str) -> list[str]:
    """The files and folders of a bundle that are there; a list of folders is separated as PATH.

    Texts and not paths, as it is asked for each call.
    """
    if os.path.exists(bundle):  # noqa: PTH110  # a tenth of the time
        return [bundle]
    return [each for each in bundle.split(os.pathsep) if each and os.path.exists(each)]  # noqa: PTH110  # likewise


def context(
    verify: Verify, cert: Cert | None, default: Callable[..., ssl.SSLContext]
) -> ssl.SSLContext:
    """The context for the settings; the same one as long as the files do not change.

    Args:
        verify: Which certificate authorities to trust.
        cert: The client certificate.
        default: Makes a context that trusts the common authorities; with `trust_env=False` it
            reads no environment, which is read for each call, not once for all that share it.

    Raises:
        ConfigurationError: A file is missing or holds no certificate; the message names it.
    """
    if isinstance(verify, ssl.SSLContext):
        if cert is not None:
            raise ConfigurationError(
                "cert= cannot be loaded into the ssl.SSLContext that verify= is, since that is "
                "yours; call its load_cert_chain() and leave cert= out"
            )
        return verify
    key = (_stamped(verify), _stamped(cert))
    with _lock.mutex:
        found = _contexts.get(key)
        if found is None:
            found = _contexts[key] = _built(verify, cert, default)
        return found


def _stamped(setting: object) -> object:
    """A setting with the modification times of its files, so that a renewed one is read again."""
    paths = cast("tuple[object, ...]", setting if isinstance(setting, tuple) else (setting,))
    files = [file for each in paths if isinstance(each, str) for file in _existing(each)]
    return paths, tuple(Path(each).stat().st_mtime_ns for each in files)


def _built(
    verify: bool | str | os.PathLike[str], cert: Cert | None, default: Callable[..., ssl.SSLContext]
) -> ssl.SSLContext:
    """A new context; nothing but False itself turns the check off."""
    if verify is False:
        built = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
        built.check_hostname = False
        built.verify_mode = ssl.CERT_NONE
    elif verify is True:
        built = default(trust_env=False)
    else:
        built = ssl.create_default_context()
        _load(lambda: _trust(built, str(verify)), f"verify={str(verify)!r}")
    if cert is not None:
        certificate, key = cert if isinstance(cert, tuple) else (cert, None)
        _load(lambda: built.load_cert_chain(certificate, key), f"cert={cert!r}")
    return built


def _trust(built: ssl.SSLContext, bundle: str) -> None:
    for each in _existing(bundle) or [bundle]:
        if Path(each).is_dir():
            built.load_verify_locations(capath=each)
        else:
            built.load_verify_locations(cafile=each)


def _load(loading: Callable[[], None], what: str) -> None:
    try:
        loading()
    except (OSError, ssl.SSLError) as error:
        raise ConfigurationError(f"{what} cannot be used: {error}") from None
