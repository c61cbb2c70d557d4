"""The proxies that the environment names, read again only when it may have changed.

`urllib.request.getproxies` goes through the whole environment, and through it three times for an
address with `NO_PROXY`; most of what a call costs besides its connection went there.
"""

import os
import sys
from collections.abc import Mapping
from urllib.request import getproxies, proxy_bypass

from attrs import field, frozen

SCHEMES = ("http", "https", "all", "no")
VARIABLES = tuple(
    name for scheme in SCHEMES for name in (f"{scheme}_proxy", f"{scheme.upper()}_PROXY")
)
"""The variables of proxies, in the two ways in which everybody writes them."""

SETTLED = sys.platform not in ("win32", "darwin")
"""Whether proxies come from the environment alone; there, also from the system's settings."""

MOST_HOSTS = 100  # whose exemption is remembered; a session has few


@frozen
class Environment:
    """What the environment says of proxies.

    Attributes:
        proxies: Addresses by scheme, as `getproxies` returns them.
    """

    proxies: Mapping[str, str]
    _bypassed: dict[str, bool] = field(factory=dict[str, bool], repr=False)

    def bypasses(self, host: str) -> bool:
        """Whether a host, or a host with its port, is to be called without a proxy."""
        found = self._bypassed.get(host)
        if found is None:
            found = bool(proxy_bypass(host))
            if len(self._bypassed) < MOST_HOSTS:
                self._bypassed[host] = found
        return found


_last: tuple[object, Environment] | None = None


def environment() -> Environment:
    """The environment's proxies at this moment.

    They are read again if one of `VARIABLES` has changed, or the number of all variables: a proxy
    in a variable with capitals in the middle, `Http_Proxy`, is seen when it comes, and not when it
    is changed.
    """
    global _last
    if not SETTLED:
        return Environment(getproxies())
    get = os.environ.get
    now = (len(os.environ), get("REQUEST_METHOD"), *map(get, VARIABLES))
    last = _last
    if last is None or last[0] != now:
        _last = last = (now, Environment(getproxies()))
    return last[1]
