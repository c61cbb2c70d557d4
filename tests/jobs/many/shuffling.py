"""The way to an emulator, on which whatever the service lists comes in random order."""

import json
import random
from typing import Any

import httpx

from ionq_api.codec import is_object
from ionq_session.emulator import Emulator

PAGE = 25


class Shuffling(httpx.BaseTransport, httpx.AsyncBaseTransport):
    """Shuffles the children of a job, in its own reply, in the aggregate, and across pages.

    Args:
        seed: Of the order.
        failing: A status by the number of a POST to /jobs, from 1, that is answered in its place.
    """

    def __init__(self, seed: int, failing: dict[int, int] | None = None) -> None:
        self._inner = httpx.HTTPTransport()
        self._random = random.Random(seed)  # noqa: S311  # no secret
        self._failing = failing or {}
        self._families: dict[str, list[dict[str, Any]]] = {}
        self.asked: list[str] = []
        self.sent: list[dict[str, Any]] = []

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        path, query = request.url.path.removeprefix("/v0.4"), request.url.params
        self.asked.append(f"{request.method} {path}")
        if request.method == "POST" and path == "/jobs":
            self.sent.append(json.loads(request.read()))
            status = self._failing.get(len(self.sent))
            if status is not None:
                return httpx.Response(status, json={"error": "Made Up", "message": "made up"})
        if "parent_job_id" in query:
            return self._page(request, query["parent_job_id"], query.get("next"))
        response = self._inner.handle_request(request)
        content = response.read()
        if response.status_code == 200 and path.startswith("/jobs/"):
            content = self._shuffled(content)
        headers = {"content-type": response.headers.get("content-type", "application/json")}
        return httpx.Response(response.status_code, headers=headers, content=content)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        return self.handle_request(
            httpx.Request(
                request.method, request.url, headers=request.headers, content=await request.aread()
            )
        )

    def _shuffled(self, content: bytes) -> bytes:
        try:
            found: Any = json.loads(content)  # Any: whatever the service sends
        except ValueError:
            return content
        if found.get("child_job_ids"):
            self._random.shuffle(found["child_job_ids"])
        elif is_object(found) and all(is_object(each) for each in found.values()):
            keys = list(found)
            self._random.shuffle(keys)
            found = {key: found[key] for key in keys}
        return json.dumps(found).encode()

    def _page(self, request: httpx.Request, parent: str, cursor: str | None) -> httpx.Response:
        if cursor is None:
            self._families[parent] = self._all(request)
        children = self._families[parent]
        ids = [each["id"] for each in children]
        start = 0 if cursor is None else ids.index(cursor)
        then = ids[start + PAGE] if start + PAGE < len(ids) else None
        return httpx.Response(200, json={"jobs": children[start : start + PAGE], "next": then})

    def _all(self, request: httpx.Request) -> list[dict[str, Any]]:
        children: list[dict[str, Any]] = []
        url: httpx.URL | None = request.url
        while url is not None:
            copy = httpx.Request("GET", url, headers=request.headers)
            reply = self._inner.handle_request(copy)
            page = json.loads(reply.read())
            children += page["jobs"]
            after = page["next"]
            url = None if after is None else url.copy_merge_params({"next": after})
        self._random.shuffle(children)
        return children

    def close(self) -> None:
        self._inner.close()

    async def aclose(self) -> None:
        self._inner.close()


# Any: the options of a session.
def through(transport: Shuffling, emulator: Emulator, **options: Any) -> dict[str, Any]:
    """What makes a session that goes this way."""
    return {
        "api_key": emulator.api_key,
        "base_url": emulator.base_url,
        "transport": transport,
        "journal": None,
        **options,
    }
