"""An artifact: a file that a job leaves, with its format and media type."""

from attrs import frozen

from .jsontypes import JsonObject


@frozen
class Artifact:
    """A file that a job leaves."""

    format: str
    media_type: str
    content: bytes

    def descriptor(self, artifact_id: str) -> JsonObject:
        """Describe it as jobs do.

        Args:
            artifact_id: The id that it is kept under.

        Returns:
            The descriptor.
        """
        return {"id": artifact_id, "format": self.format, "media_type": self.media_type}
