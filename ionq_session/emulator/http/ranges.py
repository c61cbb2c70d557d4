"""Parts of a file: what a request with `Range` is answered (RFC 9110, sections 13 and 14)."""

import hashlib
import re

from starlette.requests import Request
from starlette.responses import Response

from ..errors import ApiError
from .replying import reply

_RANGE = re.compile(r"bytes\s*=\s*(\d{0,19})\s*-\s*(\d{0,19})", re.IGNORECASE)


def ranged(request: Request, content: bytes, media_type: str) -> Response:
    """A file, or the part of it that a request asks for.

    Several ranges at once, and what is no range of bytes, are answered with the whole file, as a
    server may do.

    Args:
        request: What is answered.
        content: The file.
        media_type: Its media type.
    """
    headers = {
        "content-type": media_type,
        "accept-ranges": "bytes",
        "etag": f'"{hashlib.sha256(content).hexdigest()[:32]}"',
    }
    wanted = _RANGE.fullmatch(request.headers.get("range", "").strip())
    condition = request.headers.get("if-range")
    if wanted is None or (condition is not None and condition.strip() != headers["etag"]):
        return Response(content, headers=headers)
    first, last = wanted[1], wanted[2]
    if first and last and int(last) < int(first):
        return Response(content, headers=headers)
    if not first and not last:
        return Response(content, headers=headers)
    start = int(first) if first else max(0, len(content) - int(last))
    end = min(int(last) + 1, len(content)) if first and last else len(content)
    if start >= end:
        message = f"The range lies outside of the {len(content)} bytes that there are."
        refusal = reply(ApiError(416, message).body(), 416)
        refusal.headers["content-range"] = f"bytes */{len(content)}"
        return refusal
    headers["content-range"] = f"bytes {start}-{end - 1}/{len(content)}"
    return Response(content[start:end], 206, headers=headers)
