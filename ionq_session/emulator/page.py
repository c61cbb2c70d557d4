"""The page at `/`: jobs with their circuits and histograms, live, and the API's reference.

It holds the key, so that it can read the API as any client does. So only a browser that looks at
this machine by its own name gets it: another site's script can't read it, and a name that another
site made lead here is not answered.
"""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from starlette.responses import Response

from ionq_session.emulator.errors import not_found
from ionq_session.emulator.replying import answer_error

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from starlette.requests import Request

_HERE = frozenset({"127.0.0.1", "::1", "localhost"})

_HEADERS = {
    # Nothing is fetched from elsewhere, whatever a job's name says.
    "content-security-policy": "default-src 'none'; connect-src 'self'; img-src data:;"
    " style-src 'unsafe-inline'; script-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
    " frame-ancestors 'none'",
    "cache-control": "no-store",
    "referrer-policy": "no-referrer",
}


@cache
def _template() -> str:
    return files("ionq_session.emulator").joinpath("page.html").read_text(encoding="utf-8")


def page(api_key: str) -> Callable[[Request], Awaitable[Response]]:
    """Make what answers `GET /`.

    Args:
        api_key: The key that the page uses.

    Returns:
        The endpoint.
    """
    key = json.dumps(api_key).replace("<", "\\u003c")

    async def endpoint(request: Request) -> Response:
        if request.url.hostname not in _HERE:
            return answer_error(request, not_found("The page, which only this machine may see,"))
        content = _template().replace('"THE KEY"', key)
        return Response(content, headers=_HEADERS, media_type="text/html")

    return endpoint
