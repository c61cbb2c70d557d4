"""Downloading an artifact: within one call, on the wire, on both sessions."""

import asyncio
import gzip
import tracemalloc
from collections.abc import AsyncIterator, Callable, Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest

from ionq_session import (
    AsyncIonQSession,
    ConfigurationError,
    ConnectionLostError,
    IonQError,
    IonQSession,
    NotFoundError,
    ResponseTimeoutError,
    Retry,
    TooManyRedirectsError,
    UnreadableReplyError,
)

from ...both import KEY, Kind, both, perform
from ...cases import every
from ...wire import GUARD, HANG, SILENCE, Step, reply, scripted
from .serving import BODY, TAG, TARGET, Noting, cut, fetch, ranges, rest, whole, without

OTHER = b"another version" * 700
NEWER = whole(OTHER, ETag='"v2"')


@both
def test_a_file_is_there_when_it_is_whole(kind: Kind, tmp_path: Path) -> None:
    progress: list[tuple[int, int | None]] = []
    beside: list[str] = []

    def note(received: int, total: int | None) -> None:
        progress.append((received, total))
        beside.extend(each.name for each in tmp_path.iterdir())

    path = tmp_path / "result.json"
    with scripted(whole()) as server:
        assert path == fetch(kind, server, path, on_progress=note)
        assert TARGET == server.only.path
        assert ("identity", f"apiKey {KEY}") == (
            server.only.headers["accept-encoding"],
            server.only.headers["authorization"],
        )
    assert path.read_bytes() == BODY
    assert [path] == [*tmp_path.iterdir()]
    assert (0, len(BODY)) == progress[0]
    assert (len(BODY), len(BODY)) == progress[-1]
    assert {"result.json.part", "result.json.part.json"} == {*beside}


@both
def test_an_empty_artifact_and_one_of_unknown_length(kind: Kind, tmp_path: Path) -> None:
    chunked = Step(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n")
    with scripted(whole(b""), chunked) as server:
        assert b"" == fetch(kind, server, tmp_path / "empty").read_bytes()
        progress = Noting()
        path = fetch(kind, server, tmp_path / "b", on_progress=progress)
    assert b"abc" == path.read_bytes()
    assert [(0, None), (3, None)] == progress.told


@both
@every("validators", [{"ETag": TAG}, {"Last_Modified": "Thu, 01 Oct 2026 00:00:00 GMT"}])
def test_it_goes_on_where_it_broke_off(
    kind: Kind, tmp_path: Path, validators: dict[str, str]
) -> None:
    headers = {"Date": "Thu, 01 Oct 2026 10:00:00 GMT", **validators}
    steps = [
        without(whole(**headers), *(() if "ETag" in validators else ("etag",))),
        without(rest(3000, **headers), *(() if "ETag" in validators else ("etag",))),
    ]
    progress = Noting()
    with scripted(cut(steps[0], 3000), steps[1]) as server:
        path = fetch(kind, server, tmp_path / "a", on_progress=progress)
        assert [None, "bytes=3000-"] == ranges(server)
        (validator,) = validators.values()
        assert validator == server.seen[1].headers["if-range"]
    assert path.read_bytes() == BODY
    assert sorted(progress.received) == progress.received


# The headers of a reply whose rest cannot be asked for.
NO_RANGES: dict[str, dict[str, str]] = {
    "nothing that identifies it": {"ETag": ""},
    "a weak validator": {"ETag": 'W/"v1"'},
    "no quotes": {"ETag": "v1"},
    "a weak validator and a date": {
        "ETag": 'W/"v1"',
        "Last_Modified": "Thu, 01 Oct 2026 00:00:00 GMT",
        "Date": "Thu, 01 Oct 2026 10:00:00 GMT",
    },
    "a date of just now": {
        "ETag": "",
        "Last_Modified": "Thu, 01 Oct 2026 00:00:00 GMT",
        "Date": "Thu, 01 Oct 2026 00:00:01 GMT",
    },
    "a date that is none": {"ETag": "", "Last_Modified": "yesterday"},
    "ranges refused": {"Accept_Ranges": "none"},
    "the key in it": {"ETag": f'"{KEY}"'},
}


@both
@every("headers", NO_RANGES)
def test_without_ranges_it_begins_again(
    kind: Kind, tmp_path: Path, headers: dict[str, str]
) -> None:
    progress = Noting()
    with scripted(cut(whole(OTHER, **headers), 50), whole()) as server:
        path = fetch(kind, server, tmp_path / "a", on_progress=progress)
        assert [None, None] == ranges(server)
    assert path.read_bytes() == BODY
    assert [0, 50, 0] == progress.received[:3]
    assert [path] == [*tmp_path.iterdir()]


# What a service may send in place of the rest from byte 3000 on, and how often it is then asked.
NO_REST: dict[str, tuple[Step, int]] = {
    "all of a newer one": (NEWER, 2),
    "a rest from elsewhere": (rest(2999), 3),
    "a rest of a longer one": (rest(3000, BODY + b"more"), 3),
    "a rest of a newer one": (rest(3000, ETag='"v2"'), 3),
    "a rest that does not say which": (rest(3000, Content_Range="bytes"), 3),
    "a rest that ends before it begins": (rest(3000, Content_Range="bytes 3000-2999/10240"), 3),
    "a rest that ends behind its end": (rest(3000, Content_Range="bytes 3000-10240/10240"), 3),
    "several parts": (without(rest(3000), "content-range"), 3),
    "an encoded rest": (rest(3000, Content_Encoding="gzip"), 3),
    "no such rest": (reply(416, Content_Range="bytes */5"), 3),
}


@both
@every("step, asked", NO_REST)
def test_what_is_no_rest_is_not_put_behind_the_beginning(
    kind: Kind, tmp_path: Path, step: Step, asked: int
) -> None:
    with scripted(cut(whole(), 3000), step, NEWER) as server:
        path = fetch(kind, server, tmp_path / "a")
        assert [None, "bytes=3000-", None][:asked] == ranges(server)
    assert path.read_bytes() == OTHER


@both
def test_a_service_that_always_sends_the_wrong_rest_is_not_asked_for_ever(
    kind: Kind, tmp_path: Path
) -> None:
    steps = [cut(whole(), 3000), rest(1), cut(whole(), 3000), whole()]
    with scripted(*steps) as server:
        path = fetch(kind, server, tmp_path / "a")
        assert [None, "bytes=3000-", None, None] == ranges(server)
    assert path.read_bytes() == BODY


@both
def test_a_rest_that_ends_early_is_gone_on_from(kind: Kind, tmp_path: Path) -> None:
    some = reply(206, BODY[3000:5000], ETag=TAG, Content_Range="bytes 3000-4999/10240")
    with scripted(cut(whole(), 3000), some, rest(5000)) as server:
        path = fetch(kind, server, tmp_path / "a")
        assert [None, "bytes=3000-", "bytes=5000-"] == ranges(server)
    assert path.read_bytes() == BODY


@both
def test_a_part_that_nobody_asked_for_is_no_artifact(kind: Kind, tmp_path: Path) -> None:
    for step in (rest(0), reply(204)):
        with (
            scripted(step) as server,
            pytest.raises(UnreadableReplyError, match="that is no artifact"),
        ):
            fetch(kind, server, tmp_path / "a")
    assert [] == [*tmp_path.iterdir()]


@both
def test_an_encoded_artifact_is_decoded(kind: Kind, tmp_path: Path) -> None:
    step = whole(gzip.compress(BODY), Content_Encoding="gzip")
    with scripted(cut(step, 40), step) as server:
        path = fetch(kind, server, tmp_path / "a")
        assert [None, None] == ranges(server)
    assert path.read_bytes() == BODY


@both
def test_what_cannot_be_decoded_is_an_error(kind: Kind, tmp_path: Path) -> None:
    with scripted(whole(b"no gzip at all", Content_Encoding="gzip")) as server:
        with pytest.raises(UnreadableReplyError, match=r"status 200, but .* cannot be decoded"):
            fetch(kind, server, tmp_path / "a")
        assert 1 == len(server.seen)
    assert [] == [*tmp_path.iterdir()]


# The length that a reply claims for a body of 5 bytes, and the error. The HTTP library checks
# lengths by itself; transports of the user's do not.
LENGTHS: list[tuple[str, type[IonQError], str]] = [
    ("9", ConnectionLostError, "5 of 9 bytes came"),
    ("3", UnreadableReplyError, "goes on behind byte 3"),
]


@both
@every("claimed, error, words", LENGTHS)
def test_a_length_that_is_not_kept(
    kind: Kind, tmp_path: Path, claimed: str, error: type[IonQError], words: str
) -> None:
    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, content=b"12345", headers={"Content-Length": claimed})

    with pytest.raises(error, match=words):
        perform(
            kind,
            lambda s: s.download_artifact("j", "a", tmp_path / "a"),
            transport=httpx.MockTransport(answer),
        )
    assert [] == [*tmp_path.iterdir()]


@both
def test_attempts_are_counted_anew_when_more_has_come(kind: Kind, tmp_path: Path) -> None:
    steps = [cut(whole(), 1000)]
    for start in range(1000, 9000, 1000):
        steps += [reply(503), cut(rest(start), 1000)]
    with scripted(*steps, rest(9000)) as server:
        path = fetch(kind, server, tmp_path / "a", retry=Retry(total=2, backoff_factor=0))
        assert 18 == len(server.seen)
    assert path.read_bytes() == BODY


@both
def test_attempts_without_progress_come_to_an_end(kind: Kind, tmp_path: Path) -> None:
    steps = [cut(whole(), 1000), rest(1000)]
    with scripted(steps[0], cut(steps[1], 0)) as server:
        with pytest.raises(ConnectionLostError, match="goes on from there") as caught:
            fetch(kind, server, tmp_path / "a")
        assert 3 == len(server.seen) == len(caught.value.attempts)
    assert f"1000 bytes of it are in {tmp_path / 'a.part'}" in str(caught.value)


@both
def test_without_ranges_the_same_progress_is_none(kind: Kind, tmp_path: Path) -> None:
    with scripted(cut(whole(ETag=""), 1000)) as server:
        with pytest.raises(ConnectionLostError) as caught:
            fetch(kind, server, tmp_path / "a")
        assert 3 == len(server.seen)
    assert "goes on" not in str(caught.value)
    assert [] == [*tmp_path.iterdir()]


@both
def test_a_policy_without_retries_has_none(kind: Kind, tmp_path: Path) -> None:
    with scripted(cut(whole(), 1000), rest(1000)) as server:
        with pytest.raises(ConnectionLostError, match="1000 bytes"):
            fetch(kind, server, tmp_path / "a", retry=Retry(total=0))
        assert 1 == len(server.seen)


@both
def test_a_body_that_stops_coming_runs_into_the_time_out(kind: Kind, tmp_path: Path) -> None:
    stuck = Step(cut(whole(), 1000).answer, "hang")
    with scripted(stuck, HANG) as server, pytest.raises(ResponseTimeoutError, match="1000 bytes"):
        fetch(kind, server, tmp_path / "a", timeout=(GUARD, SILENCE))


@both
def test_an_artifact_that_is_not_there_leaves_nothing(kind: Kind, tmp_path: Path) -> None:
    with scripted(reply(404, b'{"message": "Not yet."}')) as server:
        with pytest.raises(NotFoundError, match="Not yet") as caught:
            fetch(kind, server, tmp_path / "a")
        assert ("GET", TARGET) == (caught.value.method, caught.value.path)
    assert [] == [*tmp_path.iterdir()]


@both
def test_a_redirect_is_followed_and_the_key_stays(kind: Kind, tmp_path: Path) -> None:
    with scripted(cut(whole(), 3000), rest(3000)) as other:
        step = reply(302, Location=f"{other.origin}/bucket/a?signature=1")
        with scripted(step) as server:
            path = fetch(kind, server, tmp_path / "a", {"auth_headers": {"X-Team": "secret"}})
            assert "x-team" in server.only.headers
        assert ["/bucket/a?signature=1"] * 2 == [each.target for each in other.seen]
        assert [None, "bytes=3000-"] == ranges(other)
        for seen in other.seen:
            assert not {"authorization", "x-team"} & seen.headers.keys()
    assert path.read_bytes() == BODY


@both
def test_a_redirect_on_the_same_origin_keeps_the_key(kind: Kind, tmp_path: Path) -> None:
    with scripted(reply(307, Location="/elsewhere", Set_Cookie="a=1; Path=/"), whole()) as server:
        assert fetch(kind, server, tmp_path / "a").read_bytes() == BODY
        headers = server.seen[1].headers
        assert (f"apiKey {KEY}", "a=1") == (headers["authorization"], headers["cookie"])


@both
def test_redirects_that_lead_nowhere(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "a"
    with scripted(reply(302, Location="/again")) as server:
        with pytest.raises(TooManyRedirectsError, match="more than 3"):
            fetch(kind, server, path, {"max_redirects": 3})
        assert 4 == len(server.seen)
    with scripted(reply(302)) as server, pytest.raises(UnreadableReplyError, match="status 302"):
        fetch(kind, server, path)
    with scripted(reply(302, Location=f"/x?k={KEY}")) as server:
        with pytest.raises(UnreadableReplyError, match="holds a secret") as caught:
            fetch(kind, server, path)
        assert KEY not in str(caught.value)
    with scripted(reply(403, b"<Error>expired</Error>")) as other:
        step = reply(302, Location=f"{other.origin}/bucket")
        with (
            scripted(step) as server,
            pytest.raises(IonQError, match=r"redirected to 127\.0\.0\.1"),
        ):
            fetch(kind, server, path)
    assert [] == [*tmp_path.iterdir()]


# --- progress, and being stopped ------------------------------------------------------------------


def test_progress_may_be_a_coroutine_function_where_it_is_awaited(tmp_path: Path) -> None:
    seen: list[int] = []

    async def note(received: int, total: int | None) -> None:
        await asyncio.sleep(0)
        seen.append(received)

    with scripted(whole()) as server:
        fetch("async", server, tmp_path / "a", on_progress=note)
        assert len(BODY) == seen[-1]
        with pytest.raises(ConfigurationError, match="AsyncIonQSession takes it"):
            fetch("sync", server, tmp_path / "b", on_progress=note)


@both
@every("options", [{"on_progress": 5}, {"resume": "yes"}, {"timeout": -1}, {"retry": 3}])
def test_options_of_another_type_are_refused(
    kind: Kind, tmp_path: Path, options: dict[str, Any]
) -> None:
    with scripted() as server, pytest.raises(ConfigurationError, match="takes"):
        fetch(kind, server, tmp_path / "a", **options)


class StopError(Exception):
    """The user has seen enough."""


def stopping(error: BaseException) -> Callable[[int, int | None], None]:
    """A progress function that stops the download after its first bytes."""

    def note(received: int, total: int | None) -> None:
        if received:
            raise error

    return note


@both
def test_an_error_of_the_progress_function_ends_it_and_the_rest_comes_later(
    kind: Kind, tmp_path: Path
) -> None:
    hanging = Step(cut(whole(), 3000).answer, "hang")
    with scripted(hanging, rest(3000)) as server:
        with pytest.raises(StopError):
            fetch(kind, server, tmp_path / "a", on_progress=stopping(StopError()))
        assert {"a.part", "a.part.json"} == {each.name for each in tmp_path.iterdir()}
        path = fetch(kind, server, tmp_path / "a")
        assert [None, "bytes=3000-"] == ranges(server)
    assert path.read_bytes() == BODY


def test_control_c_leaves_the_beginning_and_a_session_that_works(tmp_path: Path) -> None:
    hanging = Step(cut(whole(), 3000).answer, "hang")
    with scripted(hanging, rest(3000)) as server, IonQSession(KEY, base_url=server.base_url) as s:
        with pytest.raises(KeyboardInterrupt):
            s.download_artifact(
                "a-job", "an-artifact", tmp_path / "a", on_progress=stopping(KeyboardInterrupt())
            )
        path = s.download_artifact("a-job", "an-artifact", tmp_path / "a")
        assert [None, "bytes=3000-"] == ranges(server)
    assert path.read_bytes() == BODY


@pytest.mark.parametrize("where", ["in the progress function", "while waiting for bytes"])
def test_a_canceled_task_leaves_the_beginning_and_no_connection(tmp_path: Path, where: str) -> None:
    hanging = Step(cut(whole(), 3000).answer, "hang")

    async def main(base_url: str) -> Path:
        came = asyncio.Event()

        async def note(received: int, total: int | None) -> None:
            if received:
                came.set()
                if where == "in the progress function":
                    await asyncio.Event().wait()

        async with AsyncIonQSession(KEY, base_url=base_url) as session:
            task = asyncio.create_task(
                session.download_artifact("a-job", "an-artifact", tmp_path / "a", on_progress=note)
            )
            await came.wait()
            await asyncio.sleep(0)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            transport: Any = session.get_adapter(base_url)
            assert [] == transport._pool.connections
            return await session.download_artifact("a-job", "an-artifact", tmp_path / "a")

    with scripted(hanging, rest(3000)) as server:
        path = asyncio.run(main(server.base_url))
        assert [None, "bytes=3000-"] == ranges(server)
    assert path.read_bytes() == BODY


@both
@every("error", [StopError(), KeyboardInterrupt(), asyncio.CancelledError()])
def test_a_reply_that_is_not_read_to_its_end_is_closed(
    kind: Kind, tmp_path: Path, error: BaseException
) -> None:
    closed: list[str] = []

    class Body(httpx.SyncByteStream, httpx.AsyncByteStream):
        """Two pieces, of which one is never read."""

        def __iter__(self) -> Iterator[bytes]:
            yield from (b"first", b"second")

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for each in self:
                yield each

        def close(self) -> None:
            closed.append("sync")

        async def aclose(self) -> None:
            closed.append("async")

    transport = httpx.MockTransport(lambda request: httpx.Response(200, stream=Body()))
    with pytest.raises(type(error)):
        perform(
            kind,
            lambda s: s.download_artifact("j", "a", tmp_path / "a", on_progress=stopping(error)),
            transport=transport,
        )
    assert [kind] == closed


@both
def test_memory_stays_small_however_large_the_artifact(kind: Kind, tmp_path: Path) -> None:
    size = 64 << 20
    piece = bytes(1 << 16)

    class Endless(httpx.SyncByteStream, httpx.AsyncByteStream):
        """So many zeros, which are nowhere as a whole."""

        def __iter__(self) -> Iterator[bytes]:
            yield from (piece for _ in range(size // len(piece)))

        async def __aiter__(self) -> AsyncIterator[bytes]:
            for each in self:
                yield each

    def answer(request: httpx.Request) -> httpx.Response:
        return httpx.Response(200, stream=Endless(), headers={"Content-Length": str(size)})

    tracemalloc.start()
    try:
        path = perform(
            kind,
            lambda s: s.download_artifact("j", "a", tmp_path / "a"),
            transport=httpx.MockTransport(answer),
        )
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert size == path.stat().st_size
    assert peak < 8 << 20
