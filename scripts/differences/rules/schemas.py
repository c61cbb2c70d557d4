"""Rules about schemas: fields, types, formats, nullability and unions."""

from typing import Final

from ..rule import (
    ADDED,
    ANY_ACTION,
    BOTH_WAYS,
    BREAKING,
    CHANGED,
    HARMLESS,
    POSSIBLY_BREAKING,
    RECEIVED,
    REMOVED,
    SENT,
    Row,
    table,
)

RULES: Final = (
    *table(
        "field",
        Row("request-field-added", HARMLESS, ADDED, SENT, "optional", "new"),
        Row(
            "request-field-added-required", BREAKING, ADDED, SENT, "required", "new, must be given"
        ),
        Row("request-field-removed", BREAKING, REMOVED, SENT, "", "gone"),
        Row("response-field-added", HARMLESS, ADDED, RECEIVED, "optional", "new"),
        Row("response-field-added-required", HARMLESS, ADDED, RECEIVED, "required", "new"),
        Row("response-field-removed", BREAKING, REMOVED, RECEIVED, "", "gone"),
    ),
    # Type checkers make code handle what may be missing from a response.
    *table(
        "required",
        Row("request-became-required", BREAKING, ADDED, SENT, "", "must be given now"),
        Row("request-became-optional", HARMLESS, REMOVED, SENT, "", "may be left out now"),
        Row("response-became-required", HARMLESS, ADDED, RECEIVED, "", "always there now"),
        Row("response-became-optional", BREAKING, REMOVED, RECEIVED, "", "may be missing now"),
    ),
    # Likewise for null.
    *table(
        "nullable",
        Row("request-became-nullable", HARMLESS, ADDED, SENT, "", "may be null now"),
        Row("request-became-not-nullable", BREAKING, REMOVED, SENT, "", "may no longer be null"),
        Row("response-became-nullable", BREAKING, ADDED, RECEIVED, "", "may be null now"),
        Row("response-became-not-nullable", HARMLESS, REMOVED, RECEIVED, "", "no longer null"),
    ),
    *table(
        "additional fields",
        Row(
            "request-additional-fields-narrowed",
            BREAKING,
            CHANGED,
            SENT,
            "narrowed",
            "fewer fields are taken beside the named ones",
        ),
        Row(
            "request-additional-fields-widened",
            HARMLESS,
            CHANGED,
            SENT,
            "widened",
            "more fields are taken beside the named ones",
        ),
        Row(
            "response-additional-fields-narrowed",
            HARMLESS,
            CHANGED,
            RECEIVED,
            "narrowed",
            "fewer fields come beside the named ones",
        ),
        Row(
            "response-additional-fields-widened",
            POSSIBLY_BREAKING,
            CHANGED,
            RECEIVED,
            "widened",
            "more fields come beside the named ones",
        ),
    ),
    *table(
        "type",
        Row(
            "request-type-narrowed", BREAKING, CHANGED, SENT, "narrowed", "must be {new}, was {old}"
        ),
        Row("request-type-changed", BREAKING, CHANGED, SENT, "retyped", "must be {new}, was {old}"),
        Row("request-type-widened", HARMLESS, CHANGED, SENT, "widened", "may be {new}, was {old}"),
        Row("response-type-narrowed", HARMLESS, CHANGED, RECEIVED, "narrowed", "{new}, was {old}"),
        Row("response-type-changed", BREAKING, CHANGED, RECEIVED, "retyped", "{new}, was {old}"),
        Row("response-type-widened", BREAKING, CHANGED, RECEIVED, "widened", "{new}, was {old}"),
        # The class has a new name and the same fields; `schema-renamed` reports the old one.
        Row(
            "type-renamed",
            HARMLESS,
            CHANGED,
            BOTH_WAYS,
            "renamed",
            "{new}, was {old}: another name for it",
        ),
    ),
    # A format is `retyped` if it changes the Python type, such as `date-time`.
    *table(
        "format",
        Row(
            "request-format-changed",
            POSSIBLY_BREAKING,
            CHANGED,
            SENT,
            "",
            "must be {new}, was {old}",
        ),
        Row(
            "request-format-retyped", BREAKING, CHANGED, SENT, "retyped", "must be {new}, was {old}"
        ),
        Row("response-format-changed", HARMLESS, CHANGED, RECEIVED, "", "{new}, was {old}"),
        Row("response-format-retyped", BREAKING, CHANGED, RECEIVED, "retyped", "{new}, was {old}"),
    ),
    # Code may handle only the members that it knew.
    *table(
        "union member",
        Row("request-union-member-added", HARMLESS, ADDED, SENT, "", "may be {new}"),
        Row("request-union-member-removed", BREAKING, REMOVED, SENT, "", "may no longer be {old}"),
        Row("response-union-member-added", POSSIBLY_BREAKING, ADDED, RECEIVED, "", "may be {new}"),
        Row("response-union-member-removed", HARMLESS, REMOVED, RECEIVED, "", "no longer {old}"),
    ),
    *table(
        "discriminator",
        Row(
            "discriminator-changed",
            POSSIBLY_BREAKING,
            ANY_ACTION,
            BOTH_WAYS,
            "",
            "members are told apart in another way",
        ),
    ),
    # `readOnly` or `writeOnly` was set or dropped.
    *table(
        "access",
        Row(
            "access-changed",
            POSSIBLY_BREAKING,
            CHANGED,
            BOTH_WAYS,
            "",
            "read only or written only now, or no longer",
        ),
    ),
)
