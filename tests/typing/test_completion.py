"""What an editor offers: every method, every field, every keyword, each with its text."""

import inspect
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol, cast

import jedi  # type: ignore[import-untyped]  # ships no types
import pytest
from attrs import fields

from ionq_api.models import CircuitJobCreationPayload, QuantumFunctionJob, SingleCircuitJob
from ionq_api.operations import AsyncOperations, Operations


class Offer(Protocol):
    """A completion, as jedi gives it."""

    name: str
    type: str

    def docstring(self) -> str:
        """Its text."""
        ...


class Signature(Protocol):
    """A signature, as jedi gives it."""

    params: Sequence[Offer]

    def docstring(self) -> str:
        """Its text."""
        ...


class Editor(Protocol):
    """What jedi can say about a program."""

    def complete(self) -> Sequence[Offer]:
        """The offers at its end."""
        ...

    def get_signatures(self) -> Sequence[Signature]:
        """What may be called at its end."""
        ...


@pytest.fixture(autouse=True)
def _cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep jedi's cache of parsed files out of the user's home."""
    folder = tmp_path_factory.getbasetemp() / "jedi"
    monkeypatch.setattr(jedi.settings, "cache_directory", str(folder))


def editor(folder: Path, program: str) -> Editor:
    """An editor with a program open in a folder that is not the project's."""
    project = jedi.Project(folder)
    # A process of its own, as in an editor: pytest loads the package by a loader of its own, since
    # it brings a plugin, and jedi does not know that loader.
    environment = jedi.create_environment(  # pyright: ignore[reportUnknownMemberType]  # untyped
        sys.prefix, safe=False
    )
    script = jedi.Script(program, project=project, environment=environment)
    return cast("Editor", script)


def offers(folder: Path, program: str) -> dict[str, Offer]:
    """What is offered at the end of a program."""
    return {each.name: each for each in editor(folder, program).complete()}


METHODS = {
    name
    for name, value in vars(Operations).items()
    if inspect.isfunction(value) and not name.startswith("_") and name != "execute"
}

SESSIONS = {
    "IonQSession": "from ionq_session import IonQSession\nsession = IonQSession()\nsession.",
    "with IonQSession": (
        "from ionq_session import IonQSession\nwith IonQSession() as session:\n    session."
    ),
    "AsyncIonQSession": (
        "from ionq_session import AsyncIonQSession\nsession = AsyncIonQSession()\nsession."
    ),
    "parameter": "from ionq_session import IonQSession\ndef f(session: IonQSession):\n    session.",
}


def test_there_are_26_methods_for_both_sessions() -> None:
    assert 26 == len(METHODS)
    assert set(vars(AsyncOperations)) >= METHODS


@pytest.mark.parametrize("program", SESSIONS.values(), ids=SESSIONS.keys())
def test_session_offers_every_method_with_its_text(tmp_path: Path, program: str) -> None:
    found = offers(tmp_path, program)
    assert set() == METHODS - found.keys()
    for name in sorted(METHODS):
        text = found[name].docstring()
        assert "function" == found[name].type
        for part in ("Args:", "timeout:", "Returns:", "Raises:"):
            assert part in text, name
    assert "Submit a job." in found["create_job"].docstring()


def test_call_offers_its_parameters_and_options(tmp_path: Path) -> None:
    found = offers(tmp_path, f"{SESSIONS['parameter']}get_job_cost('x', ")
    assert {"timeout=", "headers=", "retry=", "validate="} <= found.keys()
    found = offers(tmp_path, f"{SESSIONS['parameter']}get_jobs(")
    assert {"status=", "limit=", "timeout=", "validate="} <= found.keys()


JOBS = {
    "IonQSession": (
        "from ionq_session import IonQSession\nsession = IonQSession()\n"
        'job = session.get_job("x")\njob.'
    ),
    "AsyncIonQSession": (
        "from ionq_session import AsyncIonQSession\nasync def main(session: AsyncIonQSession):\n"
        '    job = await session.get_job("x")\n    job.'
    ),
    "parameter": (
        "from ionq_api.models import SingleCircuitJob\ndef f(job: SingleCircuitJob):\n    job."
    ),
}


@pytest.mark.parametrize("program", JOBS.values(), ids=JOBS.keys())
def test_job_offers_every_field_with_its_text(tmp_path: Path, program: str) -> None:
    wanted = {each.name for each in fields(SingleCircuitJob)}
    assert wanted == {each.name for each in fields(QuantumFunctionJob)}
    found = offers(tmp_path, program)
    assert set() == {*wanted, "to_dict", "from_dict"} - found.keys()
    for name, text in {
        "status": "Stage of a job's life.",
        "execution_duration_ms": "in milliseconds",
        "session_id": "Session the job runs in.",
    }.items():
        assert text in found[name].docstring()


def test_nested_field_is_offered(tmp_path: Path) -> None:
    program = f"{JOBS['parameter']}stats."
    assert {"qubits", "gate_counts", "kwh"} <= offers(tmp_path, program).keys()


PAYLOAD = (
    "from ionq_api.models import CircuitJobCreationPayload\npayload = CircuitJobCreationPayload("
)


def test_payload_offers_every_keyword(tmp_path: Path) -> None:
    wanted = {f"{each.name}=" for each in fields(CircuitJobCreationPayload)}
    assert {"type_=", "backend=", "input_=", "shots="} <= wanted
    assert set() == wanted - offers(tmp_path, PAYLOAD).keys()


def test_payload_shows_its_signature_and_text(tmp_path: Path) -> None:
    (signature,) = editor(tmp_path, PAYLOAD).get_signatures()
    assert [each.name for each in fields(CircuitJobCreationPayload)] == [
        each.name for each in signature.params
    ]
    assert "Submits one circuit" in signature.docstring()


def test_models_are_offered_by_name(tmp_path: Path) -> None:
    found = offers(tmp_path, "from ionq_api.models import CircuitJob")
    assert "CircuitJobCreationPayload" in found
    assert "CircuitJobSettings" in found
