"""Which proxy a call goes through: requests' rules, from a dict or from the environment."""

import re
from collections.abc import Mapping
from contextlib import suppress
from ipaddress import ip_address, ip_network
from typing import cast
from urllib.parse import urlsplit

from ..errors import ConfigurationError
from .environment import environment


def _keys(url: str) -> tuple[str, ...]:
    """The keys of requests that match an address, the most specific first."""
    parts = urlsplit(url)
    host = parts.hostname or ""
    return f"{parts.scheme}://{host}", parts.scheme, f"all://{host}", "all"


def is_decided(url: str, proxies: Mapping[str, str]) -> bool:
    """Whether proxies have an entry for an address, be it an empty one."""
    return any(key in proxies for key in _keys(url))


def selected(url: str, proxies: Mapping[str, str]) -> str | None:
    """The proxy for an address, by requests' keys.

    Args:
        url: The address.
        proxies: By `scheme://host`, `scheme`, `all://host` or `all`, the first that matches;
            an empty value or None means no proxy.

    Raises:
        ConfigurationError: What was put there is no text.
    """
    listed = cast("Mapping[str, object]", proxies)  # what was put there later may be anything
    found = next((listed[key] for key in _keys(url) if key in listed), "")
    if found is None or found == "":
        return None
    if not isinstance(found, str):
        kind = type(found).__name__
        raise ConfigurationError(f"proxies= takes texts as addresses, and got one of type {kind}")
    return found if "://" in found else f"http://{found}"


def from_environment(url: str) -> dict[str, str]:
    """The proxies that the environment names for an address, `NO_PROXY` considered."""
    host = urlsplit(url).hostname or ""
    port = urlsplit(url).port
    present = environment()
    named = present.proxies
    if not named:
        return {}
    exempt = any(present.bypasses(each) for each in (host, f"{host}:{port}"))
    if exempt or any(_is_in(host, each) for each in named.get("no", "").split(",")):
        return {}
    return {key: value for key, value in named.items() if key != "no"}


def _is_in(host: str, network: str) -> bool:
    """Whether a host is an address of a network such as `10.1.0.0/16`, or that very address."""
    try:
        return ip_address(host) in ip_network(re.sub(r"[][\s]", "", network), strict=False)
    except ValueError:  # a name, on either side
        return False


def shown(proxy: str) -> str:
    """A proxy's address without user and password."""
    with suppress(ValueError):  # a port that is no number
        parts = urlsplit(proxy)
        host = f"[{parts.hostname}]" if ":" in (parts.hostname or "") else parts.hostname
        if host:
            return f"{parts.scheme}://{host}{f':{parts.port}' if parts.port else ''}"
    return "of the session"


def unreached(text: str, proxy: str, url: str, *, timed_out: bool) -> str:
    """Why no connection came about, with the proxy that it should have gone through.

    Args:
        text: What happened, in the words of the HTTP library.
        proxy: The proxy's address.
        url: The address that was called; behind a tunnel, its own TLS may have failed.
        timed_out: Whether time ran out.
    """
    is_tunnel = url.startswith("https:")
    was_reached = bool(re.match(r"\d{3}\b", text) or "SSL" in text or "certificate" in text)
    if is_tunnel and (was_reached or timed_out):
        return f"{text}, through the proxy {shown(proxy)}"
    return f"the proxy {shown(proxy)} cannot be reached ({text})"
