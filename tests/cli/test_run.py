"""The ends that a run can come to, on a clock that only sleep moves."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NoReturn

import pytest
from attrs import define, evolve

from ionq_session import (
    ConnectionFailedError,
    InvalidRequestError,
    IonQSession,
    RateLimitError,
    ResponseTimeoutError,
    ServerError,
)
from ionq_session.cli import run as run_module
from ionq_session.cli.messages import FAILED, INTERRUPTED, USAGE, Stop
from ionq_session.cli.run import RunOptions, connect, run
from ionq_session.cli.screen import Screen
from ionq_session.cli.trail import SETTINGS
from ionq_session.cli.trail import UNKNOWN as MAYBE
from ionq_session.emulator import Emulator, Fault, ManualClock

from ..wire import reply, scripted
from .command import BELL


@define
class Scene:
    """An emulator whose stages last a second of a clock that sleeping moves."""

    clock: ManualClock
    emulator: Emulator
    slept: float = 0.0

    def sleep(self, seconds: float) -> None:
        self.slept += seconds
        self.clock.advance(seconds)
        self.emulator.settle()

    def connect(self, options: RunOptions) -> IonQSession:
        return on_a_clock(connect(options), self.sleep, lambda: self.slept)

    def run(self, file: str, *, timeout: float | None = None, as_json: bool = False) -> None:
        order = RunOptions(file, timeout=timeout, as_json=as_json)
        run(order, Screen(), connect=self.connect)

    def stopped(self, file: str, *, timeout: float | None = None, as_json: bool = False) -> Stop:
        with pytest.raises(Stop) as stopped:
            self.run(file, timeout=timeout, as_json=as_json)
        return stopped.value


def on_a_clock(
    session: IonQSession,
    sleep: Callable[[float], object],
    clock: Callable[[], float] = lambda: 0.0,
) -> IonQSession:
    """A session that waits by calling a function."""
    inner: Any = session  # Any: for what no user is to touch
    inner._sleep = sleep
    inner._context = evolve(inner._context, monotonic=clock)
    return session


def run_on_a_clock(
    sleep: Callable[[float], object],
    options: RunOptions,
    clock: Callable[[], float] = lambda: 0.0,
) -> None:
    """The command with a session that waits by calling a function."""
    run(options, Screen(), connect=lambda given: on_a_clock(connect(given), sleep, clock))


def no_time(seconds: float) -> None:
    """A wait that is over at once."""


@pytest.fixture(autouse=True)
def journal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A journal of each test's own."""
    monkeypatch.setenv("IONQ_SESSION_JOURNAL", str(tmp_path / "journal"))


@pytest.fixture
def scene(monkeypatch: pytest.MonkeyPatch) -> Iterator[Scene]:
    clock = ManualClock()
    with Emulator(clock=clock, stage_seconds=1) as emulator:
        monkeypatch.setenv("IONQ_API_URL", emulator.base_url)
        monkeypatch.setenv("IONQ_API_KEY", emulator.api_key)
        yield Scene(clock, emulator)


def raising(error: BaseException) -> Callable[..., NoReturn]:
    def fail(*_: object, **__: object) -> NoReturn:
        raise error

    return fail


def submitted(capsys: pytest.CaptureFixture[str]) -> tuple[str, str, str]:
    """The id that was told, and the rest of what was printed to both streams."""
    out, err = capsys.readouterr()
    first, _, rest = err.partition("\n")
    return first.removeprefix("submitted job "), out, rest


def whereabouts(job_id: str) -> str:
    return (
        f"job {job_id} was not canceled; in Python:\n"
        f'  IonQSession().job("{job_id}").wait()    waits again\n'
        f'  IonQSession().job("{job_id}").cancel()  cancels it'
    )


def test_it_waits_until_the_job_has_ended(
    scene: Scene, bell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.run(bell)
    job_id, out, rest = submitted(capsys)
    assert f"job {job_id} completed on simulator, 100 shots" == out.splitlines()[0]
    assert "" == rest
    assert scene.slept >= 3


@pytest.mark.parametrize("as_json", [False, True])
def test_when_the_time_is_up_it_tells_where_the_job_is(
    scene: Scene, bell: str, capsys: pytest.CaptureFixture[str], as_json: bool
) -> None:
    stop = scene.stopped(bell, timeout=1.5, as_json=as_json)
    job_id, out, _ = submitted(capsys)
    assert f"the time is up: job {job_id} is still ready" == stop.message
    assert (FAILED, whereabouts(job_id)) == (stop.status, stop.hint)
    assert pytest.approx(1.5) == scene.slept
    assert ({"id": job_id, "status": "ready"} if as_json else None) == json.loads(out or "null")


@pytest.mark.parametrize("as_json", [False, True])
def test_a_canceled_job(
    scene: Scene,
    bell: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    as_json: bool,
) -> None:
    def cancel(_scene: Scene, _seconds: float) -> None:
        with IonQSession() as session:
            session.cancel_job(session.get_jobs().jobs[0].id)

    monkeypatch.setattr(Scene, "sleep", cancel)
    stop = scene.stopped(bell, as_json=as_json)
    job_id, out, _ = submitted(capsys)
    assert (f"job {job_id} was canceled", FAILED) == (stop.message, stop.status)
    assert ({"id": job_id, "status": "canceled"} if as_json else None) == json.loads(out or "null")


def test_a_failed_job_as_json(
    scene: Scene, bell_qasm: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with Path(bell_qasm).open("a") as file:
        file.write("end;\n")
    stop = scene.stopped(bell_qasm, as_json=True)
    job_id, out, _ = submitted(capsys)
    failure = {
        "code": "PreflightError",
        "message": "line 7: end is not supported",
    }
    assert {"id": job_id, "status": "failed", "failure": failure} == json.loads(out)
    assert f"job {job_id} failed: PreflightError: {failure['message']}" == stop.message


def test_a_dry_run_has_no_histogram(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dry.json"
    job = {"type": "ionq.circuit.v1", "dry_run": True, "input": json.loads(BELL)}
    file.write_text(json.dumps(job))
    scene.run(str(file))
    assert "it was a dry run, which has no histogram" == capsys.readouterr().out.splitlines()[1]
    scene.run(str(file), as_json=True)
    assert ["id", "status"] == list(json.loads(capsys.readouterr().out))


def test_options_reach_the_job(connected: Emulator, bell: str) -> None:
    order = RunOptions(bell, backend="simulator", shots=12, name="mine")
    run(order, Screen())
    with IonQSession() as session:
        newest = session.get_jobs(limit=1).jobs[0]
    assert ("mine", 12, "simulator") == (newest.name, newest.shots, newest.backend)


@pytest.mark.parametrize(
    ("error", "status", "hint"),
    [
        (KeyboardInterrupt(), INTERRUPTED, MAYBE),
        (ServerError("status 500: oh"), FAILED, MAYBE),
        (ResponseTimeoutError("no answer in time"), FAILED, MAYBE),
        (ConnectionFailedError("no connection"), FAILED, ""),
        (RateLimitError("status 429"), FAILED, ""),
        (InvalidRequestError("body.shots is 0"), USAGE, SETTINGS),
    ],
)
def test_what_may_have_happened_when_submitting_fails(
    connected: Emulator,
    bell: str,
    monkeypatch: pytest.MonkeyPatch,
    error: BaseException,
    status: int,
    hint: str,
) -> None:
    monkeypatch.setattr(IonQSession, "submit", raising(error))
    with pytest.raises(Stop) as stopped:
        run(RunOptions(bell), Screen())
    assert (status, hint) == (stopped.value.status, stopped.value.hint)
    expected = f"error: {error}" if isinstance(error, Exception) else "interrupted"
    assert expected == stopped.value.message


@pytest.mark.parametrize("method", ["wait", "get_job_probabilities"])
@pytest.mark.parametrize("error", [ConnectionFailedError("no connection"), KeyboardInterrupt()])
def test_whatever_ends_the_wait_the_id_is_told(
    connected: Emulator,
    bell: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    method: str,
    error: BaseException,
) -> None:
    monkeypatch.setattr(IonQSession, method, raising(error))
    with pytest.raises(Stop) as stopped:
        run_on_a_clock(lambda _: connected.settle(), RunOptions(bell))
    job_id, out, _ = submitted(capsys)
    assert ("", whereabouts(job_id)) == (out, stopped.value.hint)


def test_a_page_of_a_proxy_leaves_open_whether_a_job_was_submitted(
    bell: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("IONQ_API_KEY", "a-key")
    with scripted(*[reply(502, b"<html><h1>Bad Gateway</h1>")] * 100) as server:
        monkeypatch.setenv("IONQ_API_URL", server.base_url)
        with pytest.raises(Stop) as stopped:
            run_on_a_clock(no_time, RunOptions(bell))
        tag = json.loads(server.seen[0].body)["metadata"]["ionq_session_tag"]
    assert FAILED == stopped.value.status
    assert stopped.value.message.startswith(
        "error: POST /jobs: the job was sent and may exist, but no usable answer came (status 502: "
        "an HTML page, perhaps from a proxy on the way), and it could not be looked for to the end"
    )
    assert "resubmit_unknown" not in stopped.value.message
    assert f'find_submission("{tag}")' in stopped.value.hint


def test_a_job_whose_answer_was_lost_is_found_by_its_tag(
    scene: Scene, bell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.emulator.faults.add(Fault("drop", operation="CreateJob", nth=1, when="after"))
    scene.run(bell)
    out, err = capsys.readouterr()
    lost, told = err.splitlines()
    assert lost.startswith("note: no usable answer came to the submission ")
    job_id = told.removeprefix("submitted job ")
    assert f"job {job_id} completed on simulator, 100 shots" == out.splitlines()[0]
    with IonQSession() as session:
        assert [job_id] == [each.id for each in session.get_jobs().jobs]
        assert [("submitted", job_id)] == [(e.outcome, e.job_id) for e in session.history()]


def test_a_service_that_is_down_for_a_while_is_noted_and_waited_out(
    scene: Scene, bell: str, capsys: pytest.CaptureFixture[str]
) -> None:
    scene.emulator.faults.add(Fault("status", operation="GetJob", nth=2))
    scene.run(bell)
    job_id, out, rest = submitted(capsys)
    assert f"job {job_id} completed on simulator, 100 shots" == out.splitlines()[0]
    down, up = rest.splitlines()
    assert f"note: job {job_id}: " in down
    assert f"note: job {job_id}: the service answers again" == up


def test_an_emulator_of_its_own_leaves_no_trace_in_the_journal(bell: str) -> None:
    run(RunOptions(bell, local=True), Screen())
    assert [] == IonQSession().history()


def test_an_angle_in_degrees_is_noted_once(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "degrees.json"
    file.write_text('{"circuit": [{"gate": "rx", "target": 0, "rotation": 90}]}')
    scene.run(str(file))
    first, *_ = capsys.readouterr().err.splitlines()
    assert "note: gate 0 (rx): its rotation is 90, more than 4 pi; it is taken in radians" == first


def test_a_status_that_is_not_known_is_waited_out_to_the_limit(
    connected: Emulator,
    bell: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    created = reply(201, b'{"id": "7", "status": "submitted", "session_id": null}')
    cooling = reply(200, b'{"id": "7", "type": "ionq.circuit.v1", "status": "cooling"}')
    slept: list[float] = []
    with scripted(created, *[cooling] * 20) as server:
        monkeypatch.setenv("IONQ_API_URL", server.base_url)
        with pytest.raises(Stop, match="job 7 is cooling, a status that this version") as stopped:
            run_on_a_clock(slept.append, RunOptions(bell, timeout=5), lambda: sum(slept))
    assert whereabouts("7") == stopped.value.hint
    assert pytest.approx(5) == sum(slept)


def test_ctrl_c_before_anything_was_submitted(bell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run_module, "read", raising(KeyboardInterrupt()))
    with pytest.raises(Stop) as stopped:
        run(RunOptions(bell), Screen())
    assert ("interrupted", INTERRUPTED) == (stopped.value.message, stopped.value.status)
    assert "nothing was submitted" == stopped.value.hint


def test_ctrl_c_with_an_emulator_of_its_own(bell: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(Stop) as stopped:
        run_on_a_clock(raising(KeyboardInterrupt()), RunOptions(bell, local=True))
    job_id, _, _ = submitted(capsys)
    assert f"job {job_id} ended with the local emulator" == stopped.value.hint


def test_a_service_that_tells_no_id(
    connected: Emulator,
    bell: str,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    created = reply(201, b'{"status": "submitted", "session_id": null}')
    nothing = reply(200, b'{"jobs": [], "next": null, "previous": null, "total_count": 0}')
    with scripted(created, *[nothing] * 7) as server:
        monkeypatch.setenv("IONQ_API_URL", server.base_url)
        with pytest.raises(Stop) as stopped:
            run_on_a_clock(no_time, RunOptions(bell))
        tag = json.loads(server.seen[0].body)["metadata"]["ionq_session_tag"]
    assert (
        "error: the job was sent and may exist, but no usable answer came (the "
        "service accepted the job, but did not say by what id), and the service does not list it"
    ) == stopped.value.message
    assert f'IonQSession().find_submission("{tag}")' in stopped.value.hint
    assert "before you submit it again" in stopped.value.hint
    assert [("unknown", tag)] == [(each.outcome, each.tag) for each in IonQSession().history()]


def test_an_emulator_that_is_not_installed(bell: str, monkeypatch: pytest.MonkeyPatch) -> None:
    error = ImportError("the emulator needs starlette: pip install 'ionq-session[emulator]'")
    monkeypatch.setattr(IonQSession, "local", raising(error))
    with pytest.raises(Stop) as stopped:
        run(RunOptions(bell, local=True), Screen())
    assert (f"error: {error}", FAILED) == (stopped.value.message, stopped.value.status)


def test_no_key_is_told_only_after_the_file_was_found_good(tmp_path: Path, bell: str) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text("[]")
    with pytest.raises(Stop, match="no circuit"):
        run(RunOptions(str(bad)), Screen())
    with pytest.raises(Stop, match="there is no API key"):
        run(RunOptions(bell), Screen())
