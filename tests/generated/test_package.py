"""The package as a whole: what it imports and loads, and that it is what would be generated."""

import ast
import copy
import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

import ionq_api
from ionq_api import models
from scripts.codegen.generate import GenerationError, generate
from scripts.commands import check as command
from scripts.commands.app import app
from scripts.openapi.document import OPENAPI, Node, OverlayError, load, merged, node

from ..cases import every
from .examples import document

PACKAGE = Path(ionq_api.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
ALLOWED = {
    "__future__",
    "abc",
    "attrs",
    "collections",
    "contextvars",
    "dateutil",
    "datetime",
    "difflib",
    "enum",
    "functools",
    "importlib",
    "json",
    "linecache",
    "math",
    "re",
    "typing",
    "urllib",
    "uuid",
}
"""All that generated code may import: attrs, dateutil, and of the standard library no I/O.

`linecache` is only given the lines of what is compiled when it is used.
"""


def imported(module: Path) -> Iterator[str]:
    """The names of all modules that a module imports, but for those of its own package."""
    for statement in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.Import):
            yield from (each.name for each in statement.names)
        elif isinstance(statement, ast.ImportFrom) and statement.level == 0:
            yield str(statement.module)


@every("module", MODULES, name=lambda path: path.relative_to(PACKAGE))
def test_module_imports_nothing_that_does_io(module: Path) -> None:
    found = set(imported(module))
    assert not {each.partition(".")[0] for each in found} - ALLOWED
    assert {each for each in found if each.startswith("urllib")} <= {"urllib.parse"}


@every("module", MODULES, name=lambda path: path.relative_to(PACKAGE))
def test_module_says_that_it_is_generated(module: Path) -> None:
    text = module.read_text(encoding="utf-8")
    assert "# Generated from openapi/ionq-v0.4.yaml" in text
    assert "Do not edit" in text


def loaded_by(program: str) -> dict[str, list[str]]:
    """What a program leaves behind: the classes of models, and all modules."""
    program += """
import json, sys
from ionq_api.model import Model
found = {"models": [each.__name__ for each in Model.__subclasses__()], "modules": [*sys.modules]}
print(json.dumps(found))
"""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


SESSIONS = """
import asyncio
from ionq_session import AsyncIonQSession, IonQSession
IonQSession("made-up", base_url="http://127.0.0.1:1", trust_env=False).close()
asyncio.run(AsyncIonQSession("made-up", base_url="http://127.0.0.1:1", trust_env=False).close())
"""


def test_a_session_loads_no_model() -> None:
    assert [] == loaded_by(SESSIONS)["models"]


def test_a_call_loads_the_models_that_it_needs() -> None:
    needed = """
from ionq_api.api.backends import get_backend
reply = b'{"backend": "simulator", "status": "available"}'
get_backend("simulator").parse(reply, lambda departure: None)
"""
    assert {"Backend"} == {*loaded_by(SESSIONS + needed)["models"]}


def test_importing_all_operations_loads_no_http_library() -> None:
    modules = loaded_by("import ionq_api.operations")["modules"]
    assert "ionq_api.operations" in modules
    assert not {"httpx", "http.client", "socket", "ssl", "asyncio", "dateutil"} & {*modules}


def test_models_are_listed_and_can_be_loaded() -> None:
    assert {*models.__all__} <= {*dir(models)}
    assert len(models.__all__) == len(set(models.__all__)) > 100
    assert sorted(models.__all__) == list(models.__all__)
    for name in models.__all__:
        assert getattr(models, name) is not None


def declared(module: Path) -> set[str]:
    """The classes and aliases that a module of models declares."""
    body = ast.parse(module.read_text(encoding="utf-8")).body
    classes = {each.name for each in body if isinstance(each, ast.ClassDef)}
    targets = {each.target for each in body if isinstance(each, ast.AnnAssign)}
    return classes | {each.id for each in targets if isinstance(each, ast.Name)}


def test_models_are_all_that_modules_declare() -> None:
    files = {path.stem for path in (PACKAGE / "models").glob("*.py")} - {"__init__"}
    loaded = {getattr(getattr(models, name), "__module__", "") for name in models.__all__}
    classes = {each.rpartition(".")[2] for each in loaded if each.startswith("ionq_api.models.")}
    assert classes == files - {"shared"}  # so no other module is without a class
    names = [name for file in files for name in declared(PACKAGE / "models" / f"{file}.py")]
    assert sorted(names) == list(models.__all__)


def test_aliases_load_no_model() -> None:
    assert [] == loaded_by("import ionq_api.models.shared")["models"]
    assert [] == loaded_by("from ionq_api.models import JobStatus")["models"]


def test_unknown_model_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'Tomorrow'"):
        getattr(models, "Tomorrow")  # noqa: B009


# Regeneration


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The package, generated anew once for all tests that need it."""
    target = tmp_path_factory.mktemp("fresh") / PACKAGE.name
    generate(document(), target)
    return target


@pytest.fixture
def checked(fresh: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the package that `spec.py check` looks at, with a generator that is quick."""

    def copied(wanted: Node, target: Path) -> None:
        assert document() == wanted
        shutil.copytree(fresh, target)

    package = tmp_path / PACKAGE.name
    shutil.copytree(PACKAGE, package, ignore=shutil.ignore_patterns("__pycache__"))
    monkeypatch.setattr(command, "PACKAGE", package)
    monkeypatch.setattr(command, "write_package", copied)
    monkeypatch.setattr(command, "effective", document)
    return package


def check() -> tuple[int, str]:
    """The exit code and the output of `spec.py check`."""
    done = CliRunner().invoke(app, ["check"])
    return done.exit_code, done.output


def test_regeneration_changes_nothing() -> None:
    code, output = check()
    assert (0, []) == (code, [line for line in output.splitlines() if "as generated" in line])


def test_check_of_a_copy_passes(checked: Path) -> None:
    assert (0, "") == check()
    assert checked.is_dir()


@pytest.mark.parametrize("name", ["models/backend.py", "operations.py", "api/jobs/__init__.py"])
def test_check_fails_when_a_byte_differs(checked: Path, name: str) -> None:
    content = (checked / name).read_bytes()
    changed = content.replace(b"a", b"b", 1)
    assert 1 == sum(map(int.__ne__, content, changed))
    (checked / name).write_bytes(changed)
    code, output = check()
    assert 1 == code
    assert name in output.replace("\n", "")
    assert "make generate" in output


def test_check_fails_when_a_file_is_missing_or_added(checked: Path) -> None:
    (checked / "models" / "backend.py").unlink()
    (checked / "models" / "tomorrow.py").write_text("")
    code, output = check()
    assert 1 == code
    assert "models/backend.py" in output.replace("\n", "")
    assert "models/tomorrow.py" in output.replace("\n", "")


# The overlay


def overlay(action: Node) -> Node:
    return {"overlay": "1.0.0", "info": {"title": "x", "version": "1"}, "actions": [action]}


WITHOUT_EFFECT: list[Node] = [
    {"target": "$.paths['/tomorrow'].get", "description": "Too early.", "update": {"tags": ["x"]}},
    {"target": "$.paths['/tomorrow']", "description": "Too early.", "remove": True},
    {
        "target": "$.components.schemas.Failure",
        "description": "Too late.",
        "update": {"type": "object"},
    },
]


def test_an_action_that_repeats_what_a_list_says_is_named() -> None:
    contract = load(OPENAPI / "ionq-v0.4.yaml")
    again: Node = {"target": "$.paths['/whoami'].get", "update": {"tags": ["whoami"]}}
    with pytest.raises(OverlayError, match=r"action 1 .*whoami.* adds to a list what is there"):
        merged(contract, overlay(again))


@every("action", WITHOUT_EFFECT, name=lambda action: action["description"])
def test_action_without_effect_is_named(action: Node) -> None:
    contract = load(OPENAPI / "ionq-v0.4.yaml")
    with pytest.raises(OverlayError) as caught:
        merged(contract, overlay(action))
    told = str(caught.value)
    assert "action 1" in told
    assert str(action["target"]) in told
    assert str(action["description"]) in told


def test_every_action_says_why() -> None:
    actions = load(OPENAPI / "overlay.yaml")["actions"]
    assert isinstance(actions, list)
    assert len(actions) > 100
    for action in actions:
        assert node(action).get("description"), action


# A document that cannot be turned into a package


def target_with_something(folder: Path) -> Path:
    target = folder / "ionq_api"
    target.mkdir()
    (target / "kept.py").write_text("KEPT = True\n")
    return target


def broken(*way: str, value: Node) -> Node:
    """The document with something else at one place."""
    whole = copy.deepcopy(document())
    holder = whole
    for part in way[:-1]:
        holder = node(holder[part])
    holder[way[-1]] = value
    return whole


SCHEMAS = ("components", "schemas")
SEED = (*SCHEMAS, "Noise", "properties", "seed")
WHOAMI = ("paths", "/whoami", "get")
XML: Node = {"application/xml": {"schema": {"type": "string"}}}


def broken_documents() -> dict[str, tuple[Node, str]]:
    return {
        "no document": ({"openapi": "3.0.3"}, "/: 'info' is a required property"),
        "unknown type": (broken(*SEED, value={"type": "tomorrow"}), "seed"),
        "mixed enumeration": (
            broken(*SCHEMAS, "Tomorrow", value={"type": "string", "enum": ["a", 1]}),
            "/components/schemas/Tomorrow/enum/1: 1 is not of the type string",
        ),
        "dead reference in a schema of no use": (
            broken(*SCHEMAS, "Tomorrow", value={"type": "array", "items": {"$ref": "#/x/No"}}),
            "Tomorrow",
        ),
        "dead reference in a schema": (
            broken(*SEED, value={"$ref": "#/components/schemas/No"}),
            "Noise",
        ),
        "default of another type": (
            broken(*SEED, value={"type": "integer", "default": "x"}),
            "Noise",
        ),
        "dead reference in a response": (
            broken(*WHOAMI, "responses", value={"200": {"$ref": "#/components/responses/No"}}),
            "whoami",
        ),
        "no success": (
            broken(*WHOAMI, "responses", value={"404": {"description": "No."}}),
            "whoami",
        ),
        "reply of another kind": (
            broken(*WHOAMI, "responses", value={"200": {"description": "Yes.", "content": XML}}),
            "whoami",
        ),
        "body of another kind": (
            broken("paths", "/sessions", "post", "requestBody", value={"content": XML}),
            "POST /sessions",
        ),
    }


@every("whole, named", broken_documents)
def test_broken_document_stops_generation_and_leaves_the_package_alone(
    tmp_path: Path, whole: Node, named: str
) -> None:
    target = target_with_something(tmp_path)
    with pytest.raises(GenerationError, match=named):
        generate(whole, target)
    assert [target] == list(tmp_path.iterdir())
    assert ["kept.py"] == [each.name for each in target.iterdir()]
    assert "KEPT = True\n" == (target / "kept.py").read_text()


def test_generated_package_replaces_what_was_there(fresh: Path, tmp_path: Path) -> None:
    target = target_with_something(tmp_path)
    generate(document(), target)
    assert not (target / "kept.py").exists()
    names = {str(each.relative_to(target)) for each in target.rglob("*")}
    assert {str(each.relative_to(fresh)) for each in fresh.rglob("*")} == names
