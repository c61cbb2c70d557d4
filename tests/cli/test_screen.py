"""What reaches a terminal, and what does not."""

import io
import warnings

import pytest
from rich.console import Console

from ionq_session import ResponseDriftWarning, UnknownFieldWarning
from ionq_session.cli.messages import Stop, clean
from ionq_session.cli.screen import Screen


class Terminal(io.StringIO):
    """A file that says that it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_the_line_of_progress_leaves_no_trace() -> None:
    file = Terminal()
    screen = Screen(err=Console(file=file, width=40, force_terminal=True, color_system=None))
    assert screen.live
    with screen.progress("starting") as show:
        show("ready: job [bold]7[/bold] \x1b[31m and more than fits")
    shown = file.getvalue()
    assert "0:00:00 starting " in shown
    assert "0:00:00 ready: job [bold]7[/bold] �[3…" in shown
    assert shown.endswith("\r\x1b[1A\x1b[2K")


@pytest.mark.parametrize("variables", [{"TERM": "dumb"}, {"TTY_INTERACTIVE": "0"}])
def test_where_nothing_can_move_there_is_no_progress(
    variables: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    file = Terminal()
    screen = Screen(err=Console(file=file))
    with screen.progress("starting") as show:
        show("started")
    assert ("", False) == (file.getvalue(), screen.live)


def test_complaints_are_red_and_hints_are_not() -> None:
    file = Terminal()
    screen = Screen(err=Console(file=file, width=20, force_terminal=True, color_system="standard"))
    screen.complain(Stop("a long complaint, circuit[1] and :bug:", hint="a hint that is long, too"))
    assert (
        "\x1b[31ma long complaint, circuit[1] and :bug:\x1b[0m\na hint that is long, too\n"
    ) == file.getvalue()


def test_no_color_leaves_none() -> None:
    file = Terminal()
    screen = Screen(err=Console(file=file, force_terminal=True, no_color=True))
    screen.complain(Stop("why"))
    assert "why\n" == file.getvalue()


def test_drift_is_told_in_a_line_and_other_warnings_as_ever(
    capsys: pytest.CaptureFixture[str],
) -> None:
    def warn() -> None:
        with Screen().notes():
            warnings.warn("get_job: reply.x", ResponseDriftWarning, stacklevel=1)
            warnings.warn("create_job: body.y", UnknownFieldWarning, stacklevel=1)
            warnings.warn("another", UserWarning, stacklevel=1)

    usual = warnings.showwarning
    with pytest.warns(UserWarning, match="another") as others:
        warn()
    told = "note: the service's reply deviates from its document: get_job: reply.x\n"
    told += "note: create_job: body.y\n"
    assert told == capsys.readouterr().err
    assert 1 == len(others)
    assert usual is warnings.showwarning


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("plain, ünïcödé 🦆", "plain, ünïcödé 🦆"),
        ("two\nlines", "two\nlines"),
        ("a\ttab\r", "a tab "),
        ("\x1b[31mred\x07\x00", "�[31mred��"),
        ("\udc80.json", "�.json"),
        ("the-key and the-key", "*** and ***"),
        ("b'apiKey the-key'", "b'apiKey ***'"),
    ],
)
def test_a_text_is_made_fit_to_be_shown(
    text: str, cleaned: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IONQ_API_KEY", " the-key\n")
    assert cleaned == clean(text)


def test_without_a_key_nothing_is_hidden() -> None:
    assert "text" == clean("text")
