"""The names in the Python client of what a document names."""

from collections.abc import Iterable

from openapi_python_client.parser.properties import Class
from openapi_python_client.strings import PythonIdentifier

from ..codegen.names import method_name as generated_name
from ..openapi.configuration import configuration
from ..openapi.document import Node

_CONFIG = configuration()


def class_name(component: str) -> str:
    """The class of a schema, such as `ResultFormatHistogramV2` of `ResultFormat.HistogramV2`."""
    return str(Class.from_string(string=component, config=_CONFIG).name)


def identifier(name: str) -> str:
    """A field, parameter or method, such as `field_1q_gates` of `1q_gates`."""
    return str(PythonIdentifier(name, _CONFIG.field_prefix))


def method_name(operation: Node, method: str, path: str) -> str:
    """The session's method for an operation."""
    return generated_name(path, method, operation.get("operationId"))


def listed(names: Iterable[str], at_most: int = 4) -> str:
    """Names as a list in a sentence; if there are many, the rest is only counted."""
    every = list(names)
    shown = ", ".join(every[:at_most])
    return f"{shown} and {len(every) - at_most} more" if len(every) > at_most else shown
