"""Generates packages and looks whether they are good: they import, type-check, carry values."""

import ast
import copy
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import jinja2
import mypy.api
import openapi_python_client
import pytest
from openapi_python_client.config import ConfigFile

import ionq_api
from scripts.codegen.generate import TEMPLATES
from scripts.openapi.document import OPENAPI, Node

ROOT = Path(__file__).parents[2]
PACKAGE = Path(ionq_api.__file__).parent
FIXED = [*(each.stem for each in (TEMPLATES / "package").glob("*.jinja")), "types.py"]
FIXED.remove("operations.py")
"""The modules that are the same whatever the document says."""


@contextmanager
def quick(folder: Path) -> Generator[None]:
    """Compile templates once for all packages, which is most of the time that one takes."""
    kept = jinja2.FileSystemBytecodeCache(str(folder))
    environment = partial(jinja2.Environment, bytecode_cache=kept)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(openapi_python_client, "Environment", environment)
        yield


def tidied(folder: Path) -> None:
    """Run the commands that run for one package for all in a folder; each file is for itself."""
    for hook in ConfigFile.load_from_path(OPENAPI / "generator.yaml").post_hooks or ():
        path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        environment = {**os.environ, "PATH": path}
        subprocess.run(hook, cwd=folder, shell=True, check=True, env=environment)  # noqa: S602


def with_readers(document: Node) -> Node:
    """The document with one more operation for each schema, which returns it.

    So whatever has a class is reached through an endpoint.
    """
    whole = copy.deepcopy(document)
    components = whole.get("components")
    schemas = components.get("schemas") if isinstance(components, dict) else None
    paths = whole["paths"]
    assert isinstance(paths, dict)
    for number, name in enumerate(schemas if isinstance(schemas, dict) else ()):
        content: Node = {"application/json": {"schema": {"$ref": f"#/components/schemas/{name}"}}}
        paths[f"/readers/{number}"] = {
            "get": {
                "operationId": f"read_the_component_{number}",
                "tags": ["readers"],
                "responses": {"200": {"description": "It.", "content": content}},
            }
        }
    return whole


def failing(folder: Path, names: list[str]) -> dict[str, list[str]]:
    """What is wrong with packages when they are imported and used, in a fresh interpreter."""
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-W", "error", "-m", "tests.codegen.exercise", str(folder), *names],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join([str(ROOT), *sys.path])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert 0 == done.returncode, done.stderr
    found: dict[str, list[str]] = json.loads(done.stdout)
    return found


def public(module: Path) -> Iterator[str]:
    """The names that a module defines for others."""
    for statement in ast.parse(module.read_text(encoding="utf-8")).body:
        named: list[str] = []
        match statement:
            case ast.ClassDef() | ast.FunctionDef():
                named = [statement.name]
            case ast.AnnAssign(target=ast.Name(id=name)):
                named = [name]
            case ast.Assign():
                named = [each.id for each in statement.targets if isinstance(each, ast.Name)]
            case _:
                pass
        yield from (each for each in named if not each.startswith("_"))


def lightened(folder: Path, names: list[str], target: Path) -> Path:
    """A copy of packages in which what all share is the project's own, to be checked only once."""
    for name in names:
        shutil.copytree(folder / name, target / name)
        for module in FIXED:
            shared = target / name / module
            assert (PACKAGE / module).read_bytes() == shared.read_bytes(), "it is not shared"
            own = ", ".join(f"{each} as {each}" for each in public(shared))
            shared.write_text(f"from ionq_api.{shared.stem} import {own}\n")
    return target


def mistyped(folder: Path, patch: pytest.MonkeyPatch) -> list[str]:
    """What mypy, as strict as the project has it, says of all packages in a folder."""
    patch.setenv("MYPYPATH", str(PACKAGE.parent))
    options = ["--strict", "--cache-dir", "/dev/null", "--no-error-summary", "--config-file", ""]
    packages = sorted(str(each) for each in folder.iterdir())
    limit = sys.getrecursionlimit()
    try:
        output, errors, _ = mypy.api.run([*options, *packages])
    finally:
        sys.setrecursionlimit(limit)  # mypy raises it, and other tests count on Python's own
    assert not errors, errors
    return output.splitlines()


def misread(folder: Path) -> list[str]:
    """What pyright, as strict as the project has it, says of all packages in a folder."""
    settings = {
        "typeCheckingMode": "strict",
        "include": ["."],
        "extraPaths": [str(PACKAGE.parent)],
        "pythonVersion": "3.11",
    }
    (folder / "pyrightconfig.json").write_text(json.dumps(settings))
    done = subprocess.run(
        [sys.executable, "-m", "pyright", "--pythonpath", sys.executable, "--outputjson"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
    )
    found = json.loads(done.stdout)["generalDiagnostics"]
    return [f"{each['file']}:{each['range']['start']['line']}: {each['message']}" for each in found]
