"""Which proxy a call goes through: requests' rules, from a dict or from the environment."""

from collections.abc import Mapping
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass


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
            an empty value means no proxy.
    """
    found = next((proxies[key] for key in _keys(url) if key in proxies), "")
    if not found:
        return None
    return found if "://" in found else f"http://{found}"


def from_environment(url: str) -> dict[str, str]:
    """The proxies that the environment names for an address, `NO_PROXY` considered."""
    host = urlsplit(url).hostname or ""
    port = urlsplit(url).port
    named = getproxies()
    for each in (host, f"{host}:{port}"):
        if proxy_bypass(each):
            return {}
    return {key: value for key, value in named.items() if key != "no"}
