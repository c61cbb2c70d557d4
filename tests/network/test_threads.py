"""One session for many threads or many tasks: each gets the answer to what it asked."""

import asyncio
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import pytest

from ionq_session import (
    AsyncIonQSession,
    Attempt,
    ConfigurationError,
    IonQSession,
    ResponseTimeoutError,
    ServerError,
)

from ..wire import GUARD, SILENCE
from .servers import Answer, Asked, serving

THREADS = 32
TASKS = 200


def echo(asked: Asked) -> Answer:
    """Answers with what was asked, so that a mix-up would be seen."""
    parts = [asked.target, asked.headers.get("x-number", ""), asked.body.decode()]
    return Answer(200, "|".join(parts).encode(), {"X-Number": parts[1]})


def expected(number: int) -> str:
    """What `echo` has to answer to a number."""
    return f"/v0.4/echo?p=1&number={number}|{number}|body {number}"


def test_one_session_serves_many_threads() -> None:
    with (
        serving(echo) as server,
        IonQSession("made-up-key", base_url=server.base_url, params={"p": "1"}) as session,
        ThreadPoolExecutor(THREADS) as pool,
    ):
        together = threading.Barrier(THREADS)

        def ask(thread: int) -> list[str]:
            together.wait()
            return [
                session.post(
                    "/echo",
                    data=f"body {number}",
                    params={"number": number},
                    headers={"X-Number": str(number)},
                ).text
                for number in range(thread * 10, thread * 10 + 10)
            ]

        texts = [text for each in pool.map(ask, range(THREADS)) for text in each]
        assert [expected(number) for number in range(THREADS * 10)] == texts
        assert server.connections <= THREADS


def test_one_async_session_serves_many_tasks() -> None:
    with serving(echo) as server:

        async def main() -> list[str]:
            async with AsyncIonQSession(
                "made-up-key", base_url=server.base_url, params={"p": "1"}
            ) as session:

                async def ask(number: int) -> str:
                    response = await session.post(
                        "/echo",
                        data=f"body {number}",
                        params={"number": number},
                        headers={"X-Number": str(number)},
                    )
                    return response.text

                return await asyncio.gather(*(ask(number) for number in range(TASKS)))

        assert [expected(number) for number in range(TASKS)] == asyncio.run(main())


def test_errors_of_many_threads_are_not_mixed_up() -> None:
    def refuse(asked: Asked) -> Answer:
        return Answer(500, asked.target.encode(), {"X-Request-Id": asked.headers["x-number"]})

    with (
        serving(refuse) as server,
        IonQSession("made-up-key", base_url=server.base_url, backoff_factor=0) as session,
        ThreadPoolExecutor(THREADS) as pool,
    ):

        def ask(number: int) -> tuple[str, str | None, str | None]:
            with pytest.raises(ServerError) as caught:
                session.get(f"/x{number}", headers={"X-Number": str(number)})
            return caught.value.body, caught.value.request_id, caught.value.path

        answers = list(pool.map(ask, range(THREADS)))
        assert [(f"/v0.4/x{n}", str(n), f"/v0.4/x{n}") for n in range(THREADS)] == answers


def test_cookies_may_come_while_other_threads_send_theirs() -> None:
    def with_cookies(asked: Asked) -> Answer:
        return Answer(200, b"", {"Set-Cookie": f"c{asked.headers['x-number']}=1"})

    interval = sys.getswitchinterval()
    with (
        serving(with_cookies) as server,
        IonQSession("made-up-key", base_url=server.base_url) as session,
        ThreadPoolExecutor(8) as pool,
    ):
        sys.setswitchinterval(1e-5)
        try:

            def ask(number: int) -> int:
                return session.get("/x", headers={"X-Number": str(number % 50)}).status_code

            assert {200} == set(pool.map(ask, range(200)))
        finally:
            sys.setswitchinterval(interval)
        assert {f"c{number}" for number in range(50)} == set(session.cookies)


def test_a_session_is_changed_and_closed_while_others_use_it() -> None:
    with (
        serving(echo) as server,
        IonQSession("made-up-key", base_url=server.base_url, backoff_factor=0) as session,
        ThreadPoolExecutor(8) as pool,
    ):

        def ask(number: int) -> bool:
            copy = session.with_options(headers={"X-Number": str(number)})
            copy.params["number"] = str(number)
            try:
                return copy.get("/echo").text == f"/v0.4/echo?number={number}|{number}|"
            finally:
                copy.close()

        assert {True} == set(pool.map(ask, range(100)))
        assert {} == dict(session.params)


def test_connections_end_with_the_original_and_copies_open_new_ones() -> None:
    with serving(echo) as server:
        session = IonQSession("made-up-key", base_url=server.base_url)
        session.get("/x")
        copy = session.with_options(timeout=5)
        further = copy.with_options(timeout=6)
        copy.close()
        further.get("/x")
        assert 1 == server.connections
        session.close()
        session.close()
        further.get("/x")  # as in requests, a closed session opens new connections
        session.close()
        assert 2 == server.connections


def test_an_async_session_in_two_event_loops_at_once_says_why_not() -> None:
    arrived, done = threading.Event(), threading.Event()

    def hold(asked: Asked) -> Answer:
        if "hold" in asked.target:
            arrived.set()
            done.wait()
        return Answer()

    with serving(hold) as server, ThreadPoolExecutor(1) as pool:
        session = AsyncIonQSession("made-up-key", base_url=server.base_url)

        async def first() -> int:
            async with session:
                return (await session.get("/hold")).status_code

        async def second() -> None:
            with pytest.raises(ConfigurationError, match="event loop"):
                await session.get("/x")

        running = pool.submit(asyncio.run, first())
        arrived.wait()
        asyncio.run(second())
        done.set()
        assert 200 == running.result()


def test_cancellation_ends_a_hanging_call_at_once() -> None:
    arrived, done = asyncio.Event(), threading.Event()

    async def main() -> list[str]:
        loop = asyncio.get_running_loop()

        def hold(asked: Asked) -> Answer:
            if "hold" in asked.target:
                loop.call_soon_threadsafe(arrived.set)
                done.wait()
            return Answer()

        order: list[str] = []
        with serving(hold) as server:
            async with AsyncIonQSession("made-up-key", base_url=server.base_url) as session:
                hanging = asyncio.create_task(session.get("/hold"))
                await arrived.wait()
                hanging.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await hanging
                order.append("cancelled")
                await session.get("/x")  # the session is as good as before
                order.append("next call")
            done.set()
            order.append("answered")
            assert ["/v0.4/hold", "/v0.4/x"] == [asked.target for asked in server.seen]
        return order

    assert ["cancelled", "next call", "answered"] == asyncio.run(main())


def test_cancellation_ends_a_back_off_at_once() -> None:
    waiting = asyncio.Event()

    def told(attempt: Attempt) -> None:
        if attempt.again_in is not None:
            waiting.set()

    async def main() -> None:
        with serving(lambda _: Answer(503, b"", {"Retry-After": "59"})) as server:
            async with AsyncIonQSession(
                "made-up-key", base_url=server.base_url, hooks={"attempt": [told]}
            ) as session:
                sleeping = asyncio.create_task(session.get_backends())
                await waiting.wait()
                sleeping.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await sleeping
            assert 1 == len(server.seen)

    asyncio.run(main())


def test_a_hanging_connection_is_given_back_after_its_time() -> None:
    done = threading.Event()

    def hold(asked: Asked) -> Answer:
        if "hold" in asked.target:
            done.wait()
        return Answer()

    with (
        serving(hold) as server,
        IonQSession(
            "made-up-key", base_url=server.base_url, timeout=GUARD, retries_total=0
        ) as session,
    ):
        with pytest.raises(ResponseTimeoutError):
            session.get("/hold", timeout=SILENCE)
        assert 200 == session.get("/x").status_code
        done.set()
