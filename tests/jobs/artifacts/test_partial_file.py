"""What an interrupted download leaves, what a later one makes of it, and what files may be like."""

import errno
import json
import os
import stat
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from ionq_session import IonQError, Retry
from ionq_session.jobs.artifacts import partial_file
from ionq_session.jobs.artifacts.partial_file import PartialFile
from ionq_session.jobs.artifacts.ranges import Entity

from ...both import KEY, Kind, both
from ...cases import every
from ...wire import ScriptedServer, Step, reply, scripted
from .serving import BODY, TAG, cut, fetch, ranges, rest, whole

NONE = Retry(total=0)


def interrupted(server: ScriptedServer, path: Path, length: int = 3000, **headers: str) -> None:
    """Have a download break off, and forget that it was there."""
    server.steps = [cut(whole(**headers), length)]
    with pytest.raises(IonQError):
        fetch("sync", server, path, retry=NONE)
    server.seen.clear()


def part_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.part")


def note_of(path: Path) -> Path:
    return path.with_name(f"{path.name}.part.json")


@both
def test_a_later_call_goes_on(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "a"
    with scripted() as server:
        interrupted(server, path)
        assert BODY[:3000] == part_of(path).read_bytes()
        assert not path.exists()
        server.steps = [rest(3000)]
        assert BODY == fetch(kind, server, path).read_bytes()
        assert ["bytes=3000-"] == ranges(server)
        assert TAG == server.only.headers["if-range"]
    assert [path] == [*tmp_path.iterdir()]


@both
def test_a_later_call_begins_again_if_told_so_or_if_the_artifact_changed(
    kind: Kind, tmp_path: Path
) -> None:
    path = tmp_path / "a"
    with scripted() as server:
        interrupted(server, path)
        server.steps = [whole(b"new", ETag='"v2"')]
        assert b"new" == fetch(kind, server, path).read_bytes()
        interrupted(server, path)
        server.steps = [whole()]
        assert BODY == fetch(kind, server, path, resume=False).read_bytes()
        assert [None] == ranges(server)
        interrupted(server, path)
        server.steps = [reply(416), whole()]
        assert BODY == fetch(kind, server, path).read_bytes()
        assert ["bytes=3000-", None] == ranges(server)


def test_what_is_not_provably_the_same_is_not_kept(tmp_path: Path) -> None:
    with scripted() as server:
        interrupted(server, tmp_path / "a", ETag='W/"v1"')
    assert [] == [*tmp_path.iterdir()]


def test_a_refusal_leaves_the_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with scripted() as server:
        interrupted(server, path)
        server.steps = [reply(503)]
        with pytest.raises(IonQError, match="3000 bytes of it are in"):
            fetch("sync", server, path, retry=NONE)
        server.steps = [reply(404)]
        with pytest.raises(IonQError):
            fetch("sync", server, path)
    assert BODY[:3000] == part_of(path).read_bytes()


def test_what_others_have_left_is_not_removed_before_there_is_something_better(
    tmp_path: Path,
) -> None:
    path = tmp_path / "a"
    part_of(path).write_text("of another program")
    with scripted(reply(404)) as server, pytest.raises(IonQError):
        fetch("sync", server, path)
    assert "of another program" == part_of(path).read_text()


def changed(**fields: object) -> Callable[[Path], None]:
    """What rewrites a note with other values in it."""

    def change(path: Path) -> None:
        note = note_of(path)
        note.write_text(json.dumps({**json.loads(note.read_text()), **fields}))

    return change


# What somebody may have done to the two files.
DAMAGE: dict[str, Callable[[Path], object]] = {
    "no note": lambda path: note_of(path).unlink(),
    "an empty note": lambda path: note_of(path).write_text(""),
    "half a note": lambda path: os.truncate(note_of(path), 30),
    "a note that is a list": lambda path: note_of(path).write_text("[1]"),
    "a note nested too deeply": lambda path: note_of(path).write_text("[" * 9999),
    "a note that is no text": lambda path: note_of(path).write_bytes(b"\xff\xfe"),
    "a newer note": changed(version=2),
    "a note on another artifact": changed(source="https://ionq.example/other"),
    "no validator": changed(validator=None),
    "a validator with a line break": changed(validator='"\r\nX: 1"'),
    "a size that is none": changed(size="many"),
    "a size of nothing": changed(size="0" * 20),
    "a length that is none": changed(length="many"),
    "more noted than there is": changed(size=f"{3001:020}"),
    "no bytes": lambda path: part_of(path).unlink(),
    "fewer bytes": lambda path: os.truncate(part_of(path), 2999),
}


@every("damage", DAMAGE)
def test_what_is_damaged_is_not_used(damage: Callable[[Path], object], tmp_path: Path) -> None:
    path = tmp_path / "a"
    with scripted() as server:
        interrupted(server, path)
        damage(path)
        server.steps = [whole()]
        assert BODY == fetch("sync", server, path).read_bytes()
        assert [None] == ranges(server)
    assert [path] == [*tmp_path.iterdir()]


def test_bytes_beyond_the_note_are_not_used(tmp_path: Path) -> None:
    path = tmp_path / "a"
    with scripted() as server:
        interrupted(server, path)
        with part_of(path).open("ab") as file:
            file.write(bytes(len(BODY)))  # as a power cut may leave them
        server.steps = [rest(3000)]
        assert BODY == fetch("sync", server, path).read_bytes()


def test_a_file_that_was_whole_but_not_in_its_place_is_checked_by_its_last_byte(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"

    def refuse(self: Path, target: Path) -> Path:
        raise PermissionError(errno.EACCES, "in use", str(target))

    with scripted(whole()) as server:
        with monkeypatch.context() as patching:
            patching.setattr(Path, "replace", refuse)
            with pytest.raises(PermissionError) as caught:
                fetch("sync", server, path)
        assert ["the same call goes on" in each for each in caught.value.__notes__] == [True]
        server.seen.clear()
        server.steps = [rest(len(BODY) - 1)]
        assert BODY == fetch("sync", server, path).read_bytes()
        assert [f"bytes={len(BODY) - 1}-"] == ranges(server)


PROGRAM = """
import os, sys
from ionq_session import IonQSession
from ionq_session.jobs.artifacts import partial_file

partial_file.BUFFER, partial_file.CHECKPOINT = 1000, 4000

def die(received, total):
    if received >= 9000:
        os.kill(os.getpid(), 9)

with IonQSession("made-up-key", base_url=sys.argv[1]) as session:
    session.download_artifact("a-job", "an-artifact", sys.argv[2], on_progress=die)
"""


def test_a_killed_process_leaves_what_was_noted(tmp_path: Path) -> None:
    path = tmp_path / "a"
    pieces = [BODY[place : place + 512] for place in range(0, len(BODY), 512)]
    chunks = b"".join(b"%x\r\n%s\r\n" % (len(each), each) for each in pieces)
    head = f"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nETag: {TAG}\r\n\r\n".encode()
    with scripted(Step(head + chunks + b"0\r\n\r\n")) as server:
        command = [sys.executable, "-c", PROGRAM, server.base_url, str(path)]
        ran = subprocess.run(command, check=False)  # noqa: S603  # our own
        assert -9 == ran.returncode
        noted = int(json.loads(note_of(path).read_text())["size"])
        assert 8000 <= noted <= len(part_of(path).read_bytes())
        server.seen.clear()
        server.steps = [rest(noted)]
        assert BODY == fetch("sync", server, path).read_bytes()
        assert [f"bytes={noted}-"] == ranges(server)


@both
def test_a_full_disk_keeps_what_is_there(
    kind: Kind, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, room, write = tmp_path / "a", [3000], os.write

    def little(file: int, data: bytes) -> int:
        """What `write` does while the disk becomes full: less than all, and then nothing."""
        if len(data) < 1000:  # a note, whose place is there already
            return write(file, data)
        if not room[0]:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        done = write(file, data[: room[0]])
        room[0] -= done
        return done

    with scripted(whole()) as server:
        with monkeypatch.context() as patching:
            patching.setattr(os, "write", little)
            with pytest.raises(OSError, match="space") as caught:
                fetch(kind, server, path)
        assert errno.ENOSPC == caught.value.errno
        assert ["3000 bytes of it are in" in each for each in caught.value.__notes__] == [True]
        server.seen.clear()
        server.steps = [rest(3000)]
        assert BODY == fetch(kind, server, path).read_bytes()
        assert ["bytes=3000-"] == ranges(server)


def test_the_key_is_written_nowhere(tmp_path: Path) -> None:
    with scripted() as server:
        for tag in (f'"{KEY}"', f'"{KEY.replace("-", "%2d")}"', TAG):
            interrupted(server, tmp_path / "a", ETag=tag)
            for file in tmp_path.iterdir():
                assert b"made-up" not in file.read_bytes()
                assert b"%2d" not in file.read_bytes()


# --- the file itself ------------------------------------------------------------------------------


@both
def test_places_that_cannot_be_are_refused_before_anything_is_sent(
    kind: Kind, tmp_path: Path
) -> None:
    with scripted() as server:
        for path, error in (
            (tmp_path, IsADirectoryError),
            (Path(), IsADirectoryError),
            (Path("/"), IsADirectoryError),
            (tmp_path / "no" / "folder", FileNotFoundError),
            (Path("/dev/null"), OSError),
            (tmp_path / ("x" * 300), OSError),
            (tmp_path / "nul\0", ValueError),
        ):
            with pytest.raises(error):
                fetch(kind, server, path)
        with pytest.raises(TypeError):
            fetch(kind, server, 5)  # type: ignore[arg-type]  # what is refused
        assert [] == server.seen
    assert [] == [*tmp_path.iterdir()]


@both
def test_a_file_is_replaced_at_once_and_keeps_its_permissions(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("old")
    path.chmod(0o600)
    seen: list[str] = []

    def read(received: int, total: int | None) -> None:
        seen.append(path.read_text())

    with scripted(whole()) as server:
        fetch(kind, server, path, on_progress=read)
    assert {"old"} == {*seen}
    assert BODY == path.read_bytes()
    assert 0o600 == stat.S_IMODE(path.stat().st_mode)


def test_a_link_stays_one_and_what_it_leads_to_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "disk").mkdir()
    link = tmp_path / "a"
    link.symlink_to(tmp_path / "disk" / "b")
    with scripted(whole()) as server:
        assert link == fetch("sync", server, link)
    assert link.is_symlink()
    assert BODY == (tmp_path / "disk" / "b").read_bytes()


def test_a_link_in_the_place_of_the_part_is_not_written_through(tmp_path: Path) -> None:
    precious = tmp_path / "precious"
    precious.write_text("mine")
    part_of(tmp_path / "a").symlink_to(precious)
    with scripted(whole()) as server, pytest.raises(OSError, match=r"a\.part"):
        fetch("sync", server, tmp_path / "a")
    assert "mine" == precious.read_text()


@both
def test_two_calls_do_not_write_the_same_file(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / "a"
    first = PartialFile(path, "a source")
    first.open(resume=True)
    first.begin(Entity(TAG, 5))
    with scripted(whole()) as server:
        with pytest.raises(BlockingIOError, match="another download"):
            fetch(kind, server, path)
        assert [] == server.seen
        first.feed(b"12345")
        first.finish()
        assert b"12345" == path.read_bytes()
        assert BODY == fetch(kind, server, path).read_bytes()


def test_a_part_that_was_finished_while_it_was_opened_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a"
    first, second = PartialFile(path, "a source"), PartialFile(path, "a source")
    first.open(resume=True)
    first.begin(Entity(None, 5))
    first.feed(b"12345")
    lock = partial_file.claim

    def late(file: int, claimed: Path) -> None:
        if not path.exists():
            first.finish()
        lock(file, claimed)

    monkeypatch.setattr(partial_file, "claim", late)
    second.open(resume=True)
    second.begin(Entity(None, None))
    second.close()
    assert b"12345" == path.read_bytes()


def test_closing_waits_for_what_runs_in_a_thread_and_what_comes_later_does_nothing(
    tmp_path: Path,
) -> None:
    file = PartialFile(tmp_path / "a", "a source")
    file.close()
    opening = threading.Thread(target=lambda: file.open(resume=True))
    opening.start()
    opening.join()
    assert [] == [*tmp_path.iterdir()]
    with pytest.raises(ValueError, match="closed"):
        file.flush()
