"""The command line itself: what it takes, refuses and explains."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from ionq_session import __version__
from ionq_session.cli.app import app
from ionq_session.emulator import Emulator

runner = CliRunner()


def test_the_version() -> None:
    done = runner.invoke(app, ["--version"])
    assert (0, f"ionq-session {__version__}\n") == (done.exit_code, done.stdout)


@pytest.mark.parametrize("arguments", [["--help"], ["-h"], ["run", "--help"], ["run", "-h"]])
def test_help_has_an_example(arguments: list[str]) -> None:
    done = runner.invoke(app, arguments)
    assert 0 == done.exit_code
    assert "Example: ionq-session run bell.json --local" in done.stdout


def test_help_names_what_run_takes() -> None:
    text = runner.invoke(app, ["run", "--help"]).stdout
    for name in ("FILE", "--backend", "--shots", "--name", "--timeout", "--local", "--json"):
        assert name in text
    assert "IONQ_API_KEY" in text


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        ([], "Usage"),
        (["fly"], "No such command 'fly'"),
        (["run"], "Missing argument 'FILE'"),
        (["run", "FILE", "--fast"], "No such option: --fast"),
        (["run", "FILE", "--shots", "many"], "'many' is not a valid"),
        (["run", "FILE", "--timeout", "-1"], "--timeout: it has to be 0 or more"),
        (["run", "FILE", "--timeout", "nan"], "--timeout: it has to be 0 or more"),
        (["run", "no such file"], "no such file: no such file or directory"),
        (["run", "no such file", "--local"], "no such file: no such file or directory"),
    ],
)
def test_a_wrong_command_line_has_status_2(arguments: list[str], complaint: str) -> None:
    done = runner.invoke(app, arguments)
    assert 2 == done.exit_code
    assert complaint in done.output


def test_from_a_file_to_its_histogram(connected: Emulator, bell: str) -> None:
    done = runner.invoke(app, ["run", bell, "--shots", "7", "--backend", "simulator"])
    assert 0 == done.exit_code, done.output
    assert " completed on simulator, 7 shots\n" in done.stdout
    assert "   11       0.5000  ████" in done.stdout


def test_a_backend_that_the_service_does_not_know(connected: Emulator, bell: str) -> None:
    done = runner.invoke(app, ["run", bell, "--backend", "abacus"])
    assert (1, "") == (done.exit_code, done.stdout)
    assert "no such backend: abacus" in done.stderr


@pytest.mark.parametrize("key", ["", " ", "two\nlines-of-a-key", "schlüssel-der-keiner-ist"])
def test_a_key_that_cannot_be_used_is_not_shown(
    bell: str, key: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IONQ_API_KEY", key)
    done = runner.invoke(app, ["run", bell])
    assert (2, "") == (done.exit_code, done.stdout)
    assert done.stderr.startswith("error: the API key ")
    assert "the key comes from IONQ_API_KEY" in done.stderr
    assert not key.strip() or key not in done.stderr


def test_a_bad_file_is_named_with_the_line(tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_text('{\n"circuit": [1]}')
    done = runner.invoke(app, ["run", str(file)])
    assert (2, "") == (done.exit_code, done.stdout)
    assert done.stderr.startswith(f"{file}:2: circuit[0] is a number: it has to be ")
