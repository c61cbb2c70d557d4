"""Compressed replies are read to their end, and those that were cut short are no replies."""

import gzip
import zlib

import pytest

from ionq_session import UnreadableReplyError

from ..both import Kind, both, perform
from ..wire import reply, scripted

FIRST, SECOND = b"a" * 1000, bytes(range(256)) * 75
WHOLE = FIRST + SECOND


def bare_deflate(data: bytes) -> bytes:
    """The form of deflate that some servers send: without the header of zlib."""
    packer = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return packer.compress(data) + packer.flush()


GOOD = {
    "one member": ("gzip", gzip.compress(WHOLE)),
    "two members": ("gzip", gzip.compress(FIRST) + gzip.compress(SECOND)),
    "two members and padding": ("gzip", gzip.compress(FIRST) + gzip.compress(SECOND) + bytes(512)),
    "x-gzip": ("x-gzip", gzip.compress(WHOLE)),
    "capitals": ("GZIP", gzip.compress(WHOLE)),
    "deflate": ("deflate", zlib.compress(WHOLE)),
    "bare deflate": ("deflate", bare_deflate(WHOLE)),
    "identity": ("identity", WHOLE),
    "both": ("deflate, gzip", gzip.compress(zlib.compress(WHOLE))),
    "unknown": ("snappy", WHOLE),
}

CUT = {
    "gzip": ("gzip", gzip.compress(WHOLE)[:-100]),
    "gzip without its checksum": ("gzip", gzip.compress(WHOLE)[:-8]),
    "gzip in its head": ("gzip", gzip.compress(WHOLE)[:5]),
    "the second of two members": ("gzip", gzip.compress(FIRST) + gzip.compress(SECOND)[:-20]),
    "x-gzip": ("x-gzip", gzip.compress(WHOLE)[:-100]),
    "deflate": ("deflate", zlib.compress(WHOLE)[:-100]),
    "bare deflate": ("deflate", bare_deflate(WHOLE)[:-100]),
    "the inner one of two": ("deflate, gzip", gzip.compress(zlib.compress(WHOLE)[:-10])),
    "a wrong checksum": ("gzip", gzip.compress(WHOLE)[:-8] + bytes(8)),
    "something else behind it": ("gzip", gzip.compress(WHOLE) + b"and more"),
    "not compressed at all": ("gzip", WHOLE),
}


@both
@pytest.mark.parametrize(("encoding", "body"), GOOD.values(), ids=GOOD.keys())
def test_a_compressed_reply_is_read_to_its_end(kind: Kind, encoding: str, body: bytes) -> None:
    with scripted(reply(200, body, Content_Encoding=encoding)) as server:
        base_url = server.base_url
        artifact = perform(kind, lambda s: s.get_job_artifact("a", "b"), base_url=base_url)
        assert WHOLE == artifact
        response = perform(kind, lambda s: s.get("/x"), base_url=base_url)
        assert WHOLE == response.content
        assert encoding == response.headers["content-encoding"]


@both
@pytest.mark.parametrize(("encoding", "body"), CUT.values(), ids=CUT.keys())
def test_a_compressed_reply_that_was_cut_short_is_unreadable(
    kind: Kind, encoding: str, body: bytes
) -> None:
    with scripted(reply(200, body, Content_Encoding=encoding)) as server:
        with pytest.raises(UnreadableReplyError, match="decoded"):
            perform(kind, lambda s: s.get_job_artifact("a", "b"), base_url=server.base_url)
        with pytest.raises(UnreadableReplyError, match="decoded"):
            perform(kind, lambda s: s.get("/x"), base_url=server.base_url)
        assert 2 == len(server.seen)  # the same would come again


@both
@pytest.mark.parametrize("status", [200, 204])
def test_a_reply_without_a_body_has_nothing_to_decode(kind: Kind, status: int) -> None:
    with scripted(reply(status, b"", Content_Encoding="gzip")) as server:
        response = perform(kind, lambda s: s.get("/x"), base_url=server.base_url)
        assert b"" == response.content
