"""Redirects by the rules of requests: the next address, its method, and the secrets that may go."""

from base64 import b64encode
from collections.abc import Mapping
from typing import cast
from urllib.parse import unquote, urljoin, urlsplit

from .._addresses import origin
from .._option_types import checked_for_call
from .._secrets.secret import AUTHORIZATION
from .._session_state import SessionState
from .._transport import proxies as proxy_rules
from .._transport.tls import Cert, Verify, bundle_from_environment
from .._transport.types import Request, Response

REDIRECTS = (301, 302, 303, 307, 308)
SAME_METHOD = (307, 308)
BODY_HEADERS = ("content-length", "content-type", "transfer-encoding")


class Redirects(SessionState):
    """The methods of `requests.Session` for redirects and for settings of the environment."""

    def get_redirect_target(self, resp: Response) -> str | None:
        """The target of a redirect, as the response gives it; None if it is not a redirect.

        httpx: the `Location` header, as text.
        """
        redirects = resp.status_code in REDIRECTS and "location" in resp.headers
        return resp.headers["location"] if redirects else None

    def should_strip_auth(self, old_url: str, new_url: str) -> bool:
        """Whether `Authorization` has to be removed between two addresses.

        It is kept for the same host, scheme and port, and from http to https on the standard
        ports. httpx: its rule is the same. A session's own key goes to no other origin, whatever
        this says.
        """
        old, new = origin(old_url), origin(new_url)
        if old[1] != new[1]:
            return True
        return old != new and (old[0], old[2], new[0], new[2]) != ("http", 80, "https", 443)

    def rebuild_auth(self, prepared_request: Request, response: Response) -> None:
        """Remove the secrets that may not follow a redirect.

        Args:
            prepared_request: The next request; it is changed.
            response: The redirect. httpx: `Headers` of the request.
        """
        target = str(prepared_request.url)
        if self.should_strip_auth(str(response.request.url), target):
            prepared_request.headers.pop(AUTHORIZATION, None)
        if origin(target) != self._config.home:
            for name in (AUTHORIZATION, *self._config.auth_headers):
                prepared_request.headers.pop(name, None)

    def rebuild_method(self, prepared_request: Request, response: Response) -> None:
        """Set the method of the next request: GET after 303 and 302, and after a 301 on POST.

        httpx: its rule is the same. `HEAD` stays.
        """
        method, status = prepared_request.method, response.status_code
        to_get = status in (302, 303) and method != "HEAD"
        if to_get or (status == 301 and method == "POST"):
            prepared_request.method = "GET"

    def rebuild_proxies(
        self, prepared_request: Request, proxies: Mapping[str, str] | None
    ) -> dict[str, str]:
        """The proxies for the next request, whose `Proxy-Authorization` is set accordingly.

        httpx: each proxy's transport sends the password in its address by itself.
        """
        url = str(prepared_request.url)
        found = dict(proxies or {})
        if self._config.trust_env is not False and not proxy_rules.is_decided(url, found):
            found |= proxy_rules.from_environment(url)
        prepared_request.headers.pop("proxy-authorization", None)
        proxy = urlsplit(proxy_rules.selected(url, found) or "")
        if proxy.username and prepared_request.url.scheme == "http":
            pair = f"{unquote(proxy.username)}:{unquote(proxy.password or '')}"
            value = f"Basic {b64encode(pair.encode()).decode()}"
            prepared_request.headers["Proxy-Authorization"] = value
        return found

    def merge_environment_settings(
        self,
        url: str,
        proxies: Mapping[str, str] | None = None,
        stream: bool | None = None,
        verify: Verify | None = None,
        cert: Cert | None = None,
    ) -> dict[str, object]:
        """The settings of a call: its own, then the session's, then the environment's.

        Returns:
            The keys `proxies`, `stream`, `verify` and `cert`. httpx: these choose the transport.
        """
        config = self._config
        own = checked_for_call({"stream": stream, "verify": verify, "cert": cert})
        given = cast("Mapping[str, str] | None", checked_for_call({"proxies": proxies})["proxies"])
        chosen = {**config.proxies, **(given or {})}
        settings = {
            name: getattr(config, name) if each is None else each for name, each in own.items()
        }
        if config.trust_env is not False:
            if not proxy_rules.is_decided(url, chosen):
                chosen = {**proxy_rules.from_environment(url), **chosen}
            if settings["verify"] is True:
                settings["verify"] = bundle_from_environment() or True
        return {"proxies": chosen, **settings}


def next_request(session: Redirects, response: Response, target: str) -> Request:
    """The request that a redirect asks for; cookies are added when it is sent.

    Args:
        session: Decides on method and secrets.
        response: The redirect.
        target: Its target, as the response gives it.
    """
    before = response.request
    url = urljoin(str(before.url), target)
    kept = before.url.fragment
    request = Request(before.method, url if "#" in url or not kept else f"{url}#{kept}")
    host = request.headers["host"]
    request.headers = before.headers.copy()
    request.headers["host"] = host
    request.headers.pop("cookie", None)
    session.rebuild_method(request, response)
    session.rebuild_auth(request, response)
    if response.status_code in SAME_METHOD:
        body = before.content
        return Request(request.method, request.url, headers=request.headers, content=body)
    for name in BODY_HEADERS:
        request.headers.pop(name, None)
    return request
