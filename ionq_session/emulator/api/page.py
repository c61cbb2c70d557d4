"""The page at `/`: jobs with their circuits and histograms, live, and the API's reference.

The page holds the key, so that it can read the API as any client does. It is therefore served only
to a browser that addresses this machine by a loopback name: scripts of other sites can't read it,
and a foreign name that resolves to this machine (DNS rebinding) is refused.
"""

from collections.abc import Mapping
from functools import cache
from html import escape
from importlib.resources import files

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from ..errors import not_found
from ..http.replying import answer_error
from .control import PREFIX

_LOOPBACK_NAMES = frozenset({"127.0.0.1", "::1", "localhost"})

_MEDIA_TYPES = {
    "css": "text/css",
    "html": "text/html",
    "js": "text/javascript",
    "svg": "image/svg+xml",
}

_HEADERS = {
    # Nothing is fetched from elsewhere, and no text turns into markup or a script, whatever a job's
    # name contains.
    "content-security-policy": "default-src 'none'; connect-src 'self'; img-src 'self';"
    " style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
    "x-content-type-options": "nosniff",
}


def routes(api_key: str) -> list[Route]:
    """The routes of the page and of the files that it consists of.

    Args:
        api_key: The key that the page uses.
    """

    async def page(request: Request) -> Response:
        content = _files()["index.html"].replace("THE KEY", escape(api_key))
        return _answer(request, "index.html", content)

    async def file(request: Request) -> Response:
        name = request.path_params["name"]
        return _answer(request, name, None if name == "index.html" else _files().get(name))

    return [
        Route("/", page, methods=["GET"]),
        Route(f"{PREFIX}/web/{{name}}", file, methods=["GET"]),
    ]


@cache
def _files() -> Mapping[str, str]:
    folder = files("ionq_session.emulator").joinpath("web")
    return {each.name: each.read_text(encoding="utf-8") for each in folder.iterdir()}


def _answer(request: Request, name: str, content: str | None) -> Response:
    if request.url.hostname not in _LOOPBACK_NAMES:
        return answer_error(request, not_found("The page, which only this machine may see,"))
    if content is None:
        return answer_error(request, not_found("The file"))
    return Response(content, headers=_HEADERS, media_type=_MEDIA_TYPES[name.rpartition(".")[2]])
