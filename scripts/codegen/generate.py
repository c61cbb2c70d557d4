"""Writes the package: openapi-python-client with our templates and views."""

import json
import os
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from openapi_python_client import Project
from openapi_python_client.config import Config, ConfigFile, MetaType
from openapi_python_client.parser import GeneratorData
from openapi_python_client.parser.errors import GeneratorError

from .document import OPENAPI, Node
from .provenance import write_provenance
from .rendering import Codecs, constant_name, is_map
from .views import Views

TEMPLATES = OPENAPI / "templates"


class GenerationError(RuntimeError):
    """The document cannot be turned into a package, or only with warnings."""


def generate(document: Node, target: Path) -> None:
    """Write the package for a document.

    Args:
        document: An OpenAPI document, overlay applied.
        target: The package's folder, such as `generated/ionq_api`. It is replaced as a whole once
            everything is written, and stays as it was on failure.

    Raises:
        GenerationError: openapi-python-client had an error or a warning; all are in the message.
    """
    # The hooks in generator.yaml call ruff, which stands beside the interpreter.
    beside = str(Path(sys.executable).parent)
    if beside not in os.environ["PATH"].split(os.pathsep):
        os.environ["PATH"] = os.pathsep.join([beside, os.environ["PATH"]])
    scratch = target.with_name(f".{target.name}.new")
    shutil.rmtree(scratch, ignore_errors=True)
    try:
        _build(document, scratch)
        shutil.rmtree(target, ignore_errors=True)
        scratch.rename(target)
    finally:
        shutil.rmtree(scratch, ignore_errors=True)


def _build(document: Node, folder: Path) -> None:
    config = Config.from_sources(
        ConfigFile.load_from_path(OPENAPI / "generator.yaml"),
        MetaType.NONE,
        document_source=OPENAPI,  # not read: the document is at hand
        file_encoding="utf-8",
        overwrite=True,
        output_path=folder,
    )
    parsed = GeneratorData.from_dict(document, config=config)
    if isinstance(parsed, GeneratorError):
        raise GenerationError(f"{parsed.header}: {parsed.detail}")
    _refuse(_complaints(parsed))
    project = Project(openapi=parsed, config=config, custom_template_path=TEMPLATES)
    models = {str(model.class_info.name): model for model in parsed.models}
    views = Views(document, Codecs(document, config, models))
    _refuse(_unwritable(parsed, views))
    # Pyright takes what Jinja puts into its two tables for all that may stand there.
    project.env.globals["views"] = views  # pyright: ignore[reportArgumentType]
    project.env.filters["constant_name"] = constant_name
    project.env.filters["is_map"] = is_map  # pyright: ignore[reportArgumentType]
    folder.mkdir(parents=True)
    _write_package_modules(project, folder)
    _write_document(document, folder)
    write_provenance(document, folder)
    _refuse(f"{error.header}: {error.detail}" for error in project.build())
    _remove_empty(folder)


def _complaints(parsed: GeneratorData) -> Iterator[str]:
    """What openapi-python-client would leave out of the package, with a warning."""
    for error in parsed.errors:
        yield f"{error.header}: {error.detail}"
    for collection in parsed.endpoint_collections_by_tag.values():
        for error in collection.parse_errors:
            yield f"{error.header}: {error.detail}"


def _unwritable(parsed: GeneratorData, views: Views) -> Iterator[str]:
    """The operations that our templates cannot write."""
    for collection in parsed.endpoint_collections_by_tag.values():
        for endpoint in collection.endpoints:
            try:
                views.endpoint(endpoint)
            except (LookupError, TypeError, ValueError) as error:
                yield f"{endpoint.method.upper()} {endpoint.path.get_untrusted_value()}: {error}"


def _refuse(reasons: Iterable[str]) -> None:
    """Stop if there is any reason to.

    Raises:
        GenerationError: With all of them.
    """
    told = "\n".join(reasons)
    if told:
        raise GenerationError(f"the document cannot be turned into a package:\n{told}")


def _write_package_modules(project: Project, folder: Path) -> None:
    """Write what the stock package does not have."""
    (folder / "py.typed").touch()
    for template in sorted((TEMPLATES / "package").glob("*.jinja")):
        rendered = project.env.get_template(f"package/{template.name}").render()
        (folder / template.stem).write_text(rendered, encoding="utf-8")


def _write_document(document: Node, folder: Path) -> None:
    """Write the document itself, for what reads it in an installed package: the emulator."""
    (folder / "openapi.json").write_text(json.dumps(document, indent=1) + "\n", encoding="utf-8")


def _remove_empty(folder: Path) -> None:
    """Remove the stock modules whose overriding template renders to nothing."""
    for module in folder.rglob("*.py"):
        if not module.read_text(encoding="utf-8").strip():
            module.unlink()
