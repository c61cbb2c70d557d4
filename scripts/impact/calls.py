"""What a call gives for a parameter without naming it."""

import ast

from .surface import Function


def argument(call: ast.Call, parameter: str, function: Function) -> ast.expr | None:
    """What a call gives for a parameter by its position.

    Args:
        call: A call of the function.
        parameter: The parameter's name.
        function: What is called; for a method, on an object.

    Returns:
        None if it gives nothing there, or if what it unpacks before leaves the position unknown.
    """
    by_position = [name for name, each in function.parameters.items() if each.by_position]
    if parameter not in by_position:
        return None
    index = by_position.index(parameter)
    given = call.args[: index + 1]
    if len(given) <= index or any(isinstance(each, ast.Starred) for each in given):
        return None
    return given[index]
