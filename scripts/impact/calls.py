"""The positional arguments of a call, by parameter."""

import ast

from .surface import Function


def argument(call: ast.Call, parameter: str, function: Function) -> ast.expr | None:
    """The argument of a call for a parameter, if it is passed by position.

    Args:
        call: A call of the function.
        parameter: The parameter's name.
        function: The function; for a method, called on an instance.

    Returns:
        None if there is none, or if unpacking before it makes its position unknown.
    """
    by_position = [name for name, each in function.parameters.items() if each.by_position]
    if parameter not in by_position:
        return None
    index = by_position.index(parameter)
    arguments = call.args[: index + 1]
    if len(arguments) <= index or any(isinstance(each, ast.Starred) for each in arguments):
        return None
    return arguments[index]
