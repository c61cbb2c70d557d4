"""Each public name of requests' session and response, and of qBraid's session: here, or why not."""

import re
from pathlib import Path

import httpx
import pytest
import requests
from qbraid.runtime.ionq import IonQSession as QbraidSession

from ionq_api.operations import AsyncOperations, Operations
from ionq_session import AsyncIonQSession, IonQSession
from ionq_session.compat._requests_response import Response
from ionq_session.compat.qbraid import IonQSession as DropIn

PAGE = Path(__file__).parents[2] / "docs" / "requests.md"
ROW = re.compile(r"^\| `(\w+)` \| (.+) \|$", re.MULTILINE)
ABSENT = "not here: "

JOB_METHODS = {
    "answer",
    "as_completed",
    "batch",
    "characterizations",
    "children",
    "circuit",
    "clone",
    "compiled",
    "download_artifact",
    "estimate",
    "find_submission",
    "history",
    "job",
    "jobs",
    "look",
    "recover",
    "reserve",
    "result",
    "run",
    "run_many",
    "session_jobs",
    "submit",
    "submit_sweep",
    "sweep",
    "usage",
    "wait",
    "wait_all",
}
"""What sessions have for jobs, besides operations."""


def public(*examples: object) -> set[str]:
    """The public names of some objects."""
    return {name for each in examples for name in dir(each) if not name.startswith("_")}


def table(heading: str) -> dict[str, str]:
    """What the page says of each name, below a heading."""
    section = PAGE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    rows = ROW.findall(section)
    assert len(rows) == len(dict(rows))
    return dict(rows)


def test_the_page_has_every_name_of_both_sessions() -> None:
    with requests.Session() as first, QbraidSession("not used") as second:
        assert public(first, second) == set(table("Sessions"))


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession, DropIn])
def test_every_session_has_what_the_page_says(
    session: type[IonQSession | AsyncIonQSession | DropIn],
) -> None:
    names = public(session("made-up-key"))
    assert names >= {name for name, text in table("Sessions").items() if ABSENT not in text}


def test_a_response_of_the_drop_in_has_what_the_page_says() -> None:
    said = table("Responses of the drop-in")
    assert public(requests.Response()) == set(said)
    absent = {name for name, text in said.items() if ABSENT in text}
    got = Response(200, request=httpx.Request("GET", "http://ionq.example"))
    assert {"apparent_encoding"} == absent
    assert set(said) - absent == set(said) & set(dir(got))


@pytest.mark.parametrize("session", [IonQSession, AsyncIonQSession, DropIn])
def test_nothing_of_the_inside_is_public(
    session: type[IonQSession | AsyncIonQSession | DropIn],
) -> None:
    own = {"config", "local", "with_options", "execute", "check_contract", *JOB_METHODS}
    if session is DropIn:
        own = {"config", "with_options"}
    operations = public(AsyncOperations) if session is AsyncIonQSession else public(Operations)
    beside = public(session("made-up-key")) - set(table("Sessions"))
    assert own == beside - (operations - {"execute"})
