"""An update whose document lacks half of what the overlay corrects ends with a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
import yaml

from .copies import Project
from .documents import APRIL

if TYPE_CHECKING:
    pass

# Runs an update whose checks are left to the test.
DRIVER = """
import datetime, pathlib, sys
from scripts.upstream import update as module

module.run = lambda tests, on_step: []
summary = pathlib.Path(sys.argv[2])
day = datetime.date(2026, 12, 24)
module.update(sys.argv[1], day, summary=summary, on_step=lambda _: None)
"""
USE = """
import pkgutil, importlib, ionq_api
from ionq_session import IonQSession, contract

for each in pkgutil.walk_packages(ionq_api.__path__, "ionq_api."):
    importlib.import_module(each.name)
print(contract.source, hasattr(IonQSession, "get_compiled_file"), hasattr(IonQSession, "clone_job"))
"""


@pytest.fixture(scope="module")
def back(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """The project of October 2026 after an update to the document of April."""
    folder = tmp_path_factory.mktemp("back")
    project = Project.copied(folder / "project")
    project.python("-c", DRIVER, str(APRIL), str(folder / "summary.md"))
    return project


def test_it_ends_with_a_package_that_imports_and_type_checks(back: Project) -> None:
    assert "2026-04.json True False\n" == back.python("-c", USE).stdout
    back.spec("check")
    done = back.python("-m", "mypy", "generated/ionq_api", check=False)
    assert 0 == done.returncode, done.stdout


def test_what_was_taken_out_of_the_overlay_is_told(back: Project) -> None:
    text = (back.root / "openapi" / "overlay.yaml").read_text(encoding="utf-8")
    before = back.git("show", "HEAD:openapi/overlay.yaml")
    gone = "$.components.schemas.GetJobEstimateResponse.properties.rate_card"
    assert gone in before
    assert gone not in text
    assert {line for line in text.splitlines() if line.startswith(("#", "  #"))} == {
        line for line in before.splitlines() if line.startswith(("#", "  #"))
    }
    count = len(yaml.safe_load(before)["actions"]) - len(yaml.safe_load(text)["actions"])
    assert count > 40
    summary = (back.root.parent / "summary.md").read_text(encoding="utf-8")
    assert count == summary.count("\n* action ")
    assert f"`{gone}`: it changes nothing" in summary
    assert "It said: A name for the class that would be called after the path to it." in summary
    assert gone in (back.root / "CHANGELOG.md").read_text(encoding="utf-8")


def test_only_what_an_update_writes_has_changed(back: Project) -> None:
    others = [path for path in back.changed() if not path.startswith("generated/ionq_api/")]
    assert [
        "CHANGELOG.md",
        "openapi/ionq-v0.4.yaml",
        "openapi/overlay.yaml",
        "openapi/source.yaml",
    ] == sorted(others)
