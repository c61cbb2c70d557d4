"""Rules about operations, which are methods of the session, and their arguments."""

from typing import Final

from ..rule import (
    ADDED,
    BOTH_WAYS,
    BREAKING,
    CHANGED,
    HARMLESS,
    POSSIBLY_BREAKING,
    REMOVED,
    SENT,
    WHOLE,
    Row,
    table,
)

RULES: Final = (
    *table(
        "operation",
        Row("operation-added", HARMLESS, ADDED, WHOLE, "", "new ({new})"),
        Row("operation-removed", BREAKING, REMOVED, WHOLE, "", "gone ({old})"),
        # Installed versions of the package go on calling the old address.
        Row("operation-moved", POSSIBLY_BREAKING, CHANGED, WHOLE, "moved", "{new} now, was {old}"),
        Row("operation-renamed", BREAKING, CHANGED, WHOLE, "renamed", "{new} now"),
    ),
    *table(
        "tag",
        # The module in `ionq_api.api` is renamed; the session's method is not.
        Row(
            "operation-tag-changed",
            POSSIBLY_BREAKING,
            CHANGED,
            WHOLE,
            "",
            "in {new} now, was in {old}",
        ),
    ),
    *table(
        "security",
        Row("security-added", BREAKING, ADDED, WHOLE, "", "key needed now ({new})"),
        Row("security-removed", HARMLESS, REMOVED, WHOLE, "", "key no longer needed"),
        Row("security-changed", BREAKING, CHANGED, WHOLE, "", "signed by {new}, was by {old}"),
        Row(
            "security-renamed",
            HARMLESS,
            CHANGED,
            WHOLE,
            "renamed",
            "signed by {new}, was by {old}, which is the same",
        ),
    ),
    *table(
        "parameter",
        Row("parameter-added", HARMLESS, ADDED, SENT, "optional", "new"),
        Row("parameter-added-required", BREAKING, ADDED, SENT, "required", "new, must be given"),
        Row("parameter-removed", BREAKING, REMOVED, SENT, "", "gone"),
        # Installed versions of the package go on sending it in the old place.
        Row(
            "parameter-moved",
            POSSIBLY_BREAKING,
            CHANGED,
            SENT,
            "moved",
            "in the {new} now, was in the {old}",
        ),
        Row(
            "parameter-style-changed",
            POSSIBLY_BREAKING,
            CHANGED,
            BOTH_WAYS,
            "style",
            "{key} is {new}, was {old}",
        ),
    ),
)
