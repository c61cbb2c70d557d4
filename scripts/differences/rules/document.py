"""Rules about the document as a whole, its shared components, and what any part may have."""

from typing import Final

from ..rule import (
    ADDED,
    ANYWHERE,
    BREAKING,
    CHANGED,
    HARMLESS,
    POSSIBLY_BREAKING,
    REMOVED,
    WHOLE,
    Row,
    table,
)

RULES: Final = (
    *table(
        "document",
        Row("openapi-version-changed", HARMLESS, CHANGED, WHOLE, "", "{new}, was {old}"),
        Row(
            "api-version-changed", POSSIBLY_BREAKING, CHANGED, WHOLE, "version", "{new}, was {old}"
        ),
    ),
    *table(
        "server",
        Row("server-added", HARMLESS, ADDED, WHOLE, "", "new address of the service"),
        # It may have been the default.
        Row(
            "server-removed",
            POSSIBLY_BREAKING,
            REMOVED,
            WHOLE,
            "",
            "no longer an address of the service",
        ),
        Row("server-changed", POSSIBLY_BREAKING, CHANGED, WHOLE, "", "composed in another way"),
    ),
    *table(
        "security scheme",
        Row("security-scheme-added", HARMLESS, ADDED, WHOLE, "", "new"),
        # Operations that required it are reported separately.
        Row("security-scheme-removed", POSSIBLY_BREAKING, REMOVED, WHOLE, "", "gone"),
        Row("security-scheme-changed", BREAKING, CHANGED, WHOLE, "", "{new}, was {old}"),
    ),
    # Shared parameters, bodies and responses; what uses them is reported separately.
    *table(
        "component",
        Row("component-added", HARMLESS, ADDED, WHOLE, "", "new"),
        Row("component-removed", HARMLESS, REMOVED, WHOLE, "", "gone"),
    ),
    *table(
        "schema",
        Row("schema-added", HARMLESS, ADDED, WHOLE, "", "new"),
        Row("schema-removed", BREAKING, REMOVED, WHOLE, "", "gone"),
        # Importing the old name fails.
        Row(
            "schema-renamed", BREAKING, CHANGED, WHOLE, "renamed", "gone, perhaps renamed to {new}"
        ),
    ),
    *table(
        "deprecated",
        Row("deprecated-added", HARMLESS, ADDED, ANYWHERE, "", "deprecated"),
        Row("deprecated-removed", HARMLESS, REMOVED, ANYWHERE, "", "no longer deprecated"),
    ),
    *table(
        "wording",
        Row(
            "wording-changed",
            HARMLESS,
            CHANGED,
            ANYWHERE,
            "",
            "written in another way, with the same meaning",
        ),
    ),
    *table(
        "keyword",
        Row(
            "unknown-keyword-changed",
            POSSIBLY_BREAKING,
            CHANGED,
            ANYWHERE,
            "",
            "{key} differs, which no rule is about",
        ),
    ),
)
