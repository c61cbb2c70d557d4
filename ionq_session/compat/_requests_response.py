"""A response of httpx with the names of `requests.Response` that httpx spells otherwise."""

import io
from collections.abc import Iterator
from types import TracebackType
from typing import Self, cast

from .._transport.types import Request
from .._transport.types import Response as NativeResponse

PERMANENT = (301, 308)


class Response(NativeResponse):
    """An `httpx.Response` that code written for requests can read, too."""

    _file: io.BufferedIOBase | None = None

    @property
    def ok(self) -> bool:
        """Whether the status is below 400."""
        return self.status_code < 400

    def __bool__(self) -> bool:
        return self.ok

    @property
    def reason(self) -> str:
        """The reason phrase. httpx: `reason_phrase`."""
        return self.reason_phrase

    @property
    def next(self) -> Request | None:
        """The request that a redirect asks for, unsent. httpx: `next_request`."""
        return self.next_request

    @property
    def is_permanent_redirect(self) -> bool:
        """Whether it redirects for good."""
        return self.status_code in PERMANENT and "location" in self.headers

    @property
    def raw(self) -> io.BufferedIOBase:
        """The body as a file: as it comes, where it is streamed and unread, else as it was read."""
        if self._file is None:
            if self.is_stream_consumed or self.is_closed:
                self._file = io.BytesIO(self.content)
            else:
                self._file = io.BufferedReader(_Chunks(self.iter_raw()))
        return self._file

    def iter_content(
        self, chunk_size: int | None = 1, decode_unicode: bool = False
    ) -> Iterator[bytes] | Iterator[str]:
        """The body in parts, whether or not it was read. httpx: `iter_bytes`, `iter_text`.

        Args:
            chunk_size: Bytes of a part; None for parts as they come.
            decode_unicode: Whether to give texts.
        """
        return self.iter_text(chunk_size) if decode_unicode else self.iter_bytes(chunk_size)

    def __getstate__(self) -> dict[str, object]:
        return {name: each for name, each in super().__getstate__().items() if name != "_file"}

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc_value: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self.close()


class _Chunks(io.RawIOBase):
    """Parts of a body as a file."""

    def __init__(self, parts: Iterator[bytes]) -> None:
        super().__init__()
        self._parts = parts
        self._rest = b""

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: object, /) -> int:
        room = memoryview(cast("bytearray", buffer))
        while not self._rest:
            part = next(self._parts, None)
            if part is None:
                return 0
            self._rest = part
        size = min(len(room), len(self._rest))
        room[:size], self._rest = self._rest[:size], self._rest[size:]
        return size


def like_requests(response: NativeResponse) -> NativeResponse:
    """The same response and those of its history, with the names of requests."""
    for each in (response, *response.history):
        if type(each) is NativeResponse:
            each.__class__ = Response
    return response
