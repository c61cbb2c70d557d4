"""The lists of names that generated code may not take are those that it would hide."""

import ast
from collections.abc import Iterator
from pathlib import Path

import ionq_api
from ionq_api import models
from ionq_api.model import Model
from ionq_api.models import shared
from ionq_api.operations import AsyncOperations, Operations
from ionq_api.scalars import Enumeration
from ionq_session import AsyncIonQSession, IonQSession
from scripts.codegen.names import OUR_CLASSES, OUR_FIELDS, OUR_PARAMETERS, SESSION_NAMES

PACKAGE = Path(ionq_api.__file__).parent
WRITTEN = [*(PACKAGE / "models").glob("*.py"), *(PACKAGE / "api").rglob("*.py")]
"""The modules that hold names of the document's beside our own."""


def public(*classes: type) -> set[str]:
    return {name for each in classes for name in dir(each) if not name.startswith("_")}


def test_session_names_are_those_that_no_operation_may_have() -> None:
    beside = public(IonQSession, AsyncIonQSession) - public(Operations, AsyncOperations)
    assert beside | {"execute"} == SESSION_NAMES


def imported(module: Path) -> Iterator[str]:
    """What a module imports that is no class of the document."""
    for statement in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(statement, ast.ImportFrom) and "models" not in f"{statement.module}":
            yield from (each.asname or each.name for each in statement.names)


def test_our_classes_are_all_that_modules_import() -> None:
    found = {name for module in (*WRITTEN, PACKAGE / "operations.py") for name in imported(module)}
    own = {name for name in found if not name.islower() and name not in models.__all__}
    constants = {name for name in own if isinstance(getattr(shared, name, None), Enumeration)}
    assert {"Model", "Endpoint", "Number", "UUID", "TYPE_CHECKING"} <= own
    assert own - constants <= OUR_CLASSES


def test_our_fields_are_all_that_models_have() -> None:
    assert public(Model) | {"additional_properties"} <= OUR_FIELDS


def test_our_parameters_are_all_that_methods_take() -> None:
    execute = Operations[object].execute
    names = {*execute.__code__.co_varnames[: execute.__code__.co_argcount]}
    names |= {*(execute.__kwdefaults__ or {})}
    assert names - {"operation"} <= OUR_PARAMETERS
