"""A test of many cases tries them all, each with fixtures of its own, and names what failed."""

import os
from pathlib import Path

import pytest

from .cases import every


def test_those_that_fail_are_named_and_the_others_tried() -> None:
    tried: list[int] = []

    @every("number", range(6), name=lambda number: f"number {number}")
    def odd(number: int) -> None:
        tried.append(number)
        if number == 4:
            pytest.fail("it is four")
        assert number % 2

    with pytest.raises(BaseExceptionGroup, match=r"3 of 6 .*: 1: number 0; 3: .* 2; 5: number 4"):
        odd()
    assert [*range(6)] == tried


def test_each_is_told_with_its_own_error() -> None:
    @every("left, right", {"alike": (1, 1), "apart": (1, 2)})
    def equal(left: int, right: int) -> None:
        assert left == right

    with pytest.raises(ExceptionGroup) as caught:
        equal()
    (error,) = caught.value.exceptions
    assert "case 2: apart" in error.__notes__
    assert isinstance(error, AssertionError)


def test_no_case_is_a_failure() -> None:
    @every("case", list)
    def never(case: object) -> None:
        raise AssertionError(case)

    with pytest.raises(AssertionError, match="there is no case"):
        never()


@pytest.mark.parametrize("outer", ["a", "b"])
@every("inner", ["c", "d"])
@every("innermost", ["e", "f"])
def test_cases_have_an_environment_and_a_folder_of_their_own(
    outer: str, inner: str, innermost: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "MADE_UP" not in os.environ
    monkeypatch.setenv("MADE_UP", outer)
    assert [] == [*tmp_path.iterdir()]
    (tmp_path / f"{inner}{innermost}").touch()
