"""What only a process of its own can show: forks, signals, and that nothing is left behind.

Each script runs with all warnings as errors and Python's development mode, and has to be silent
on its standard error.
"""

import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
from contextlib import ExitStack
from pathlib import Path

import pytest

from ..both import Kind, both
from ..wire import DROP, Step, reply, scripted
from .servers import Answer, Asked, Server, serving

ROOT = Path(__file__).parents[2]
GUARD = 120  # seconds; only so that a hanging script ends

COMMON = """
import asyncio, gc, logging, os, signal, sys, threading
from ionq_session import AsyncIonQSession, IonQError, IonQSession

BASE_URL = sys.argv[1]
# A shell that runs the tests in the background has SIGINT ignored, which is inherited.
signal.signal(signal.SIGINT, signal.default_int_handler)

def descriptors():
    return sorted(os.listdir("/proc/self/fd"), key=int)

def make(**options):
    return IonQSession("made-up-key", base_url=BASE_URL, backoff_factor=0, **options)

def amake(**options):
    return AsyncIonQSession("made-up-key", base_url=BASE_URL, backoff_factor=0, **options)

logging.getLogger("asyncio").setLevel("ERROR")  # it warns of steps that take their time
make().close()  # what is loaded once and kept
asyncio.run(amake().close())
gc.collect()
"""


def start(script: str, *arguments: str) -> subprocess.Popen[str]:
    """Start a script in a process of its own."""
    paths = os.pathsep.join([str(ROOT), str(ROOT / "generated")])
    flags = ["-X", "dev", "-W", "error"]
    return subprocess.Popen(  # noqa: S603  # a script of ours
        [sys.executable, *flags, "-c", COMMON + textwrap.dedent(script), *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": paths},
    )


def finished(process: subprocess.Popen[str]) -> tuple[str, str]:
    """What a script said, on standard output and on standard error, when it has ended."""
    try:
        return process.communicate(timeout=GUARD)
    except subprocess.TimeoutExpired:
        process.kill()
        process.communicate()
        raise


def run(script: str, *arguments: str) -> list[str]:
    """The lines that a script printed; it may say nothing on its standard error."""
    process = start(script, *arguments)
    out, err = finished(process)
    assert (0, "") == (process.returncode, err)
    return out.splitlines()


# --- nothing is left behind -------------------------------------------------------------------

LEFT = """
async def main():
    before = descriptors()
    await work()
    gc.collect()
    print(descriptors() == before, threading.active_count())

asyncio.run(main())
gc.collect()
"""
FAULTS: list[list[Step]] = [
    [reply(200, b"[]")],
    [reply(404)],
    [reply(503), DROP, reply(200, b"[]")],
    [DROP],
    [Step(b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n[")],
    [Step(b"nonsense\r\n\r\n")],
    [reply(302, Location="/x")],
    [Step(then="hang")],
]
WORK = """
async def work():
    calls = [lambda s: s.get_backends(), lambda s: s.get("/x"), lambda s: s.get_job("a")]
    for base_url in sys.argv[1:]:
        for call in calls:
            {enter} {make}(timeout=0.1, max_redirects=2) as session:
                session.base_url = base_url
                try:
                    {wait}call(session)
                except IonQError as error:
                    kept = error
"""
WORDS: dict[Kind, dict[str, str]] = {
    "sync": {"make": "make", "wait": "", "enter": "with"},
    "async": {"make": "amake", "wait": "await ", "enter": "async with"},
}


@both
def test_nothing_is_left_behind(kind: Kind) -> None:
    with ExitStack() as stack:
        servers = [stack.enter_context(scripted(*steps)) for steps in FAULTS]
        script = WORK.format(**WORDS[kind]) + LEFT
        assert ["True 1"] == run(script, *(server.base_url for server in servers))


COPIES = {
    "copy closed": """
        copy = {make}(); other = copy.with_options(timeout=5)
        {wait}copy.get("/x"); {wait}other.get("/x")
        {wait}copy.close(); {wait}other.close()
    """,
    "copy in one expression": """
        {enter} {make}() as session:
            {wait}session.with_options(timeout=5).get("/x")
    """,
    "copy that outlives the session": """
        {enter} {make}() as session:
            copy = session.with_options(timeout=5)
            {wait}copy.get("/x")
        del copy
    """,
    "copy in an error": """
        {enter} {make}() as session:
            try:
                {wait}session.with_options(timeout=5).get("/error")
            except IonQError as error:
                kept = error
        del kept
    """,
    "stream left unread": """
        {enter} {make}(stream=True) as session:
            response = {wait}session.get("/x")
        del response
    """,
    "adapter that was never used": """
        {enter} {make}() as session:
            session.get_adapter("https://ionq.example")
            {wait}session.get("/x")
    """,
}


@both
@pytest.mark.parametrize("body", COPIES.values(), ids=COPIES.keys())
def test_nothing_is_left_behind_by_copies(kind: Kind, body: str) -> None:
    lines = textwrap.dedent(body.format(**WORDS[kind]))
    work = "async def work():\n" + textwrap.indent(lines, "    ")

    def answer(asked: Asked) -> Answer:
        return Answer(404 if "error" in asked.target else 200)

    with serving(answer) as server:
        assert ["True 1"] == run(work + LEFT, server.base_url)


def test_a_cancelled_call_leaves_nothing_behind() -> None:
    script = """
    async def work():
        async with amake() as session:
            task = asyncio.create_task(session.get("/x"))
            while not any(each.startswith("so") for each in links()):
                await asyncio.sleep(0)
            task.cancel()
            try:
                await task
            except asyncio.CancelledError:
                pass

    def links():
        return [os.readlink(f"/proc/self/fd/{each}") for each in descriptors() if alive(each)]

    def alive(each):
        return os.path.exists(f"/proc/self/fd/{each}")
    """
    with scripted(Step(then="hang")) as server:
        lines = run(textwrap.dedent(script) + LEFT, server.base_url)
        assert ["True 1"] == lines


# --- forks ------------------------------------------------------------------------------------


def _forked(body: str, server: Server) -> list[str]:
    script = """
    session.get("/parent")
    read, write = os.pipe()
    child = os.fork()
    if child == 0:
        try:
            said = in_child()
        except BaseException as error:
            said = f"{type(error).__name__}: {error}"
        os.write(write, said.encode())
        os._exit(0)
    os.close(write)
    os.waitpid(child, 0)
    print(os.read(read, 9999).decode())
    os.close(read)
    print(session.get("/parent").status_code)
    session.close()
    """
    return run(textwrap.dedent(body) + textwrap.dedent(script), server.base_url)


def test_a_session_made_before_a_fork_works_in_both_processes() -> None:
    with serving() as server:
        body = """
        session = make()
        def in_child():
            codes = [session.get("/child").status_code for _ in range(3)]
            copy = session.with_options(timeout=5)
            codes.append(copy.get("/child").status_code)
            copy.close()
            session.close()
            return str(codes)
        """
        assert ["[200, 200, 200, 200]", "200"] == _forked(body, server)
        by_whom = {
            name: {asked.connection for asked in server.seen if asked.target.endswith(name)}
            for name in ("/parent", "/child")
        }
        assert 1 == len(by_whom["/parent"])
        assert 1 == len(by_whom["/child"])
        assert not by_whom["/parent"] & by_whom["/child"]


def test_a_child_that_only_closes_the_session_leaves_the_parent_s_connection_alone() -> None:
    with serving() as server:
        body = """
        session = make()
        def in_child():
            session.close()
            gc.collect()
            return "closed"
        """
        assert ["closed", "200"] == _forked(body, server)
        assert 1 == server.connections


def test_a_session_over_what_was_brought_says_after_a_fork_why_not() -> None:
    with serving() as server:
        body = """
        import httpx
        session = make(transport=httpx.HTTPTransport())
        def in_child():
            return str(session.get("/child").status_code)
        """
        told, code = _forked(body, server)
        assert told.startswith("ConfigurationError: ")
        assert "fork" in told
        assert "200" == code


def test_an_adapter_that_was_mounted_says_after_a_fork_why_not_or_works() -> None:
    with serving() as server:
        body = """
        import httpx
        session = make()
        session.mount("http://", httpx.HTTPTransport())
        def in_child():
            return str(session.get("/child").status_code)
        """
        told, code = _forked(body, server)
        assert "fork" in told
        assert "200" == code
        assert 1 == server.connections


def test_an_async_session_made_before_a_fork_works_in_the_child() -> None:
    with serving() as server:
        script = """
        async def ask(session):
            async with session:
                return (await session.get("/x")).status_code

        session = amake()
        child = os.fork()
        if child == 0:
            os._exit(0 if asyncio.run(ask(session)) == 200 else 1)
        print(os.waitpid(child, 0)[1], asyncio.run(ask(session)))
        """
        assert ["0 200"] == run(script, server.base_url)


def test_a_fork_while_another_thread_makes_calls_leaves_no_lock_behind() -> None:
    with serving() as server:
        script = """
        session = make()
        session.get_backends()  # what Python imports at the first call cannot be forked through
        stopping = threading.Event()

        def calls():
            while not stopping.is_set():
                session.get_backends()
                session.with_options(timeout=5).close()

        threads = [threading.Thread(target=calls) for _ in range(4)]
        for each in threads:
            each.start()
        statuses = []
        for _ in range(10):
            child = os.fork()
            if child == 0:
                signal.alarm(30)
                session.get_backends()
                make().close()
                os._exit(0)
            statuses.append(os.waitpid(child, 0)[1])
        stopping.set()
        for each in threads:
            each.join()
        session.close()
        print(statuses)
        """
        assert [str([0] * 10)] == run(script, server.base_url)


def test_a_fork_while_another_thread_loads_certificates_leaves_no_lock_behind() -> None:
    with serving() as server:
        script = """
        import ssl
        from ionq_session._transport import tls

        begun, done = threading.Event(), threading.Event()

        def slow(trust_env):
            begun.set()
            done.wait()
            return ssl.create_default_context()

        loading = threading.Thread(target=tls.context, args=(True, None, slow))
        loading.start()
        begun.wait()
        child = os.fork()
        if child == 0:
            signal.alarm(30)
            make().get_backends()
            os._exit(0)
        print(os.waitpid(child, 0)[1])
        done.set()
        loading.join()
        """
        assert ["0"] == run(script, server.base_url)


# --- event loops ------------------------------------------------------------------------------


def test_a_second_event_loop_says_why_not_or_works() -> None:
    with serving() as server:
        script = """
        session = amake()

        async def ask():
            return (await session.get("/x")).status_code

        print(asyncio.run(ask()))
        try:
            print(asyncio.run(ask()))
        except IonQError as error:
            print("event loop" in str(error))
        """
        # The first loop ended with the connection open, which Python itself warns of.
        process = start(script, server.base_url)
        out, _ = finished(process)
        assert 0 == process.returncode
        assert out.split() in (["200", "True"], ["200", "200"])


def test_a_session_can_be_closed_after_its_event_loop_has_ended() -> None:
    with serving() as server:
        script = """
        session = amake()

        async def ask():
            return (await session.get("/x")).status_code

        print(asyncio.run(ask()))
        try:
            asyncio.run(session.close())
            print("closed")
        except Exception as error:
            print(type(error).__name__, error)
        """
        process = start(script, server.base_url)
        out, _ = finished(process)
        assert ["200", "closed"] == out.splitlines()


def test_a_session_closed_in_one_event_loop_works_in_the_next() -> None:
    with serving() as server:
        script = """
        session = amake()

        async def ask():
            async with session:
                return (await session.get("/x")).status_code

        print(asyncio.run(ask()), asyncio.run(ask()))
        """
        assert ["200 200"] == run(script, server.base_url)


# --- Ctrl-C -----------------------------------------------------------------------------------

INTERRUPTED = """
def told(attempt):
    if attempt.again_in is not None:
        print("waiting", flush=True)

def sync():
    with make(hooks={"attempt": [told]}, timeout=50) as session:
        session.get_backends()

async def awaiting():
    async with amake(hooks={"attempt": [told]}, timeout=50) as session:
        await session.get_backends()

try:
    sync() if sys.argv[2] == "sync" else asyncio.run(awaiting())
except KeyboardInterrupt:
    print("interrupted", flush=True)
gc.collect()
"""


@both
def test_an_interrupt_ends_a_back_off_at_once(kind: Kind) -> None:
    with scripted(reply(503, Retry_After="59")) as server:
        process = start(INTERRUPTED, server.base_url, kind)
        assert process.stdout is not None
        assert "waiting\n" == process.stdout.readline()
        process.send_signal(signal.SIGINT)
        assert ("interrupted\n", "") == finished(process)
        assert 1 == len(server.seen)


@both
def test_an_interrupt_ends_a_hanging_call_at_once(kind: Kind) -> None:
    arrived, done = threading.Event(), threading.Event()

    def hold(_: Asked) -> Answer:
        arrived.set()
        done.wait()
        return Answer()

    with serving(hold) as server:
        process = start(INTERRUPTED, server.base_url, kind)
        assert arrived.wait(GUARD)
        process.send_signal(signal.SIGINT)
        assert ("interrupted\n", "") == finished(process)
        assert not done.is_set()  # it ended while the server was still silent
        done.set()
        assert 1 == len(server.seen)


# --- pickles ----------------------------------------------------------------------------------

WAKING = """
import pickle
session = pickle.loads(bytes.fromhex(sys.argv[2]))
with session:
    try:
        session.get_job("a")
    except IonQError as error:
        print(type(error).__name__, error)
"""


@pytest.mark.parametrize("key", ["key-of-the-other-process", None])
def test_a_pickled_session_wakes_up_in_another_process(
    key: str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    import pickle

    from ionq_session import IonQSession

    with serving(lambda _: Answer(404, b"")) as server:
        with IonQSession("made-up-key", base_url=server.base_url) as session:
            pickled = pickle.dumps(session)
        assert b"made-up-key" not in pickled
        if key is not None:
            monkeypatch.setenv("IONQ_API_KEY", key)
        (line,) = run(WAKING, server.base_url, pickled.hex())
        keys = [asked.headers["authorization"] for asked in server.seen]
        if key is None:
            assert line.startswith("ConfigurationError ")
            assert "IONQ_API_KEY" in line
            assert [] == keys
        else:
            assert line.startswith("NotFoundError ")
            assert [f"apiKey {key}"] == keys


@pytest.mark.parametrize(
    ("options", "again"),
    [
        ({"auth": ["user", "made-up-password"]}, {"auth": ["user", "another"]}),
        (
            {"proxies": {"all": "http://user:password@127.0.0.1:1"}},
            {"proxies": {}},
        ),
        ({"auth_headers": {"X-Token": "a-token"}}, {"auth_headers": {"X-Token": "another"}}),
    ],
    ids=["password", "proxy", "header"],
)
def test_what_a_pickled_session_lost_can_be_given_again(
    options: dict[str, object], again: dict[str, object], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IONQ_API_KEY", "made-up-key")
    script = """
    import json, pickle
    options, again = (json.loads(text) for text in sys.argv[2:])
    for each in (options, again):
        if "auth" in each:
            each["auth"] = tuple(each["auth"])
    with make(**options) as session:
        woken = pickle.loads(pickle.dumps(session))
    with woken:
        try:
            woken.get("/x")
        except IonQError as error:
            print("with_options" in str(error))
        with woken.with_options(**again) as whole:
            print(whole.get("/x").status_code)
    """
    with serving() as server:
        told = run(script, server.base_url, json.dumps(options), json.dumps(again))
        assert ["True", "200"] == told


def test_another_key_does_not_make_a_lost_proxy_unneeded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IONQ_API_KEY", "made-up-key")
    script = """
    import pickle
    with make(proxies={"all": "http://user:password@127.0.0.1:1"}) as session:
        woken = pickle.loads(pickle.dumps(session))
    with woken, woken.with_options(api_key="another") as other:
        try:
            print(other.get("/x").status_code)
        except IonQError as error:
            print("proxy" in str(error))
    """
    with serving() as server:
        assert ["True"] == run(script, server.base_url)
        assert [] == server.seen
