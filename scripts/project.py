"""Paths of the files that the commands read and write."""

from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[1]
CONTRACT: Final = ROOT / "openapi" / "ionq-v0.4.yaml"
OVERLAY: Final = ROOT / "openapi" / "overlay.yaml"
SOURCE: Final = ROOT / "openapi" / "source.yaml"
PACKAGE: Final = ROOT / "generated" / "ionq_api"
CHANGELOG: Final = ROOT / "CHANGELOG.md"
