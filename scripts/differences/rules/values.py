"""Rules about the values that a schema allows: limits, enumerations and defaults."""

from typing import Final

from ..rule import (
    ADDED,
    ANY_ACTION,
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
    # No Python type depends on a limit, so one on received values breaks nothing.
    *table(
        "limit",
        Row("request-limit-added", POSSIBLY_BREAKING, ADDED, SENT, "", "limited now: {new}"),
        Row("request-limit-removed", HARMLESS, REMOVED, SENT, "", "no longer limited: {old}"),
        Row(
            "request-limit-changed",
            POSSIBLY_BREAKING,
            CHANGED,
            SENT,
            "",
            "another limit: {new}, was {old}",
        ),
        Row(
            "request-limit-loosened",
            HARMLESS,
            CHANGED,
            SENT,
            "loosened",
            "looser limit: {new}, was {old}",
        ),
        Row(
            "request-limit-tightened",
            POSSIBLY_BREAKING,
            CHANGED,
            SENT,
            "tightened",
            "tighter limit: {new}, was {old}",
        ),
        Row("response-limit-added", HARMLESS, ADDED, RECEIVED, "", "limited now: {new}"),
        Row("response-limit-removed", HARMLESS, REMOVED, RECEIVED, "", "no longer limited: {old}"),
        Row(
            "response-limit-changed",
            HARMLESS,
            CHANGED,
            RECEIVED,
            "",
            "another limit: {new}, was {old}",
        ),
        Row(
            "response-limit-loosened",
            HARMLESS,
            CHANGED,
            RECEIVED,
            "loosened",
            "looser limit: {new}, was {old}",
        ),
        Row(
            "response-limit-tightened",
            HARMLESS,
            CHANGED,
            RECEIVED,
            "tightened",
            "tighter limit: {new}, was {old}",
        ),
    ),
    *table(
        "enum",
        Row("request-enum-added", BREAKING, ADDED, SENT, "", "must be one of {new}"),
        Row(
            "request-enum-removed",
            HARMLESS,
            REMOVED,
            SENT,
            "",
            "may be any value, was one of {old}",
        ),
        Row("response-enum-added", HARMLESS, ADDED, RECEIVED, "", "one of {new}"),
        Row(
            "response-enum-removed",
            POSSIBLY_BREAKING,
            REMOVED,
            RECEIVED,
            "",
            "may be any value, was one of {old}",
        ),
    ),
    # Code may handle only the values that it knew.
    *table(
        "enum value",
        Row("request-enum-value-added", HARMLESS, ADDED, SENT, "", "may be {new}"),
        Row("request-enum-value-removed", BREAKING, REMOVED, SENT, "", "may no longer be {old}"),
        Row("response-enum-value-added", POSSIBLY_BREAKING, ADDED, RECEIVED, "", "may be {new}"),
        Row("response-enum-value-removed", HARMLESS, REMOVED, RECEIVED, "", "no longer {old}"),
    ),
    *table(
        "default",
        Row(
            "request-default-changed",
            POSSIBLY_BREAKING,
            ANY_ACTION,
            SENT,
            "",
            "{new} if left out, was {old}",
        ),
        Row(
            "response-default-changed",
            HARMLESS,
            ANY_ACTION,
            RECEIVED,
            "",
            "{new} if missing, was {old}",
        ),
    ),
)
