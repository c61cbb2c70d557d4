"""Content encodings, decoded strictly: a body that was cut short is an error, not a short body."""

import zlib
from typing import Protocol

import httpx

GZIP = zlib.MAX_WBITS | 16
RAW_DEFLATE = -zlib.MAX_WBITS


class _Gzip:
    """Any number of gzip members, one after another (RFC 1952, section 2.2)."""

    def __init__(self) -> None:
        self._member = zlib.decompressobj(GZIP)
        self._has_begun = False

    def decode(self, data: bytes) -> bytes:
        """The next part of the body."""
        parts: list[bytes] = []
        while data:
            if self._member.eof:
                data = data.lstrip(b"\0")  # padding, as on a tape
                if not data:
                    break
                self._member, self._has_begun = zlib.decompressobj(GZIP), False
            self._has_begun = True
            parts.append(_decompressed(self._member, data))
            data = self._member.unused_data
        return b"".join(parts)

    def flush(self) -> bytes:
        """The end of the body."""
        if self._has_begun and not self._member.eof:
            raise httpx.DecodingError("the gzip stream was cut short")
        return b""


class _Deflate:
    """A zlib stream, or, as some servers send it, a bare deflate stream."""

    def __init__(self) -> None:
        self._stream = zlib.decompressobj()
        self._has_begun = False

    def decode(self, data: bytes) -> bytes:
        """The next part of the body."""
        if data and not self._has_begun:
            self._has_begun = True
            # A zlib header is a multiple of 31 and names the method 8 (RFC 1950, section 2.2).
            if data[0] & 0x0F != 8 or (len(data) > 1 and int.from_bytes(data[:2]) % 31):
                self._stream = zlib.decompressobj(RAW_DEFLATE)
        return _decompressed(self._stream, data)

    def flush(self) -> bytes:
        """The end of the body."""
        if self._has_begun and not self._stream.eof:
            raise httpx.DecodingError("the deflate stream was cut short")
        return b""


class _Chain:
    """Several encodings, the last one applied being the first to be removed."""

    def __init__(self, decoders: "list[_Gzip | _Deflate]") -> None:
        self._decoders = decoders

    def decode(self, data: bytes) -> bytes:
        """The next part of the body."""
        for decoder in self._decoders:
            data = decoder.decode(data)
        return data

    def flush(self) -> bytes:
        """The end of the body."""
        data = b""
        for decoder in self._decoders:
            data = decoder.decode(data) + decoder.flush()
        return data


STRICT: dict[str, type[_Gzip | _Deflate]] = {"gzip": _Gzip, "x-gzip": _Gzip, "deflate": _Deflate}


class _Decompressor(Protocol):
    """What zlib's objects do."""

    def decompress(self, data: bytes, /) -> bytes: ...


def _decompressed(stream: _Decompressor, data: bytes) -> bytes:
    try:
        return stream.decompress(data)
    except zlib.error as error:
        raise httpx.DecodingError(str(error)) from error


def decode_strictly(response: httpx.Response) -> None:
    """Make a response decode its body with the decoders of this module.

    httpx's own stop after the first of several gzip members and pass a body that was cut short as
    whole. Encodings that are not here, Brotli and Zstandard, are left to httpx.
    """
    header = response.headers.get("content-encoding")
    if not header:
        return
    names = [name.strip().lower() for name in header.split(",")]
    names = [name for name in names if name not in ("", "identity")]
    if names and all(name in STRICT for name in names):
        # httpx has no public way to replace a decoder; it asks for this attribute first.
        response._decoder = _Chain([STRICT[name]() for name in reversed(names)])  # type: ignore[assignment]
