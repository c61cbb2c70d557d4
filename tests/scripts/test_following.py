"""What is new in the document is there for users after one command, with no hand-written line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from .copies import Project
from .documents import OCTOBER, at, published

if TYPE_CHECKING:
    from pathlib import Path

    from scripts.openapi.document import Node

OPERATION: Node = {
    "operationId": "GetJobForecast",
    "tags": ["forecasts"],
    "summary": "Tell when a job will start",
    "description": "Looks into the queue of the job's backend.",
    "security": [{"apiKeyAuth1": []}],
    "parameters": [
        {"name": "UUID", "in": "path", "required": True, "schema": {"type": "string"}},
        {
            "name": "horizon",
            "in": "query",
            "description": "How far to look, in minutes.",
            "schema": {"type": "integer", "format": "int32", "minimum": 1},
        },
    ],
    "responses": {
        "200": {
            "description": "When it will start.",
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Forecast"}}},
        }
    },
}
SCHEMA: Node = {
    "type": "object",
    "description": "When a job is expected to start.",
    "required": ["starts_at", "mood"],
    "properties": {
        "starts_at": {
            "type": "string",
            "format": "date-time",
            "description": "The moment, by the queue as it is.",
        },
        "mood": {"$ref": "#/components/schemas/JobStatus"},
    },
}

USE = """
from datetime import datetime
from typing import assert_type

from ionq_api import Unset
from ionq_api.models import Forecast, Whoami
from ionq_session import AsyncIonQSession, IonQSession


def blocking(session: IonQSession) -> datetime:
    forecast = session.get_job_forecast("an-id", horizon=5, timeout=3)
    assert_type(forecast, Forecast)
    return forecast.starts_at


async def awaiting(session: AsyncIonQSession) -> datetime:
    assert_type(await session.get_job_forecast("an-id"), Forecast)
    return (await session.get_job_forecast("an-id")).starts_at


def field(whoami: Whoami) -> None:
    assert_type(whoami.team, str | Unset)
"""
MISUSE = """
from ionq_session import IonQSession

IonQSession().get_job_forecast("an-id", horizon="far")
IonQSession().get_job_forecast()
"""
ASK = """
import inspect, json
from typing import get_args
from ionq_api.models import Forecast, JobStatus, Whoami
from ionq_session import AsyncIonQSession, IonQSession

told = {
    session.__name__: inspect.getdoc(session.get_job_forecast)
    for session in (IonQSession, AsyncIonQSession)
}
told["values"] = str(JobStatus)
told["class"] = Forecast.__doc__
told["field"] = inspect.getsource(Whoami)
print(json.dumps(told))
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project, after a document with an operation, a schema, a value and a field."""
    folder = tmp_path_factory.mktemp("following")
    project = Project.copied(folder / "project")
    document = published(OCTOBER)
    at(document, "/paths")["/jobs/{UUID}/forecast"] = {"get": OPERATION}
    at(document, "/components/schemas")["Forecast"] = SCHEMA
    statuses = at(document, "/components/schemas/JobStatus")["enum"]
    assert isinstance(statuses, list)
    statuses.append("dreaming")
    at(document, "/components/schemas/Whoami/properties")["team"] = {
        "type": "string",
        "description": "The team that the key belongs to.",
    }
    path = folder / "new.json"
    path.write_text(json.dumps(document), encoding="utf-8")
    project.spec("fetch", str(path))
    project.spec("generate")
    return project


def test_only_the_contract_and_what_is_generated_differ(project: Project) -> None:
    changed = project.changed()
    assert {"openapi/ionq-v0.4.yaml", "openapi/source.yaml"} == {
        path for path in changed if not path.startswith("generated/ionq_api/")
    }
    assert "generated/ionq_api/models/forecast.py" in changed


def test_both_sessions_have_the_method_and_its_text(project: Project) -> None:
    told = json.loads(project.python("-c", ASK).stdout)
    for session in ("IonQSession", "AsyncIonQSession"):
        assert "Tell when a job will start" in told[session]
        assert "Looks into the queue of the job's backend." in told[session]
        assert "How far to look, in minutes." in told[session]
    assert "dreaming" in told["values"]
    assert "When a job is expected to start." in told["class"]
    assert "The team that the key belongs to." in told["field"]


def test_a_type_checker_knows_it_and_what_is_wrong(project: Project, tmp_path: Path) -> None:
    (tmp_path / "use.py").write_text(USE, encoding="utf-8")
    (tmp_path / "misuse.py").write_text(MISUSE, encoding="utf-8")
    command = ("-m", "mypy", "--strict", "--config-file=", "--cache-dir", str(tmp_path / "cache"))
    right = project.python(*command, str(tmp_path / "use.py"), check=False)
    assert 0 == right.returncode, right.stdout
    wrong = project.python(*command, str(tmp_path / "misuse.py"), check=False)
    assert 'Argument "horizon" to "get_job_forecast"' in wrong.stdout
    assert 'Missing positional argument "uuid"' in wrong.stdout


def test_the_emulators_test_names_the_route_that_is_missing(project: Project) -> None:
    chosen = ("tests/emulator/test_contract.py", "-k", "has_a_handler", "-p", "no:cacheprovider")
    done = project.python("-m", "pytest", "-q", *chosen, check=False)
    assert 1 == done.returncode
    assert "GetJobForecast" in done.stdout


def test_the_emulator_starts_and_names_what_it_does_not_answer(project: Project) -> None:
    ask = (
        "from ionq_session import IonQSession, IonQError\n"
        "with IonQSession.local() as session:\n"
        "    try: session.get_job_forecast('an-id')\n"
        "    except IonQError as error: print(error.status, error)\n"
    )
    told = project.python("-c", ask).stdout
    assert told.startswith("501 ")
    assert "The emulator does not answer GetJobForecast yet" in told
