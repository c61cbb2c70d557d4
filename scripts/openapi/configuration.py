"""The configuration of openapi-python-client: generator.yaml plus its command-line options."""

from pathlib import Path

from openapi_python_client.config import Config, ConfigFile, MetaType

from .document import OPENAPI


def configuration(folder: Path | None = None) -> Config:
    """The configuration of the generator.

    Args:
        folder: The output folder; None if only names are needed.
    """
    return Config.from_sources(
        ConfigFile.load_from_path(OPENAPI / "generator.yaml"),
        MetaType.NONE,
        document_source=OPENAPI,  # not read: callers pass documents that are already loaded
        file_encoding="utf-8",
        overwrite=True,
        output_path=folder,
    )
