"""Where a call goes and through which connections, from the settings and an address."""

from urllib.parse import urlsplit

from attrs import frozen

from .._addresses import Origin, is_callable, origin
from .._transport import proxies
from .._transport.tls import bundle_from_environment
from .._transport.types import Route
from ..config import Config
from ..errors import InvalidRequestError


@frozen
class Destination:
    """Where a request goes.

    Attributes:
        url: The whole address.
        origin: Whom it belongs to.
        is_home: Whether that is the origin of the session's address, the only one that the key
            may be sent to.
        route: The connections that it goes through.
    """

    url: str
    origin: Origin
    is_home: bool
    route: Route


def destination(config: Config, url: object) -> Destination:
    """The destination of a call.

    Args:
        config: The session's settings.
        url: Relative to the session's address, whatever the slashes, or whole.

    Raises:
        InvalidRequestError: It is whole, and cannot be called.
        TypeError: It is not a text.
    """
    if not isinstance(url, str):  # it is the caller's own argument
        raise TypeError(f"an address is a text, not {type(url).__name__}")
    whole = _joined(config.base_url, url)
    place = origin(whole)
    return Destination(whole, place, place == config.home, route(config, whole))


def below_home(config: Config, path: str) -> Destination:
    """The destination of an operation, whose path is below the session's address."""
    url = f"{config.base_url}{path}"
    return Destination(url, config.home, is_home=True, route=route(config, url))


def _joined(base_url: str, url: str) -> str:
    try:
        is_whole = urlsplit(url).scheme in ("http", "https")
    except ValueError:  # a bracket that is not closed
        is_whole = True
    if is_whole:
        if not is_callable(url):
            raise InvalidRequestError("the address cannot be called; look at its host and port")
        return url
    return f"{base_url}/{url.lstrip('/')}" if url.strip("/") else base_url


def route(config: Config, url: str) -> Route:
    """The route for an address: from the session's settings, then from the environment.

    Args:
        config: The session's settings.
        url: The whole address.
    """
    uses_environment = config.trust_env is not False
    proxy = proxies.selected(url, config.proxies)
    explicit = proxy is not None
    if proxy is None and uses_environment and not proxies.is_decided(url, config.proxies):
        proxy = proxies.selected(url, proxies.from_environment(url))
        explicit = config.trust_env is True and proxy is not None
    verify = config.verify
    if verify is True and uses_environment:
        verify = bundle_from_environment() or True
        explicit = explicit or (config.trust_env is True and verify is not True)
    explicit = explicit or config.verify is not True or config.cert is not None
    return Route(verify, config.cert, proxy, explicit=explicit)
