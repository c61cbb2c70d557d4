"""The templates that ours override are the ones that ours were written against."""

import json
import shutil
from pathlib import Path

import pytest

from scripts.codegen.stock import TEMPLATES, changed_templates, record


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    """A copy of our templates."""
    return shutil.copytree(TEMPLATES, tmp_path / "ours")


@pytest.fixture
def stock(tmp_path: Path, ours: Path) -> Path:
    """Originals of another version, that ours are recorded against."""
    folder = tmp_path / "stock"
    folder.mkdir()
    for name in json.loads((ours / "stock.json").read_text()):
        (folder / name).write_text(f"the original of {name}\n")
    record(ours, folder)
    return folder


def test_no_original_has_changed() -> None:
    assert [] == changed_templates()


def test_all_overrides_are_recorded() -> None:
    known = json.loads((TEMPLATES / "stock.json").read_text())
    assert {"model.py.jinja", "types.py.jinja", "endpoint_init.py.jinja"} <= known.keys()
    assert not {"header.jinja", "text.jinja", "package/model.py.jinja"} & known.keys()


def test_recorded_originals_have_not_changed(ours: Path, stock: Path) -> None:
    assert [] == changed_templates(ours, stock)


def test_changed_original_is_named(ours: Path, stock: Path) -> None:
    (stock / "model.py.jinja").write_text("a better original\n")
    [told] = changed_templates(ours, stock)
    assert "openapi/templates/model.py.jinja has changed" in told
    assert "record" in told
    record(ours, stock)
    assert [] == changed_templates(ours, stock)


def test_override_without_an_original_is_named(ours: Path, stock: Path) -> None:
    (stock / "model.py.jinja").unlink()
    [told] = changed_templates(ours, stock)
    assert told.startswith("model.py.jinja: openapi-python-client has no such template any more")


def test_override_without_a_hash_is_named(ours: Path, stock: Path) -> None:
    (ours / "str_enum.py.jinja").write_text("ours\n")
    (stock / "str_enum.py.jinja").write_text("the original\n")
    [told] = changed_templates(ours, stock)
    assert told.startswith("str_enum.py.jinja: openapi/templates/str_enum.py.jinja overrides")


def test_hash_without_an_override_is_named(ours: Path, stock: Path) -> None:
    (ours / "model.py.jinja").unlink()
    [told] = changed_templates(ours, stock)
    assert told.startswith("model.py.jinja: openapi/templates/model.py.jinja is gone")
