"""Whose emulator this is: its only key, user, project and organization."""

from .jsontypes import JsonObject

# Made up and constant, so that replies can be compared. IonQ's submitter ids are 24 hex digits, and
# its organization ids are free text.
KEY_ID = "0190a000-0000-7000-8000-000000000001"
PROJECT_ID = "0190a000-0000-7000-8000-000000000002"
SUBMITTER_ID = "0190a0000000000000000003"
ORGANIZATION_ID = "com.example"


def whoami() -> JsonObject:
    """The reply to `GET /whoami`."""
    return {"key_id": KEY_ID, "key_name": "emulator", "project_id": PROJECT_ID}
