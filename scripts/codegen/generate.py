"""Writes the package: openapi-python-client with our templates and views."""

import json
import os
import re
import shutil
import sys
from collections.abc import Iterable, Iterator
from contextlib import redirect_stdout
from dataclasses import replace
from io import StringIO
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.config import Config
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from ..openapi.configuration import configuration
from ..openapi.document import METHODS, OPENAPI, Node, node
from ..openapi.places import operation_name, operations, pointer
from .endpoints import Endpoints
from .layout import laid_out
from .names import SHARED, constants, renamed, too_long
from .normal import normalized
from .provenance import write_provenance
from .rendering import Codecs
from .validity import faults
from .views import Views

TEMPLATES = OPENAPI / "templates"
ROUNDS = 5
"""Most rounds of renaming: a new name may clash with another one."""
FAULTS = (LookupError, TypeError, ValueError, RecursionError)
"""What walking a document raises where it holds something unforeseen."""


class _Project(Project):
    """The stock generator, with one more module among the models."""

    def _build_models(self) -> None:
        super()._build_models()
        rendered = self.env.get_template("models_shared.py.jinja").render()
        target = self.package_dir / "models" / f"{SHARED}.py"
        target.write_text(rendered, encoding="utf-8")


class GenerationError(RuntimeError):
    """The document cannot be turned into a package without errors or warnings."""


def generate(document: Node, target: Path, *, formatted: bool = True) -> None:
    """Write the package for a document.

    Args:
        document: An OpenAPI document, overlay applied.
        target: The package's folder, such as `generated/ionq_api`. It is replaced as a whole once
            everything is written, and stays as it was on failure.
        formatted: Whether the hooks of generator.yaml run, which tidy what they are given and
            change nothing that it does; tests that write hundreds of packages do without.

    Raises:
        GenerationError: The document is not valid, or says what cannot be written; or
            openapi-python-client had an error or a warning. All are in the message, each with its
            place in the document.
    """
    # The hooks in generator.yaml call ruff, which is installed beside the interpreter.
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([beside, os.environ["PATH"]])
    _refuse(faults(document))
    scratch = target.with_name(f".{target.name}.new")
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        _build(document, scratch, formatted=formatted)
        shutil.rmtree(target, ignore_errors=True)
        scratch.rename(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _build(document: Node, folder: Path, *, formatted: bool) -> None:
    config = configuration(folder)
    if not formatted:
        config.post_hooks = []
    normal = normalized(document)
    parsed, config = _parsed(normal, config)
    models = {str(model.class_info.name): model for model in parsed.models}
    names = constants(parsed)
    codecs = Codecs(normal, config, models, names)
    tags = tuple(map(str, parsed.endpoint_collections_by_tag))
    views = Views(codecs, Endpoints(normal, codecs, tags))
    _refuse(_unwritable(parsed, views))
    layout = laid_out(parsed, views)
    classes = replace(parsed, models=layout.classes, enums=[])  # each of them gets a module
    project = _Project(openapi=classes, config=config, custom_template_path=TEMPLATES)
    # Pyright infers the types of both tables from Jinja's own entries.
    project.env.globals["views"] = views  # pyright: ignore[reportArgumentType]
    project.env.globals["layout"] = layout  # pyright: ignore[reportArgumentType]
    project.env.filters["literal"] = repr
    folder.mkdir(parents=True)
    _write_package_modules(project, folder)
    _write_document(document, folder)
    write_provenance(document, folder)
    with redirect_stdout(StringIO()):  # it prints where it writes
        errors = project.build()
    _refuse(f"{error.header}: {error.detail}" for error in errors)
    _remove_empty(folder)


def _parsed(document: Node, config: Config) -> tuple[GeneratorData, Config]:
    """The document as openapi-python-client understands it, once all names are distinct.

    Returns:
        With the configuration that makes them so.
    """
    for _ in range(ROUNDS):
        parsed = _read(document, config)
        _refuse(_complaints(parsed))
        _refuse(too_long(parsed))
        other = renamed(parsed, config)
        if other is None:
            return parsed, config
        config = other
    raise GenerationError("/components/schemas: its names cannot be made distinct in Python")


def _read(document: Node, config: Config) -> GeneratorData:
    try:
        parsed = GeneratorData.from_dict(document, config=config)
    except Exception as error:
        # Whatever it is, it was not raised on purpose, and its text names no place.
        places = ", ".join(_suspects(document, config)) or "all together"
        raise GenerationError(
            f"openapi-python-client cannot read the document ({error!r}): see {places}"
        ) from error
    if isinstance(parsed, GeneratorError):
        raise GenerationError(f"{parsed.header}: {parsed.detail}")
    return parsed


def _suspects(document: Node, config: Config) -> Iterator[str]:
    """The operations, or else the schemas, without which the document can be read."""
    bare: Node = {**document, "paths": {}}
    if _is_readable(bare, config):
        for path, method, operation, item in operations(document):
            rest = {key: value for key, value in item.items() if key not in METHODS}
            if not _is_readable({**bare, "paths": {path: {**rest, method: operation}}}, config):
                yield operation_name(path, method)
        return
    components = node(bare["components"])
    named = node(components["schemas"])
    for name in named:
        others = {other: schema for other, schema in named.items() if other != name}
        if _is_readable({**bare, "components": {**components, "schemas": others}}, config):
            yield pointer("components", "schemas", name)


def _is_readable(document: Node, config: Config) -> bool:
    try:
        return isinstance(GeneratorData.from_dict(document, config=config), GeneratorData)
    except Exception:  # noqa: BLE001  # see above
        return False


def _complaints(parsed: GeneratorData) -> Iterator[str]:
    """What openapi-python-client would leave out of the package, with a warning."""
    for error in parsed.errors:
        yield f"{error.header}: {error.detail}"
    for collection in parsed.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            yield f"{error.header}: {error.detail}"


def _unwritable(parsed: GeneratorData, views: Views) -> Iterator[str]:
    """The operations and classes that our templates cannot write."""
    for collection in parsed.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            try:
                views.endpoint(endpoint)
            except FAULTS as error:
                path = endpoint.path.get_untrusted_value()
                yield f"{operation_name(path, endpoint.method)}: {error}"
    for model in parsed.models:
        try:
            views.fields(model)
            views.additional(model)
        except FAULTS as error:
            yield f"{model.class_info.name}: {error}"


def _refuse(reasons: Iterable[str]) -> None:
    """Stop if there is any reason to.

    Raises:
        GenerationError: With all of them.
    """
    # openapi-python-client wraps texts of the document, and does not always unwrap them.
    found = "\n".join(
        re.sub(r"<\S+UntrustedString object at \w+>", "one", each) for each in reasons
    )
    if found:
        raise GenerationError(f"the document cannot be turned into a package:\n{found}")


def _write_package_modules(project: Project, folder: Path) -> None:
    """Write what the stock package does not have."""
    (folder / "py.typed").touch()
    for template in sorted((TEMPLATES / "package").glob("*.jinja")):
        rendered = project.env.get_template(f"package/{template.name}").render()
        (folder / template.stem).write_text(rendered, encoding="utf-8")


def _write_document(document: Node, folder: Path) -> None:
    """Write the document itself, which the emulator reads in an installed package."""
    (folder / "openapi.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _remove_empty(folder: Path) -> None:
    """Remove the stock modules whose overriding template renders to nothing."""
    for module in folder.rglob("*.py"):
        if not module.read_text(encoding="utf-8").strip():
            module.unlink()
