"""Through which connections a call goes: certificates and proxies."""

from typing import TYPE_CHECKING

from .._transport import proxies as _proxies
from .._transport.tls import bundle_from_environment
from .._transport.types import Route

if TYPE_CHECKING:
    from ..config import Config


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
