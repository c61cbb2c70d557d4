"""How openapi-python-client is configured: generator.yaml, and what a command line would add."""

from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType

from .document import OPENAPI


def configuration(folder: Path | None = None) -> Config:
    """The configuration of the generator.

    Args:
        folder: Where it writes; none if only names are asked for.
    """
    return Config.from_sources(
        ConfigFile.load_from_path(OPENAPI / "generator.yaml"),
        MetaType.NONE,
        document_source=OPENAPI,  # not read: documents are at hand
        file_encoding="utf-8",
        overwrite=True,
        output_path=folder,
    )
