"""Addresses of the service: which ones can be used, whom they belong to, which are safe."""

from ipaddress import ip_address
from typing import TypeAlias
from urllib.parse import SplitResult, urlsplit

from .errors import ConfigurationError

ADDRESS_VARIABLE = "IONQ_API_URL"

Origin: TypeAlias = tuple[str, str, int]
"""Scheme, host and port: whom an address belongs to."""


def checked_address(text: str) -> str:
    """The address of a service, without a slash at its end.

    Raises:
        ConfigurationError: It is no `http` or `https` address, or holds a password, a query or a
            fragment.
    """
    parts = _parts(text.strip())
    if parts is None:
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
        usable = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, or a bracket that is not closed
        return None
    return parts if usable and not any(letter.isspace() for letter in text) else None


def origin(url: str) -> Origin:
    """The origin of an address, with the scheme's default port if it names none."""
    parts = urlsplit(url)
    scheme, host = parts.scheme.lower(), (parts.hostname or "").lower()
    return scheme, host, parts.port or (443 if scheme == "https" else 80)


def is_safe_for_secrets(place: Origin) -> bool:
    """Whether nobody on the way can read what is sent to an origin: TLS, or this machine."""
    scheme, host, _ = place
    if scheme == "https" or host == "localhost" or host.endswith(".localhost"):
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False
