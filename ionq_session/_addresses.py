"""Addresses of the service: which ones can be used, whom they belong to, which are safe."""

from ipaddress import ip_address
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError

ADDRESS_VARIABLE = "IONQ_API_URL"
LONGEST_LABEL = 63  # octets of a part of a host name (RFC 1035, section 2.3.4)

Origin: TypeAlias = tuple[str, str, int]
"""Scheme, host and port: whom an address belongs to."""


def checked_address(text: str) -> str:
    """The address of a service, without a slash at its end.

    Raises:
        ConfigurationError: It is no `http` or `https` address, or holds a password, a query or a
            fragment.
    """
    parts = _parts(text.strip())
    if parts is None or any(letter.isspace() for letter in text.strip()):
        raise ConfigurationError(
            "the address of the service has to be like https://api.ionq.co/v0.4; "
            f"check base_url= or {ADDRESS_VARIABLE}"
        )
    if parts.username or parts.password or parts.query or parts.fragment:
        raise ConfigurationError(
            "the address of the service may hold no user, password, query or fragment; "
            "credentials go into api_key= or auth_headers="
        )
    return text.strip().rstrip("/")


def _parts(text: str) -> SplitResult | None:
    """The parts of an address, or None if it is not a usable one."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and parts.port != 0 and _is_host(parts.hostname)
    except ValueError:  # a port that is not a number, or a bracket that is not closed
        return None
    return parts if usable else None


def _is_host(name: str | None) -> bool:
    """Whether the system could look up a host: no label of its name is empty or too long."""
    if not name:
        return False
    if name.isascii():  # others are encoded by the HTTP library, with rules of its own
        labels = name.removesuffix(".").split(".")
        return ":" in name or all(0 < len(label) <= LONGEST_LABEL for label in labels)
    return True


def is_callable(url: str) -> bool:
    """Whether a whole address can be called: `http` or `https`, with a host."""
    return _parts(url) is not None


def origin(url: str) -> Origin:
    """The origin of an address, with the scheme's default port if it names none."""
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    return scheme, host, parts.port or (443 if scheme == "https" else 80)


def is_safe_for_secrets(place: Origin, proxy: str | None = None) -> bool:
    """Whether nobody on the way can read what is sent: TLS, or a way that stays on this machine.

    Args:
        place: The origin that it is sent to.
        proxy: The address of the proxy that it goes through, which reads all but TLS.
    """
    if place[0] == "https":
        return True
    return _is_loopback(place[1]) and (proxy is None or _is_loopback(host_of(proxy)))


def host_of(proxy: str) -> str:
    """The host of a proxy's address; that of one which cannot be used is this machine.

    Nothing is sent to such a proxy, and the error about it is for whoever connects to it.
    """
    try:
        return origin(proxy)[1] or "localhost"
    except ValueError:
        return "localhost"


def _is_loopback(host: str) -> bool:
    if host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
