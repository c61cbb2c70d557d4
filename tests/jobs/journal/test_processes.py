"""Many processes and threads at one file, forks, and processes that are killed."""

import sqlite3
import subprocess
import sys
import textwrap
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

from ionq_session.jobs.journal.journal import Journal

from .made import at, entry

ROOT = Path(__file__).parents[3]

HEAD = """
import os, signal, sys, threading
from ionq_session.jobs.journal.journal import Journal
from tests.jobs.journal.made import at, entry

journal, name = Journal(sys.argv[1]), sys.argv[2]

def submit(tag):
    journal.begin(entry(tag))
    journal.settle(tag, "submitted", job_id=f"job of {tag}", at=at(1))
"""


def started(body: str, journal: Journal, name: str) -> "subprocess.Popen[str]":
    # From Python 3.12 on, a fork beside threads is warned of as such.
    options = ["-W", "error", "-W", "ignore:This process:DeprecationWarning"]
    return subprocess.Popen(  # noqa: S603  # our own
        [sys.executable, *options, "-c", HEAD + textwrap.dedent(body), str(journal.path), name],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def whole(journal: Journal) -> bool:
    with closing(sqlite3.connect(journal.path)) as connection:
        return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]


def outcomes(journal: Journal) -> Sequence[tuple[str, str, str | None]]:
    return sorted((each.tag, each.outcome, each.job_id) for each in journal.entries())


def test_eight_processes_lose_nothing(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    body = """
    for number in range(10):
        submit(f"{name}{number:02}")
    """
    processes = [started(body, journal, name) for name in "abcdefgh"]
    assert [("", "")] * 8 == [process.communicate() for process in processes]
    expected = [f"{name}{number:02}" for name in "abcdefgh" for number in range(10)]
    assert [(tag, "submitted", f"job of {tag}") for tag in expected] == outcomes(journal)
    assert whole(journal)


def test_threads_with_one_journal_or_several_lose_nothing(tmp_path: Path) -> None:
    shared = Journal(tmp_path / "journal")

    def submit(number: int) -> None:
        journal = shared if number % 2 else Journal(shared.path)
        journal.begin(entry(f"{number:03}"))
        journal.settle(f"{number:03}", "submitted", job_id="1", at=at(1))

    with ThreadPoolExecutor(16) as pool:
        list(pool.map(submit, range(64)))
    assert [(f"{number:03}", "submitted", "1") for number in range(64)] == outcomes(shared)
    assert whole(shared)


def test_a_kill_loses_nothing_that_was_begun(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    body = """
    for number in range(10_000):
        journal.begin(entry(f"{name} {number}"))
        print(f"{name} {number}", flush=True)
        journal.settle(f"{name} {number}", "absent", at=at(1))
    """
    processes = [started(body, journal, name) for name in "abcdef"]
    begun: set[str] = set()
    for lines, process in enumerate(processes, start=7):
        assert process.stdout is not None
        begun |= {process.stdout.readline().strip() for _ in range(lines)}
        process.kill()  # at some point of what it does next, while the others go on
        rest = process.stdout.read().splitlines(keepends=True)
        begun |= {line.strip() for line in rest if line.endswith("\n")}
        assert ("", "") == process.communicate()
    kept = {each.tag for each in journal.entries()}
    assert begun <= kept
    assert len(kept) <= len(begun) + len(processes)  # one each that was not printed any more
    assert whole(journal)
    journal.begin(entry("after"))
    assert ["after"] == [each.tag for each in journal.entries(limit=1)]


def test_a_fork_beside_writing_threads_leaves_both_with_a_journal(tmp_path: Path) -> None:
    journal = Journal(tmp_path / "journal")
    body = """
    done = threading.Event()

    def write(thread):
        number = 0
        while not done.is_set():
            submit(f"thread {thread} {number}")
            number += 1
        counts.append(number)

    counts, statuses = [], []
    submit("first")
    threads = [threading.Thread(target=write, args=(thread,)) for thread in range(3)]
    for thread in threads:
        thread.start()
    for number in range(10):
        child = os.fork()
        if child == 0:
            signal.alarm(30)
            submit(f"child {number}")
            os._exit(0)
        statuses.append(os.waitpid(child, 0)[1])
    done.set()
    for thread in threads:
        thread.join()
    print(statuses == [0] * 10, sum(counts) + 11)
    """
    printed, complaints = started(body, journal, "").communicate()
    assert "" == complaints
    written = journal.entries(outcome="submitted")
    assert f"True {len(written)}\n" == printed
    assert {f"child {number}" for number in range(10)} <= {each.tag for each in written}
    assert whole(journal)


def test_nothing_stays_open(tmp_path: Path) -> None:
    body = """
    submit("a")
    print(len(journal.entries()))
    print([each for each in os.listdir("/proc/self/fd") if os.path.exists(f"/proc/self/fd/{each}")
           and os.readlink(f"/proc/self/fd/{each}").startswith(sys.argv[1])])
    """
    assert ("1\n[]\n", "") == started(body, Journal(tmp_path / "journal"), "").communicate()
