"""Cases that differ by data only, in one test: all are tried, and those that fail are named."""

import functools
import inspect
from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any, Protocol, TypeAlias, runtime_checkable

import pytest

# Any: what a test and a case are is known to each test alone.
Test: TypeAlias = Callable[..., None]
Cases: TypeAlias = Iterable[Any] | Mapping[str, Any]


@runtime_checkable
class Renewable(Protocol):
    """The value of a fixture that every case wants as if it were made for it."""

    def renew(self) -> None:
        """Forget the case before."""
        ...


def every(
    names: str,
    cases: "Cases | Callable[[], Cases]",
    *,
    name: Callable[[Any], object] = repr,
) -> Callable[[Test], Test]:
    """Call a test for every case, and fail in the end with the errors of those that failed.

    It stands where `pytest.mark.parametrize` does, also above or below one, or another `every`.
    Each case has a `monkeypatch` of its own, a folder of its own as its `tmp_path`, and what is
    `Renewable` is renewed.

    Args:
        names: The parameters that a case gives, with commas in between.
        cases: A value, or a tuple if there are several parameters, for every case; by their names
            in a mapping; or a function that makes them when the test runs. A table without any
            case fails.
        name: What a case is called, if it has no name in a mapping.
    """
    given = [each.strip() for each in names.split(",")]

    def decorate(test: Test) -> Test:
        @functools.wraps(test)
        def whole(**fixtures: object) -> None:
            failed: dict[str, BaseException] = {}
            number = 0
            for number, (called, values) in enumerate(_named(cases, name), start=1):
                arguments = dict(zip(given, values if len(given) > 1 else [values], strict=True))
                try:
                    with _renewed(fixtures, number) as own:
                        test(**own, **arguments)
                except (Exception, pytest.fail.Exception) as error:  # noqa: BLE001  # told below
                    error.add_note(f"case {number}: {called}")
                    failed[f"{number}: {called}"] = error
            assert number, "there is no case"
            if failed:
                told = f"{len(failed)} of {number} cases failed: {'; '.join(failed)}"
                raise BaseExceptionGroup(told, [*failed.values()])

        signature = inspect.signature(test)
        wanted = [each for each in signature.parameters.values() if each.name not in given]
        setattr(whole, "__signature__", signature.replace(parameters=wanted))  # noqa: B010
        return whole

    return decorate


def _named(
    cases: "Cases | Callable[[], Cases]", name: Callable[[Any], object]
) -> Iterator[tuple[str, Any]]:
    table = cases() if callable(cases) else cases
    if isinstance(table, Mapping):
        yield from table.items()
        return
    for case in table:
        called = str(name(case))
        yield called if len(called) < 100 else f"{called[:97]}...", case


@contextmanager
def _renewed(fixtures: Mapping[str, object], number: int) -> Generator[dict[str, object]]:
    """The values of the fixtures for one case."""
    own = dict(fixtures)
    with ExitStack() as ending:
        if "monkeypatch" in own:
            own["monkeypatch"] = ending.enter_context(pytest.MonkeyPatch.context())
        if isinstance(folder := own.get("tmp_path"), Path):
            own["tmp_path"] = folder / str(number)
            (folder / str(number)).mkdir()
        for value in own.values():
            if isinstance(value, Renewable):
                value.renew()
        yield own
