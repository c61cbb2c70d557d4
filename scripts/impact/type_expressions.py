"""Annotations in canonical form: two that mean the same type are equal."""

import ast
from collections.abc import Iterator, Mapping


def canonical(annotation: str, aliases: Mapping[str, str]) -> str:
    """An annotation in a form that is the same for all its spellings.

    Args:
        annotation: An expression, such as `list[Backend] | None`.
        aliases: Annotations by name, such as the `dict[str, float]` of a type alias. A name
            within its own alias is kept.

    Returns:
        The annotation with aliases expanded, and the members of unions and the values of literals
        sorted and without duplicates.
    """
    return _written(ast.parse(annotation, mode="eval").body, aliases)


def literal_values(annotation: str) -> tuple[str, ...]:
    """The values of the `Literal[...]` members of an annotation, sorted."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(annotation, mode="eval")):
        if isinstance(node, ast.Subscript) and ast.unparse(node.value) == "Literal":
            values = node.slice.elts if isinstance(node.slice, ast.Tuple) else [node.slice]
            found |= {str(each.value) for each in values if isinstance(each, ast.Constant)}
    return tuple(sorted(found))


def names(annotation: str) -> frozenset[str]:
    """The names in an annotation, such as `list` and `Backend`."""
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
        case ast.Constant(value=str(quoted)):  # a forward reference
            return canonical(quoted, aliases)
        case _:
            return ast.unparse(node)


def _members(node: ast.expr, aliases: Mapping[str, str]) -> Iterator[str]:
    """The members of a union, including those of an alias for a union."""
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
