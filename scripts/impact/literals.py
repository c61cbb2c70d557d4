"""Finds where code uses a value of an enumeration, and not just an equal string.

A string counts only where it meets an expression of the enumeration's type: it is compared or
matched with one, assigned to one, passed for one, or a key that one looks up. The search starts at
the fields of models and the parameters of operations, and follows assignments, loops and
annotations in the user's code.
"""

import ast
from collections.abc import Iterable, Iterator

from .calls import argument
from .declarations import Declarations
from .lookup import Reference, References
from .sources import KeywordPattern, Place, Source
from .surface import Model, Surface
from .type_expressions import canonical, names

COLLECTIONS = {"frozenset", "list", "set", "tuple"}


async def occurrences(
    value: str,
    enumeration: str,
    surface: Surface,
    declarations: Declarations,
    references: References,
) -> set[tuple[Source, Place]]:
    """The places in the user's code that use a value of an enumeration.

    Args:
        value: The value.
        enumeration: The enumeration's name.
        surface: The surface that has it.
        declarations: Where the names of that surface are declared.
        references: Looks them up in the user's code.
    """
    search = _Search(references, value)
    plain = surface.plain_aliases

    def holds(annotation: str) -> bool:
        return enumeration in names(canonical(annotation, plain))

    await search.follow(await references.to(enumeration, declarations.of_class(enumeration)))
    for owner, model in surface.classes.items():
        for name, field in model.fields.items() if isinstance(model, Model) else ():
            if holds(field.annotation):
                await search.follow(await references.to(name, declarations.of_field(owner, name)))
    for operation, forms in surface.operations.items():
        form = next(iter(forms.values()))
        calls = await references.to(operation, declarations.of_operation(operation, forms))
        for name, parameter in form.parameters.items():
            if holds(parameter.annotation):
                declared = declarations.of_operation(operation, forms, name)
                await search.follow(await references.to(name, declared))
                for each in calls:
                    argument_node = each.call and argument(each.call, name, form)
                    if argument_node:
                        await search.supplied(each.source, argument_node)
        if holds(form.returns):
            for each in calls:
                if each.call:
                    await search.expression(each.source, each.call)
    return search.found


class _Search:
    """Collects the places of one value in `found`."""

    def __init__(self, references: References, value: str) -> None:
        self.found: set[tuple[Source, Place]] = set()
        self._references = references
        self._value = value
        self._followed: set[Place] = set()
        self._resolved: set[Place] = set()

    async def follow(self, uses: Iterable[Reference], *, declared: bool = True) -> None:
        """Search around uses of names of the enumeration's type.

        Args:
            uses: The uses.
            declared: Whether they are declared with the type, rather than inferred from the last
                assignment.
        """
        for source, place, node in uses:
            if place in self._followed:
                continue
            self._followed.add(place)
            match node:
                case KeywordPattern(pattern):
                    self._pattern(source, pattern)
                case ast.keyword(value=argument_node):
                    await self.supplied(source, argument_node)
                case ast.Attribute(ctx=ast.Store()) | ast.Name(ctx=ast.Store()):
                    parent = source.parent(node)
                    if declared and isinstance(parent, ast.Assign):
                        await self.supplied(source, parent.value)
                case ast.Attribute() | ast.Name() | ast.Constant():
                    await self.expression(source, node)
                case _:
                    pass

    async def expression(self, source: Source, node: ast.expr) -> None:
        """Search around an expression of the enumeration's type, or of a list of it."""
        parent = source.parent(node)
        match parent:
            case ast.Compare(left=left, comparators=others):
                for other in (left, *others):
                    if other is not node:
                        await self.supplied(source, other)
            case ast.Match(subject=subject, cases=cases) if subject is node:
                for case in cases:
                    self._pattern(source, case.pattern)
            case ast.Assign(targets=targets, value=value) if value is node:
                for target in targets:
                    await self._carry(source, target)
            case ast.AnnAssign(target=target, value=value):
                if value is not None and value is not node:  # then the node is in the annotation
                    await self.supplied(source, value)
                await self._carry(source, target, declared=value is not node)
            case ast.NamedExpr(target=target):
                await self._carry(source, target)
                await self.expression(source, parent)
            case ast.For() | ast.AsyncFor() | ast.comprehension() if parent.iter is node:
                await self._carry(source, parent.target)
            case ast.arg():
                await self._parameter(source, parent)
            case ast.Subscript(value=table, slice=key) if key is node and _is_table(table):
                await self.supplied(source, table)
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[key, *_]) if (
                key is node
            ):
                await self.supplied(source, table)
            # The enclosing expression has the same type, in an annotation or as a value.
            case ast.Await() | ast.BinOp() | ast.BoolOp() | ast.IfExp() | ast.Subscript():
                await self.expression(source, parent)
            case _:
                pass

    async def supplied(self, source: Source, value: ast.expr) -> None:
        """Find the value in an expression that supplies values of the enumeration."""
        match value:
            case ast.Constant(value=text) if text == self._value:
                self.found.add((source, source.place(value)))
            case ast.Tuple(elts=several) | ast.List(elts=several) | ast.Set(elts=several):
                for each in several:
                    await self.supplied(source, each)
            case ast.Dict(keys=keys):
                for key in keys:
                    if key is not None:
                        await self.supplied(source, key)
            case ast.IfExp(body=body, orelse=other):
                await self.supplied(source, body)
                await self.supplied(source, other)
            case ast.BoolOp(values=several):
                for each in several:
                    await self.supplied(source, each)
            case ast.Call(func=ast.Name(id=name), args=[only]) if name in COLLECTIONS:
                await self.supplied(source, only)
            case ast.Name() | ast.Attribute():
                await self._constant(source, value)
            case _:
                pass

    async def _constant(self, source: Source, name: ast.expr) -> None:
        """Find the value in the definition of a name in the user's code."""
        for where, place, node in await self._references.defined(source, name):
            if place in self._resolved or isinstance(node, KeywordPattern):
                continue
            self._resolved.add(place)
            match where.parent(node):
                case ast.Assign(value=value) | ast.AnnAssign(value=ast.expr() as value):
                    await self.supplied(where, value)
                case _:
                    pass

    async def _carry(self, source: Source, target: ast.AST, *, declared: bool = False) -> None:
        """Follow a variable or an attribute in the user's code."""
        if isinstance(target, ast.Name | ast.Attribute | ast.arg):
            await self.follow(await self._references.at(source.place(target)), declared=declared)

    async def _parameter(self, source: Source, parameter: ast.arg) -> None:
        """Follow a parameter of a function in the user's code, and its default."""
        arguments = source.parent(parameter)
        if isinstance(arguments, ast.arguments):
            for name, default in _defaults(arguments):
                if name is parameter:
                    await self.supplied(source, default)
        await self._carry(source, parameter, declared=True)

    def _pattern(self, source: Source, pattern: ast.pattern) -> None:
        match pattern:
            case ast.MatchValue(value=ast.Constant(value=text) as constant) if text == self._value:
                self.found.add((source, source.place(constant)))
            case ast.MatchOr(patterns=several):
                for each in several:
                    self._pattern(source, each)
            case ast.MatchAs(pattern=ast.pattern() as inner):
                self._pattern(source, inner)
            case _:
                pass


def _is_table(node: ast.expr) -> bool:
    return isinstance(node, ast.Dict | ast.Name | ast.Attribute)


def _defaults(arguments: ast.arguments) -> Iterator[tuple[ast.arg, ast.expr]]:
    by_position = [*arguments.posonlyargs, *arguments.args]
    yield from zip(reversed(by_position), reversed(arguments.defaults), strict=False)
    for name, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        if default is not None:
            yield name, default
