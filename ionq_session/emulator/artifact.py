"""An artifact: a file that a job produces, with its format and media type."""

from attrs import frozen

from .jsontypes import JsonObject


@frozen
class Artifact:
    """A file that a job produces."""

    format: str
    media_type: str
    content: bytes

    def descriptor(self, artifact_id: str) -> JsonObject:
        """How jobs list it; `artifact_id` is the id that it is stored under."""
        return {"id": artifact_id, "format": self.format, "media_type": self.media_type}
