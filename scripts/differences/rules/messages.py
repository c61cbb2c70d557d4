"""Rules about request bodies, responses, their media types and headers."""

from typing import Final

from ..rule import ADDED, BREAKING, HARMLESS, POSSIBLY_BREAKING, RECEIVED, REMOVED, SENT, Row, table

RULES: Final = (
    *table(
        "request body",
        Row("request-body-added", HARMLESS, ADDED, SENT, "optional", "new"),
        Row("request-body-added-required", BREAKING, ADDED, SENT, "required", "new, must be given"),
        Row("request-body-removed", BREAKING, REMOVED, SENT, "", "gone"),
    ),
    *table(
        "response",
        Row("success-response-added", POSSIBLY_BREAKING, ADDED, RECEIVED, "success", "new reply"),
        Row("error-response-added", HARMLESS, ADDED, RECEIVED, "error", "documented now"),
        Row(
            "success-response-removed", BREAKING, REMOVED, RECEIVED, "success", "no longer a reply"
        ),
        Row("error-response-removed", HARMLESS, REMOVED, RECEIVED, "error", "no longer documented"),
    ),
    *table(
        "media type",
        Row("request-media-type-added", HARMLESS, ADDED, SENT, "", "may be {new}"),
        Row("request-media-type-removed", BREAKING, REMOVED, SENT, "", "may no longer be {old}"),
        Row("response-media-type-added", POSSIBLY_BREAKING, ADDED, RECEIVED, "", "may be {new}"),
        Row("response-media-type-removed", BREAKING, REMOVED, RECEIVED, "", "no longer {old}"),
    ),
    *table(
        "header",
        Row("response-header-added", HARMLESS, ADDED, RECEIVED, "", "new"),
        Row("response-header-removed", POSSIBLY_BREAKING, REMOVED, RECEIVED, "", "gone"),
    ),
)
