"""The benchmark measures what it says; how long anything takes is not for a test."""

import json
import socket
import subprocess
import sys
from functools import partial
from math import isfinite
from pathlib import Path
from xml.etree import ElementTree

import pytest

from scripts.bench import chart, table
from scripts.bench.environments import KEY, clean_environment
from scripts.bench.figures import CPU, MEMORY, WALL, Report, Result, Samples, Spread
from scripts.bench.measuring import Effort, repeated, taken_in_turns
from scripts.bench.payloads import JOB_ID
from scripts.bench.processes import code, command
from scripts.bench.processes import taken_in_turns as processes_in_turns
from scripts.bench.rows import ROWS
from scripts.bench.serving import ceiling, serving
from scripts.project import ROOT

PEERS = {"ionq-core", "qBraid", "qiskit-ionq"}


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, str]:
    """All rows, quickly and in this environment: the JSON, the chart, and what was printed."""
    folder = tmp_path_factory.mktemp("bench")
    figures, drawn = folder / "figures.json", folder / "new" / "chart.svg"
    options = ["--quick", "--here", "--json", str(figures), "--chart", str(drawn)]
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-m", "scripts.bench", *options],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == run.returncode, run.stderr
    return figures, drawn, run.stdout


@pytest.fixture(scope="module")
def report(files: tuple[Path, Path, str]) -> Report:
    return Report.from_dict(json.loads(files[0].read_text()))


def test_every_row_has_figures_of_every_contender(report: Report) -> None:
    assert list(ROWS) == list(report.rows)
    for name, result in report.rows.items():
        assert {} == result.problems
        assert {ROWS[name].base, "ours"} <= set(result.contenders)
        for contender in result.contenders.values():
            for kind in {CPU, WALL, ROWS[name].kind}:
                for spread in (contender.figures[kind], contender.ratios[kind]):
                    assert 0 < spread.low <= spread.median <= spread.high
                    assert isfinite(spread.high)
    every = {name for result in report.rows.values() for name in result.contenders}
    assert every >= PEERS
    assert set(report.rows["get-job"].contenders) == {"httpx", "ours", *PEERS}


def test_the_server_tells_how_far_it_goes(report: Report) -> None:
    assert {"in_turn", "at_once"} == set(report.server)
    assert min(report.server.values()) > 0


def test_a_report_is_the_same_after_a_file(report: Report) -> None:
    assert report == Report.from_dict(json.loads(json.dumps(report.to_dict())))


def test_the_table_names_every_row_and_goal(files: tuple[Path, Path, str]) -> None:
    printed = files[2]
    for row in ROWS.values():
        line = next(line for line in printed.splitlines() if line.startswith(f"| {row.title} "))
        assert f"{row.goal:g}" == line.split("|")[-2].strip()


def test_an_earlier_run_is_a_column_of_its_own(report: Report) -> None:
    now, before = made(report, ours=0.5), made(report, ours=2.0)
    lines = list(table.summary(now, before))
    titles = [title.strip() for title in lines[0].split("|")]
    cells = [cell.strip() for cell in lines[2].split("|")]
    assert "2.00 (2.00-2.00)" == cells[titles.index("ours before")]
    assert "0.50 (0.50-0.50)" == cells[titles.index("ours now")]
    assert "ours before" not in next(table.summary(now, None))


def test_more_calls_a_second_are_a_higher_ratio() -> None:
    samples: Samples = {"httpx": {WALL: [4.0, 4.0]}, "ours": {WALL: [1.0, 2.0]}}
    ours = Result.of(samples, "httpx", {}).contenders["ours"]
    assert Spread(0.375, 0.3125, 0.4375) == ours.ratios[WALL]
    assert Spread(1 / 0.375, 1 / 0.4375, 1 / 0.3125) == table.headline(ROWS["async"], ours)


def made(report: Report, ours: float) -> Report:
    """A report with one row, in which ours costs so much."""
    samples = {"httpx": {WALL: [1.0], CPU: [1.0]}, "ours": {WALL: [ours], CPU: [ours]}}
    return Report(report.place, report.server, {"get-job": Result.of(samples, "httpx", {})})


def test_the_chart_has_a_bar_for_everybody_but_the_base(
    files: tuple[Path, Path, str], report: Report
) -> None:
    text = files[1].read_text(encoding="utf-8")
    ElementTree.fromstring(text)  # noqa: S314 - our own
    for name, result in report.rows.items():
        for contender in set(result.contenders) - {ROWS[name].base}:
            if contender in {"ours", "httpx", *PEERS}:
                assert f"<title>{ROWS[name].title}, {contender}: " in text


def test_a_bar_is_left_of_one_where_a_call_costs_less(report: Report) -> None:
    for cost, begins_at_one in ((0.5, False), (2.0, True)):
        svg = ElementTree.fromstring(chart.chart(made(report, cost)))  # noqa: S314
        space = "{http://www.w3.org/2000/svg}"
        bars = [bar for bar in svg.iter(f"{space}rect") if bar.find(f"{space}title") is not None]
        (one,) = (line for line in svg.iter(f"{space}line") if line.get("class") == "one")
        (bar,) = bars
        assert begins_at_one is (bar.get("x") == one.get("x1"))


def test_contenders_take_turns_that_begin_with_another_one_each_time() -> None:
    order: list[str] = []
    batches = {name: repeated(partial(order.append, name)) for name in "abc"}
    samples = taken_in_turns(batches, Effort(rounds=3, seconds=60), number=1)
    assert list("abc" + "abc" + "bca" + "cab") == order  # the first are not measured
    assert {3} == {len(values) for each in samples.values() for values in each.values()}


def test_the_processors_time_of_a_command_includes_what_it_waits_for() -> None:
    spin = "import time; end = time.process_time() + 0.2\nwhile time.process_time() < end: pass"
    outer = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {spin!r}])"
    found = command(sys.executable, "-c", outer)()
    assert found[CPU] >= 0.2
    assert {WALL, CPU} == set(found)


def test_code_is_measured_without_what_comes_before() -> None:
    found = code("kept = bytearray(50_000_000)", before="before = bytearray(200_000_000)")()
    assert 40_000_000 < found[MEMORY] < 150_000_000


def test_who_can_not_run_is_left_out_with_the_reason() -> None:
    measures = {"good": code("pass"), "bad": code("import no_such_package")}
    samples, problems = processes_in_turns(measures, Effort(rounds=2))
    assert {"good"} == set(samples)
    assert "no_such_package" in problems["bad"]


def test_the_server_answers_split_and_joined_requests_and_bodies() -> None:
    get = f"GET /v0.4/jobs/{JOB_ID} HTTP/1.1\r\nHost: x\r\n\r\n".encode()
    post = b"POST /v0.4/jobs HTTP/1.1\r\nContent-Length: 10\r\n\r\n" + b"0123456789"
    nothing = b"GET /v0.4/nothing HTTP/1.1\r\n\r\n"
    late = get.replace(b"/v0.4", b"/away/v0.4")
    with serving() as port, socket.create_connection(("127.0.0.1", port), timeout=60) as client:
        stream = client.makefile("rb")

        def answer() -> tuple[bytes, object]:
            status = stream.readline().split(b" ", 1)[1].strip()
            length = 0
            while (line := stream.readline()).strip():
                name, _, value = line.partition(b":")
                length = int(value) if name == b"content-length" else length
            return status, json.loads(stream.read(length))

        for part in (get[:5], get[5:-2], get[-2:] + post[:-3], post[-3:] + nothing + late):
            client.sendall(part)
        job, created, missing, away = (answer() for _ in range(4))
        assert [b"200 OK", b"201 Created", b"404 Not Found"] == [job[0], created[0], missing[0]]
        assert job == away
        assert ceiling(port, 100).in_turn > 0


def test_nobody_is_sent_to_a_real_service(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IONQ_API_KEY", "a-real-key")
    monkeypatch.setenv("IONQ_BASE_URL", "https://api.ionq.co/v0.4")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy.example:8080")
    found = clean_environment(1234)
    assert {"http://127.0.0.1:1234/v0.4"} == {
        value for name, value in found.items() if name.startswith("IONQ_") and "URL" in name
    }
    assert KEY == found["IONQ_API_KEY"]
    assert not any("proxy" in name.lower() for name in found)
    program = (
        "import socket\nfrom scripts.bench.clients import stay_here\nstay_here()\n"
        "socket.create_connection(('192.0.2.1', 443), 1)"
    )
    run = subprocess.run(  # noqa: S603 - our own interpreter
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert "a benchmark does not connect to 192.0.2.1" in run.stderr
