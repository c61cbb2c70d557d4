"""Starting and stopping: ports, threads, sockets, and what is never shown."""

from __future__ import annotations

import asyncio
import copy
import gc
import logging
import pickle
import socket
import ssl
import subprocess
import sys
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest
import uvicorn

import ionq_session.emulator
from ionq_session.emulator import Emulator, Fault, GateRate, ManualClock, Options, TimeRate
from ionq_session.emulator.http import server_thread as httpthread

if TYPE_CHECKING:
    from collections.abc import Callable


def open_things() -> set[str]:
    """What this process has open that is not a file: sockets, pipes, epolls."""
    links: set[str] = set()
    for descriptor in Path("/proc/self/fd").iterdir():
        try:
            links.add(str(descriptor.readlink()))
        except FileNotFoundError:
            continue  # the descriptor of the listing itself
    return {link for link in links if not link.startswith("/")}


def whoami(emulator: Emulator, key: str) -> int:
    with httpx.Client(trust_env=False) as client:
        headers = {"Authorization": f"apiKey {key}"}
        return client.get(f"{emulator.base_url}/whoami", headers=headers).status_code


# It looks at all that the process has open, where tests before it may leave what goes late.
@pytest.mark.serial
@pytest.mark.skipif(not Path("/proc/self/fd").exists(), reason="Linux shows what is open")
def test_stop_leaves_no_thread_and_no_socket(bell: dict[str, Any]) -> None:
    gc.collect()
    threads, things = set(threading.enumerate()), open_things()
    for _ in range(3):
        with Emulator(clock=ManualClock(), stage_seconds=0) as emulator:
            with httpx.Client(
                base_url=emulator.base_url,
                headers={"Authorization": f"apiKey {emulator.api_key}"},
                trust_env=False,
            ) as client:
                client.post("/jobs", json=bell)
                emulator.settle()
                assert 1 == len(client.get("/jobs", params={"status": "completed"}).json()["jobs"])
            assert threads < set(threading.enumerate())
        gc.collect()
        # What tests before this one left may go meanwhile; nothing may come.
        assert set(threading.enumerate()) <= threads
        assert open_things() <= things


def test_stop_does_not_wait_for_a_client_that_keeps_its_connection() -> None:
    with httpx.Client(trust_env=False) as client:
        with Emulator() as emulator:
            url = f"{emulator.base_url}/backends"
            assert 200 == client.get(url).status_code
        with pytest.raises(httpx.TransportError):
            client.get(url)


def stops(emulator: Emulator) -> bool:
    """Whether an emulator stops at all."""
    stopping = threading.Thread(target=emulator.stop, daemon=True)
    stopping.start()
    stopping.join(30)
    return not stopping.is_alive()


def test_stop_does_not_wait_for_a_goodbye_of_tls(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(httpthread, "_GRACE", 3600)
    emulator = Emulator(tls=True).start()
    context = ssl.create_default_context(cadata=(emulator.ca_certificate or b"").decode())
    with httpx.Client(trust_env=False, verify=context) as client:
        client.get(f"{emulator.base_url}/backends")
        assert stops(emulator)


def test_stop_wakes_the_server(monkeypatch: pytest.MonkeyPatch) -> None:
    async def never(_server: uvicorn.Server) -> None:
        await asyncio.Event().wait()

    # uvicorn's own loop looks every 0.1 s whether to end; this one never does.
    monkeypatch.setattr(uvicorn.Server, "main_loop", never)
    assert stops(Emulator().start())


def test_stop_lets_a_call_that_is_being_answered_finish() -> None:
    with Emulator() as emulator, httpx.Client(trust_env=False, timeout=60) as client:
        emulator.faults.add(Fault("delay", seconds=0.2))
        with ThreadPoolExecutor(1) as pool:
            called = pool.submit(client.get, f"{emulator.base_url}/backends")
            while not emulator.faults.all()[0]["happened"]:
                threading.Event().wait(0.001)
            emulator.stop()
            assert 200 == called.result().status_code


def test_stop_cuts_off_who_never_finishes() -> None:
    with Emulator() as emulator, httpx.Client(trust_env=False, timeout=60) as client:
        emulator.faults.add(Fault("delay", seconds=3600))
        with ThreadPoolExecutor(1) as pool:
            called = pool.submit(client.get, f"{emulator.base_url}/backends")
            while not emulator.faults.all()[0]["happened"]:
                threading.Event().wait(0.001)
            emulator.stop()
            with pytest.raises(httpx.TransportError):
                called.result()


def test_an_emulator_is_neither_pickled_nor_copied() -> None:
    for take in (pickle.dumps, copy.copy, copy.deepcopy):
        with pytest.raises(TypeError, match="base_url"):
            take(Emulator())


def test_two_emulators_side_by_side(bell: dict[str, Any]) -> None:
    with Emulator(api_key="one") as one, Emulator(api_key="two") as two:
        assert one.port != two.port
        assert [200, 401, 401, 200] == [
            whoami(one, "one"),
            whoami(one, "two"),
            whoami(two, "one"),
            whoami(two, "two"),
        ]
        with httpx.Client(trust_env=False) as client:
            headers = {"Authorization": "apiKey one"}
            created = client.post(f"{one.base_url}/jobs", json=bell, headers=headers).json()
            there = client.get(
                f"{two.base_url}/jobs/{created['id']}", headers={"Authorization": "apiKey two"}
            )
        assert 404 == there.status_code


def test_the_address_and_the_default_key() -> None:
    with Emulator() as emulator:
        assert f"http://127.0.0.1:{emulator.port}/v0.4" == emulator.base_url
        assert "emulator-key" == emulator.api_key
        assert 200 == whoami(emulator, "emulator-key")


# Another process may be given the port meanwhile.
@pytest.mark.serial
def test_a_port_can_be_chosen_and_is_free_again_after_stop() -> None:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    for _ in range(2):
        with Emulator(port=port) as emulator:
            assert port == emulator.port
            assert 200 == whoami(emulator, emulator.api_key)


def test_a_port_that_is_taken_is_refused_and_leaves_nothing_behind() -> None:
    threads = set(threading.enumerate())
    with socket.create_server(("127.0.0.1", 0)) as other:
        emulator = Emulator(port=other.getsockname()[1])
        with pytest.raises(OSError, match=r"[Aa]ddress already in use"):
            emulator.start()
    assert set(threading.enumerate()) <= threads
    with emulator:
        assert 200 == whoami(emulator, emulator.api_key)


def test_a_second_start_is_refused_and_a_second_stop_is_not() -> None:
    emulator = Emulator()
    emulator.stop()
    assert emulator is emulator.start()
    with pytest.raises(RuntimeError, match="running already"):
        emulator.start()
    assert 200 == whoami(emulator, emulator.api_key)
    emulator.stop()
    emulator.stop()


def test_a_stopped_emulator_has_no_address() -> None:
    emulator = Emulator()
    with pytest.raises(RuntimeError, match="not running"):
        assert emulator.base_url
    with pytest.raises(RuntimeError, match="start"):
        assert emulator.port
    assert "<Emulator stopped>" == repr(emulator)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"api_key": ""}, "api_key"),
        ({"api_key": "clé"}, "api_key"),
        ({"stage_seconds": -1}, "stage_seconds"),
        ({"stage_seconds": float("nan")}, "stage_seconds"),
        ({"port": -1}, "port"),
        ({"rates": {"simulator": TimeRate()}}, "simulator"),
    ],
)
def test_senseless_arguments_are_refused(arguments: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Emulator(**arguments)


@pytest.mark.parametrize(
    "make",
    [
        lambda: GateRate(one_qubit_gate=float("nan")),
        lambda: TimeRate(second=-1),
        lambda: Options(cancel_finished="perhaps"),  # type: ignore[arg-type]  # what is refused
    ],
)
def test_senseless_rates_and_options_are_refused(make: Callable[[], object]) -> None:
    with pytest.raises(ValueError, match="can't"):
        make()


def test_settle_says_when_it_took_too_long(
    emulator: Emulator, clock: ManualClock, client: httpx.Client, bell: dict[str, Any]
) -> None:
    client.post("/jobs", json=bell)
    emulator.stop()
    clock.advance(1)
    with pytest.raises(TimeoutError, match="still being moved"):
        emulator.settle(0)


def test_nothing_is_printed_and_the_key_is_in_no_log_record(
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
    bell: dict[str, Any],
) -> None:
    with caplog.at_level(logging.DEBUG), Emulator(api_key="s3cret", stage_seconds=0) as emulator:
        whoami(emulator, "s3cret")
        whoami(emulator, "s3cret-and-more")
        with socket.create_connection(("127.0.0.1", emulator.port)) as raw:
            raw.sendall(b"no HTTP\r\n\r\n")
            assert raw.recv(100).startswith(b"HTTP/1.1 400")
        with httpx.Client(trust_env=False, headers={"Authorization": "apiKey s3cret"}) as client:
            client.post(f"{emulator.base_url}/jobs", json=bell)
        emulator.settle()
        assert "s3cret" not in repr(emulator)
    assert ("", "") == capfd.readouterr()
    ours = [record for record in caplog.records if not record.name.startswith("http")]
    assert "ionq_session.emulator" in {record.name for record in ours}
    assert not [record for record in ours if "s3cret" in record.getMessage()]


def test_the_package_is_cheap_to_import() -> None:
    code = (
        "import sys, ionq_session.emulator as package\n"
        "package.ManualClock, package.Fault, package.Options, package.GateRate\n"
        "assert not {'starlette', 'uvicorn', 'qiskit', 'numpy'} & set(sys.modules)\n"
        "package.Emulator\n"
        "assert not {'qiskit', 'qiskit_aer', 'numpy'} & set(sys.modules)\n"
        "assert not [name for name in sys.modules if name.startswith('ionq_api')]\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)  # noqa: S603


def test_qiskit_can_be_imported_while_an_emulator_runs() -> None:
    # Two threads that import it at once break each other, so that no thread of ours may import.
    code = (
        "import sys\n"
        "from ionq_session.emulator import Emulator\n"
        "with Emulator():\n"
        "    loaded = set(sys.modules)\n"
        "    import qiskit, qiskit_aer.quantum_info, qiskit_qasm3_import, scipy.linalg\n"
        "    assert set(sys.modules) == loaded, set(sys.modules) - loaded\n"
    )
    subprocess.run([sys.executable, "-W", "error", "-c", code], check=True)  # noqa: S603


def test_a_forgotten_emulator_does_not_hang_the_interpreter() -> None:
    code = "from ionq_session.emulator import Emulator; Emulator().start()"
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-c", code], check=True, capture_output=True, timeout=60
    )
    assert (b"", b"") == (done.stdout, done.stderr)


def test_missing_packages_are_named_with_the_command_that_brings_them(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def found(package: str) -> object:
        return None if package == "qiskit_aer" else package

    monkeypatch.setattr(ionq_session.emulator, "find_spec", found)
    with pytest.raises(ImportError, match=r"qiskit_aer.*pip install 'ionq-session\[emulator\]'"):
        ionq_session.emulator.__getattr__("Emulator")


def test_the_public_names() -> None:
    assert [
        "Clock",
        "Emulator",
        "Fault",
        "GateRate",
        "ManualClock",
        "Options",
        "SystemClock",
        "TimeRate",
    ] == dir(ionq_session.emulator)
    for name in dir(ionq_session.emulator):
        assert name == getattr(ionq_session.emulator, name).__name__
    with pytest.raises(AttributeError, match="Nothing"):
        ionq_session.emulator.__getattr__("Nothing")
