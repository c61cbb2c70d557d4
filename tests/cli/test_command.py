"""The command as a user starts it: its output, its errors and its exit statuses."""

import json
import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ionq_session import __version__
from ionq_session.emulator import Emulator

from ..wire import HANG, closed_port, reply, scripted
from .command import BELL, BELL_QASM, ENTRY_POINT, LONGEST, command

ID = r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}"
CANARY = "canary-0123456789abcdef"
BAR = "█" * 60
HISTOGRAM = f"""\

q1 q0  probability
   00       0.5000  {BAR}
   11       0.5000  {BAR}
qubit 0 is the digit at the right
"""


def test_bell_in_ionq_json_on_an_emulator_of_its_own(bell: str) -> None:
    done = command("run", bell, "--local", "--shots", "500", IONQ_API_KEY=CANARY)
    assert 0 == done.returncode, done.stderr
    first, histogram = done.stdout.split("\n", 1)
    assert re.fullmatch(f"job {ID} completed on simulator, 500 shots", first)
    assert HISTOGRAM == histogram
    assert re.fullmatch(f"submitted job {ID}\n", done.stderr)


def test_bell_in_openqasm_3_from_the_standard_input() -> None:
    done = command("run", "-", "--local", stdin=BELL_QASM)
    assert 0 == done.returncode, done.stderr
    assert HISTOGRAM == done.stdout.split("\n", 1)[1]


def test_the_result_as_json_for_a_program(connected: Emulator, bell_qasm: str) -> None:
    done = command("run", bell_qasm, "--json")
    assert 0 == done.returncode, done.stderr
    result = json.loads(done.stdout)
    assert {"00": 0.5, "11": 0.5} == result["probabilities"]
    assert ["id", "status", "probabilities"] == list(result)
    assert "completed" == result["status"]
    assert 1 == done.stdout.count("\n")


@pytest.mark.parametrize(
    "variables",
    [{}, {"NO_COLOR": "1", "COLUMNS": "40"}, {"PYTHONIOENCODING": "latin-1"}],
)
def test_piped_output_has_no_escape_codes(
    connected: Emulator, bell: str, variables: dict[str, str]
) -> None:
    done = command("run", bell, **variables)
    assert 0 == done.returncode, done.stderr
    assert "\x1b" not in done.stdout + done.stderr
    assert "\r" not in done.stdout + done.stderr
    assert connected.api_key not in done.stdout + done.stderr


def test_on_a_terminal_a_line_moves_and_results_stay_apart(connected: Emulator, bell: str) -> None:
    ours, theirs = os.openpty()
    with open(ours, "rb") as terminal:  # noqa: PTH123 - a descriptor has no path
        done = subprocess.run(  # noqa: S603 - the command under test
            [ENTRY_POINT, "run", bell],
            stdout=subprocess.PIPE,
            stderr=theirs,
            text=True,
            env={**os.environ, "TERM": "xterm"},
            timeout=LONGEST,
            check=False,
        )
        os.write(theirs, b"the end")
        shown = b""
        while not shown.endswith(b"the end"):
            shown += os.read(terminal.fileno(), 65536)
    os.close(theirs)
    assert 0 == done.returncode
    assert HISTOGRAM == done.stdout.split("\n", 1)[1]
    assert b"submitting the job" in shown
    assert b"submitted job" not in shown
    assert shown.endswith(b"\x1b[?25h\r\x1b[1A\x1b[2Kthe end")  # the line is gone


def test_where_colours_are_forced_there_is_still_no_moving_line(
    connected: Emulator, bell: str
) -> None:
    done = command("run", bell, FORCE_COLOR="1", TERM="xterm")
    assert "\x1b[36m█" in done.stdout
    assert re.fullmatch(f"submitted job {ID}\n", done.stderr)


LOADED = (
    *("typer", "rich", "ionq_session.cli.app", "ionq_session.cli.messages", "ionq_session.cli.run"),
    *("httpx", "ionq_session.session", "ionq_session.cli.screen", "ionq_api.models"),
    *("ionq_session.emulator.server", "starlette", "uvicorn"),
)
INTERRUPTING = """
import sys
class Interrupting:
    def find_spec(self, name, path=None, target=None):
        if name == {module!r}:
            sys.meta_path.remove(self)
            raise KeyboardInterrupt
sys.meta_path.insert(0, Interrupting())
from ionq_session.cli import main
main()
"""


@pytest.mark.parametrize("module", LOADED)
def test_ctrl_c_while_modules_load_ends_it_without_a_traceback(module: str, bell: str) -> None:
    done = command("run", bell, "--local", python=INTERRUPTING.format(module=module))
    assert (130, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("interrupted\n")
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("module", ["ionq_session.emulator.serve", "uvicorn", "starlette"])
def test_ctrl_c_while_the_emulator_s_modules_load(module: str) -> None:
    done = command("emulator", "--port", "0", python=INTERRUPTING.format(module=module))
    assert (130, "", "interrupted\n") == (done.returncode, done.stdout, done.stderr)


def test_the_help_names_the_variables() -> None:
    help_text = command("run", "--help").stdout
    for name in ("IONQ_API_KEY", "IONQ_API_URL", "https://api.ionq.co/v0.4", "--allow-insecure"):
        assert name in help_text


@pytest.mark.parametrize(
    "variables",
    [
        {"IONQ_API_URL": "http://ionq.example/v0.4"},
        {"IONQ_API_URL": "ionq.example"},
        {"IONQ_API_URL": "https://me:word@ionq.example"},
        {"IONQ_API_KEY": "a\nb"},
        {"IONQ_API_URL": "https://127.0.0.1:9/v0.4", "SSL_CERT_FILE": "/nowhere.pem"},
        {"IONQ_API_URL": "https://127.0.0.1:9/v0.4", "HTTPS_PROXY": "ftp://proxy.example"},
    ],
)
def test_no_error_of_the_configuration_names_an_argument_of_python(
    bell: str, variables: dict[str, str]
) -> None:
    done = command("run", bell, **{"IONQ_API_KEY": CANARY, **variables})
    assert (2, "") == (done.returncode, done.stdout)
    assert [] == re.findall(r"\b[a-z_]+=\S*", done.stderr)


def test_the_key_over_plain_http_is_an_option_of_the_command(bell: str) -> None:
    variables = {"IONQ_API_KEY": CANARY, "IONQ_API_URL": "http://ionq.invalid/v0.4"}
    refused = command("run", bell, **variables)
    assert (2, True) == (refused.returncode, "--allow-insecure" in refused.stderr)
    sent = command("run", bell, "--allow-insecure", **variables)
    assert 1 == sent.returncode
    assert "no connection to http://ionq.invalid/v0.4" in sent.stderr


def test_an_address_without_a_version_is_named_with_its_fix(bell: str) -> None:
    with scripted(reply(404, b'{"error": "Not Found", "message": "no such page"}')) as server:
        done = command("run", bell, IONQ_API_KEY=CANARY, IONQ_API_URL=f"{server.origin}/")
        assert 1 == done.returncode
        assert f"IONQ_API_URL is {server.origin}; " in done.stderr
        assert f"try {server.origin}/v0.4" in done.stderr
        done = command("run", bell, IONQ_API_KEY=CANARY, IONQ_API_URL=f"{server.origin}/v0.4")
        assert f"IONQ_API_URL is {server.origin}/v0.4; check it" in done.stderr


def test_without_a_key_it_says_what_to_set(bell: str) -> None:
    done = command("run", bell)
    assert (2, "") == (done.returncode, done.stdout)
    assert (
        "error: there is no API key: set the variable IONQ_API_KEY to yours\n"
        "with --local the job runs on an emulator on this machine and needs none\n"
    ) == done.stderr


def test_a_service_that_is_down_is_named(bell: str) -> None:
    address = f"http://127.0.0.1:{closed_port()}/v0.4"
    done = command("run", bell, IONQ_API_KEY=CANARY, IONQ_API_URL=address)
    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith(f"error: POST /jobs: no connection to {address}: ")
    assert 1 == done.stderr.count("\n")
    assert CANARY not in done.stderr


def test_a_key_that_is_refused_is_not_shown(service: Emulator, bell: str) -> None:
    done = command("run", bell, IONQ_API_KEY=CANARY, IONQ_API_URL=service.base_url)
    assert (1, "") == (done.returncode, done.stdout)
    assert done.stderr.startswith("error: POST /jobs: status 401: ")
    assert "the key comes from IONQ_API_KEY" in done.stderr
    assert CANARY not in done.stderr


def test_a_service_that_sends_the_key_back_does_not_get_it_shown(bell: str) -> None:
    body = json.dumps({"error": CANARY, "message": f"no {CANARY}", "statusCode": 400}).encode()
    with scripted(reply(400, body)) as server:
        done = command("run", bell, IONQ_API_KEY=CANARY, IONQ_API_URL=server.base_url)
    assert "error: POST /jobs: status 400: no ***\n" == done.stderr


def test_a_job_that_fails_shows_its_code_and_message(connected: Emulator) -> None:
    program = "OPENQASM 3.0; qubit q; while (true) { U(0, 0, 0) q; }"
    done = command("run", "-", stdin=program)
    assert (1, "") == (done.returncode, done.stdout)
    submitted, failed = done.stderr.splitlines()
    assert re.fullmatch(
        f"job {ID} failed: PreflightError: line 1: a while loop is not supported", failed
    )
    assert submitted.removeprefix("submitted job ") in failed


def test_ctrl_c_ends_with_the_id_of_the_job(bell: str) -> None:
    # A shell that runs the tests in the background has SIGINT ignored, which is inherited.
    listening = (
        "import signal; signal.signal(signal.SIGINT, signal.default_int_handler);"
        "from ionq_session.cli import main; main()"
    )
    job = "019b76da-a800-7000-b9a0-9a7319950d64"
    created = json.dumps({"id": job, "status": "submitted", "session_id": None}).encode()
    with scripted(reply(201, created), HANG) as server:
        started = subprocess.Popen(  # noqa: S603 - the command under test
            [sys.executable, "-c", listening, "run", bell],
            stderr=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, "IONQ_API_KEY": CANARY, "IONQ_API_URL": server.base_url},
        )
        with started as running:
            while len(server.seen) < 2:  # until it asks for the job's state
                assert running.poll() is None
            running.send_signal(signal.SIGINT)
            out, err = running.communicate(timeout=LONGEST)
    assert (130, "") == (running.returncode, out)
    assert (
        f"submitted job {job}\n"
        "interrupted\n"
        f"job {job} was not canceled; in Python:\n"
        f'  IonQSession().job("{job}").wait()    waits again\n'
        f'  IonQSession().job("{job}").cancel()  cancels it\n'
    ) == err


def test_an_unexpected_exception_shows_no_locals_and_no_key(bell: str) -> None:
    broken = f"""
import os, sys
from ionq_session.session import IonQSession
def submit(self, circuit):
    planted = "-".join(["local", "{CANARY}"[::-1]])
    raise ZeroDivisionError("for " + os.environ["IONQ_API_KEY"])
IonQSession.submit = submit
from ionq_session.cli import main
main()
"""
    done = command("run", bell, python=broken, IONQ_API_KEY=CANARY)
    assert (1, "") == (done.returncode, done.stdout)
    *_, reason, advice = done.stderr.splitlines()
    assert "ZeroDivisionError: for ***" == reason
    assert "error: the above is a mistake in ionq-session; please report it" == advice
    assert done.stderr.startswith("Traceback (most recent call last):\n")
    assert CANARY not in done.stderr
    assert CANARY[::-1] not in done.stderr
    assert BELL.splitlines()[2] not in done.stderr


@pytest.mark.parametrize("package", ["typer", "rich"])
def test_without_its_packages_it_says_what_to_install(package: str) -> None:
    without = f"import sys; sys.modules[{package!r}] = None; import ionq_session.cli as c; c.main()"
    done = command("--version", python=without)
    assert (1, "") == (done.returncode, done.stdout)
    assert f"error: the command needs {package}: pip install 'ionq-session[cli]'\n" == done.stderr


def test_it_runs_as_a_module() -> None:
    code = "import runpy; runpy.run_module('ionq_session.cli', run_name='__main__')"
    done = command("--version", python=code)
    assert (0, f"ionq-session {__version__}\n", "") == (done.returncode, done.stdout, done.stderr)


def test_help_loads_no_session() -> None:
    code = (
        "import sys; from ionq_session.cli.app import app; app(standalone_mode=False);"
        "print(sorted({'ionq_session.session', 'httpx', 'qiskit'} & set(sys.modules)))"
    )
    done = command("run", "--help", python=code)
    assert "Example: ionq-session run bell.json --local" in done.stdout
    assert "[]" == done.stdout.splitlines()[-1], done.stderr


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_told_in_a_line(connected: Emulator, bell: str) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(  # noqa: S603 - the command under test
            [ENTRY_POINT, "run", bell],
            stdout=full,
            stderr=subprocess.PIPE,
            text=True,
            timeout=LONGEST,
            check=False,
        )
    assert 1 == done.returncode
    assert "error: the result cannot be written: No space left on device\n" in done.stderr
    assert "Traceback" not in done.stderr
