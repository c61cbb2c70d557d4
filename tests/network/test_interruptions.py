"""An exception out of a signal handler, at any moment of a call, harms no later call."""

import gc
import os
import signal
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path
from types import FrameType

import pytest

from ionq_session import IonQSession
from ionq_session._fork_lock import Lock

from .servers import Answer, Asked, serving

ROUNDS = 150
PATIENCE = 30.0  # seconds, after which a lock or a connection counts as left behind


class Interrupted(BaseException):
    """What the signal handler raises."""


def echo(asked: Asked) -> Answer:
    """Answers with what was asked."""
    return Answer(200, asked.target.encode())


def descriptors() -> int:
    """How many files and sockets the process has open."""
    return len(list(Path("/proc/self/fd").iterdir()))


def comes_true(condition: Callable[[], bool]) -> bool:
    """Whether a condition holds within some seconds."""
    end = time.monotonic() + PATIENCE
    while not condition() and time.monotonic() < end:
        time.sleep(0.01)
    return condition()


@pytest.mark.serial  # it counts the descriptors of the process
@pytest.mark.skipif(sys.platform != "linux", reason="it counts descriptors in /proc")
def test_an_interruption_at_any_moment_harms_no_later_call() -> None:
    armed = False

    def interrupt(number: int, frame: FrameType | None) -> None:
        if armed:
            raise Interrupted

    interrupted = 0
    with serving(echo) as server:
        session = IonQSession("made-up-key", base_url=server.base_url)
        assert "/v0.4/first" == session.get("/first").text
        gc.collect()
        before = descriptors()
        usual = signal.signal(signal.SIGALRM, interrupt)
        try:
            for number in range(ROUNDS):
                # Each round is interrupted a little later in its call than the one before.
                try:
                    armed = True
                    signal.setitimer(signal.ITIMER_REAL, 1e-5 + number * 1.5e-5)
                    session.get(f"/interrupted/{number}")
                    armed = False
                except Interrupted:
                    armed = False
                    interrupted += 1
                gc.collect(1)  # what the exception's frames hold is closed now, and not in a call
                assert f"/v0.4/after/{number}" == session.get(f"/after/{number}").text
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.signal(signal.SIGALRM, usual)
        assert interrupted > ROUNDS // 10
        locks = [each for each in gc.get_objects() if isinstance(each, Lock)]
        assert all(each.mutex.acquire(timeout=PATIENCE) for each in locks)
        for each in locks:
            each.mutex.release()
        gc.collect()
        # The server's ends of the connections are in this process, too, and close a little later.
        assert comes_true(lambda: descriptors() <= before)
        session.close()


def test_another_thread_finishes_the_call_that_it_is_at(tmp_path: Path) -> None:
    """The connections of an interrupted call are given up, and not closed under other calls."""
    arrived, release = threading.Event(), threading.Event()

    def slow(asked: Asked) -> Answer:
        if asked.target.endswith("/slow"):
            arrived.set()
            assert release.wait(30)
        elif asked.target.endswith("/interrupted"):
            os.kill(os.getpid(), signal.SIGALRM)
            assert release.wait(30)
        return Answer(200, asked.target.encode())

    def interrupt(number: int, frame: FrameType | None) -> None:
        raise Interrupted

    texts: list[str] = []
    usual = signal.signal(signal.SIGALRM, interrupt)
    try:
        with serving(slow) as server, IonQSession("key", base_url=server.base_url) as session:
            other = threading.Thread(target=lambda: texts.append(session.get("/slow").text))
            other.start()
            assert arrived.wait(30)
            with pytest.raises(Interrupted):
                session.get("/interrupted")
            release.set()
            other.join()
            assert ["/v0.4/slow"] == texts
            assert "/v0.4/after" == session.get("/after").text
    finally:
        signal.signal(signal.SIGALRM, usual)
