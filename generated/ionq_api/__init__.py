"""IonQ's API as typed values: models, and operations that do no I/O themselves."""

# Generated from openapi/ionq-v0.4.yaml and openapi/overlay.yaml by `make generate`.
# Do not edit: fix the overlay or a template under openapi/templates/ instead.

from .operation import Operation
from .types import UNSET, JsonValue, Unset

__all__ = ("UNSET", "JsonValue", "Operation", "Unset")
