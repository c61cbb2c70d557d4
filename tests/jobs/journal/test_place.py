"""Where the journal is by default, and how the environment says otherwise."""

import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from ionq_session import JournalWarning
from ionq_session.jobs.journal.place import default_place

from ...cases import every


def test_it_is_in_the_folder_for_state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("IONQ_SESSION_JOURNAL")  # which names a place for every test
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    folder = platformdirs.user_state_path("ionq-session", appauthor=False)
    assert folder / "journal.sqlite3" == default_place()


@every("value", ["/tmp/jobs.sqlite3", "jobs", "~/jobs", "off.sqlite3"])  # noqa: S108  # not made
def test_the_environment_names_another(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("IONQ_SESSION_JOURNAL", value)
    assert Path(value) == default_place()


@every("value", ["off", "OFF", " off ", "", " "])
def test_the_environment_turns_it_off(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("IONQ_SESSION_JOURNAL", value)
    assert default_place() is None


def below_a_tilde(application: str, *, appauthor: bool) -> Path:
    return Path("~/.local/state", application)


def no_home(application: str, *, appauthor: bool) -> Path:
    raise RuntimeError("could not determine the home directory")


@every("version", [below_a_tilde, no_home])
def test_without_a_home_there_is_none_and_a_warning(
    monkeypatch: pytest.MonkeyPatch, version: object
) -> None:
    monkeypatch.delenv("IONQ_SESSION_JOURNAL")
    monkeypatch.setattr(platformdirs, "user_state_path", version)
    with pytest.warns(JournalWarning, match="no home folder; name a file in IONQ_SESSION_JOURNAL"):
        assert default_place() is None


def test_neither_platformdirs_nor_sqlite3_is_loaded_before_it_is_needed() -> None:
    program = (
        "import sys, ionq_session.session;"
        "from ionq_session.jobs.journal import journal, place;"
        "print({'platformdirs', 'sqlite3'} & {*sys.modules})"
    )
    ran = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert ("set()\n", "") == (ran.stdout, ran.stderr)
