"""A key that is typed as an argument by mistake is not echoed."""

import subprocess
import sys

import pytest

KEY = "Ab3dEf6hIj9kLmNoPqRsTuVwXyZ01234"

MISTAKES = [
    ["run", "bell.json", KEY],
    ["run", KEY],
    ["run", "bell.json", "--shots", KEY],
    ["run", "bell.json", f"--shots={KEY}"],
    ["run", "bell.json", "--api-key", KEY],
    ["run", "bell.json", f"--{KEY}"],
    [KEY],
    ["emulator", "--port", KEY],
]


@pytest.mark.parametrize("arguments", MISTAKES, ids=" ".join)
def test_a_typed_key_is_not_echoed(arguments: list[str]) -> None:
    ran = subprocess.run(  # noqa: S603  # our own
        [sys.executable, "-m", "ionq_session.cli", *arguments],
        capture_output=True,
        check=False,
        text=True,
    )
    assert 2 == ran.returncode
    shown = "".join(ran.stdout.split()) + "".join(ran.stderr.split())
    assert KEY[4:12] not in shown
    assert shown


def test_other_arguments_are_named() -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "ionq_session.cli", "run", "no-such-file-of-any-name.json"],
        capture_output=True,
        check=False,
        text=True,
    )
    assert "no-such-file-of-any-name.json" in ran.stderr
