"""Through which connections a call goes: certificates and proxies."""

from typing import TYPE_CHECKING

from attrs import frozen

from . import _proxies
from ._tls import Cert, Verify, bundle_from_environment

if TYPE_CHECKING:
    from .config import Config


@frozen
class Route:
    """What a connection has to have; calls with equal routes share connections.

    Attributes:
        verify: Whom to trust.
        cert: What to show to a server that asks.
        proxy: The address of a proxy, if there is one; it may hold a password, so no repr.
        explicit: Whether any of these was asked for, so that a transport or client of the
            user's, which knows nothing of them, cannot serve the call.
    """

    verify: Verify = True
    cert: Cert | None = None
    proxy: str | None = None
    explicit: bool = False

    def __repr__(self) -> str:
        return f"Route(verify={self.verify!r}, proxy={'***' if self.proxy else None})"


def route(config: "Config", url: str) -> Route:
    """The route for an address: what the session was told, then what the environment says.

    Args:
        config: The session's.
        url: The whole address.
    """
    trusted = config.trust_env
    proxies = dict(config.proxies)
    proxy = _proxies.selected(url, proxies)
    if proxy is None and trusted is not False and not _proxies.is_decided(url, proxies):
        proxy = _proxies.selected(url, _proxies.from_environment(url))
        asked = trusted is True and proxy is not None
    else:
        asked = proxy is not None
    verify = config.verify
    if verify is True and trusted is not False:
        verify = bundle_from_environment() or True
        asked = asked or (trusted is True and verify is not True)
    told = config.verify is not True or config.cert is not None
    return Route(verify, config.cert, proxy, explicit=asked or told)
