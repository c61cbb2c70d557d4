"""Annotations as types: two that mean the same are equal, however they are written."""

import ast
from collections.abc import Iterator, Mapping


def canonical(annotation: str, aliases: Mapping[str, str]) -> str:
    """An annotation in the one form that all its spellings share.

    Args:
        annotation: An expression, such as `list[Backend] | None`.
        aliases: What stands for a name, such as the `dict[str, float]` of a type alias. A name
            within its own alias stays as it is.

    Returns:
        The annotation with aliases followed, the members of unions and the values of literals
        sorted, and none of them twice.
    """
    return _written(ast.parse(annotation, mode="eval").body, aliases)


def literal_values(annotation: str) -> tuple[str, ...]:
    """The texts of the `Literal[...]` members of an annotation, sorted; nothing without any."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(annotation, mode="eval")):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            found |= {str(each.value) for each in values if isinstance(each, ast.Constant)}
    return tuple(sorted(found))


def names(annotation: str) -> frozenset[str]:
    """The names that stand in an annotation, such as `list` and `Backend`."""
    tree = ast.parse(annotation, mode="eval")
    return frozenset(node.id for node in ast.walk(tree) if isinstance(node, ast.Name))


def _written(node: ast.expr, aliases: Mapping[str, str]) -> str:
    match node:
        case ast.BinOp(op=ast.BitOr()):
            return " | ".join(sorted({*_members(node, aliases)}, key=_none_last))
        case ast.Name(id=name) if name in aliases:
            rest = {key: value for key, value in aliases.items() if key != name}
            return canonical(aliases[name], rest)
        case ast.Subscript(value=ast.Name(id="Literal")):
            return f"Literal[{', '.join(repr(each) for each in literal_values(ast.unparse(node)))}]"
        case ast.Subscript(value=generic, slice=ast.Tuple(elts=arguments)):
            inner = ", ".join(_written(each, aliases) for each in arguments)
            return f"{_written(generic, aliases)}[{inner}]"
        case ast.Subscript(value=generic, slice=argument):
            return f"{_written(generic, aliases)}[{_written(argument, aliases)}]"
        case ast.Constant(value=str(quoted)):  # a name that is not yet defined where it stands
            return canonical(quoted, aliases)
        case _:
            return ast.unparse(node)


def _members(node: ast.expr, aliases: Mapping[str, str]) -> Iterator[str]:
    """The members of a union, those of an alias that stands for a union included."""
    match node:
        case ast.BinOp(left=left, op=ast.BitOr(), right=right):
            yield from _members(left, aliases)
            yield from _members(right, aliases)
        case ast.Name(id=name) if name in aliases:
            rest = {key: value for key, value in aliases.items() if key != name}
            yield from _members(ast.parse(aliases[name], mode="eval").body, rest)
        case _:
            yield _written(node, aliases)


def _none_last(member: str) -> tuple[bool, str]:
    return member == "None", member
