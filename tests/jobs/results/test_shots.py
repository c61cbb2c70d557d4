"""Shots: the quick way reads what the parser reads, on any document, and no more."""

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ionq_session.jobs.results.formats.regular_shots import regular_bits
from ionq_session.jobs.results.formats.shots import Shots, shots_v1, shots_v2, shots_v2_by_json
from ionq_session.jobs.results.formats.tables import UnreadableFormatError

from ...cases import every

SEPARATORS = ((",", ":"), (", ", ": "), (" ,\n", "\t:  "))

names = st.sampled_from(["output_all", "c", "d", "", "a b", "}},{", "0", '["1",0]', "ä", "\\", '"'])
bit_lists = st.lists(st.integers(0, 1), max_size=5)


@st.composite
def documents(draw: st.DrawFn) -> bytes:
    """A document as a service would write it, in one of several styles."""
    widths = draw(st.dictionaries(names, st.integers(0, 5), max_size=3))
    number = draw(st.integers(0, 6))
    with_leakage = draw(st.sampled_from(["never", "always", "sometimes"]))
    shots: list[dict[str, Any]] = []
    for _ in range(number):
        bits = {
            name: draw(st.lists(st.integers(0, 1), min_size=width, max_size=width))
            for name, width in widths.items()
        }
        shot: dict[str, Any] = {"registers": bits}
        if with_leakage == "always" or (with_leakage == "sometimes" and draw(st.booleans())):
            shot["leakage_bits"] = draw(st.lists(st.integers(0, 1), min_size=1, max_size=2))
        shots.append(shot)
    separators = draw(st.sampled_from(SEPARATORS))
    ascii_only = draw(st.booleans())
    return json.dumps({"shots": shots}, separators=separators, ensure_ascii=ascii_only).encode()


def outcome(read: Callable[[bytes], Shots], content: bytes) -> object:
    """What reading gives, in a form that can be compared, or that it is refused."""
    try:
        found = read(content)
    except UnreadableFormatError:
        return "refused"
    arrays = {name: (each.shape, each.tolist()) for name, each in found.registers.items()}
    return list(arrays.items()), found.leaked


@given(documents())
def test_both_ways_read_the_same(content: bytes) -> None:
    assert outcome(shots_v2_by_json, content) == outcome(shots_v2, content) != "refused"


@given(documents(), st.data())
def test_both_ways_read_the_same_of_documents_that_were_tampered_with(
    content: bytes, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(content)))
    cut = data.draw(st.integers(0, 3))
    piece = data.draw(
        st.sampled_from([*b'01,:{}[]" -e.\\2tfn', *range(0x80, 0x84)]).map(
            lambda each: bytes([each])
        )
        | st.sampled_from(
            [b"", b"null", b"true", b',"shots":[]', b"]}", b"10", b'"c":[1],', b"1.0"]
        )
    )
    broken = content[:place] + piece + content[place + cut :]
    assert outcome(shots_v2_by_json, broken) == outcome(shots_v2, broken)


def written(pattern: str, *lists: str) -> str:
    """A document with shots that have these lists, where the pattern has A and B."""
    for letter, each in zip("AB", lists, strict=True):
        pattern = pattern.replace(letter, f'{{"registers":{{"output_all":{each}}}}}')
    return pattern


@every(
    "content",
    [
        # Each of these has shots of one length, or nearly, and is not regular.
        written('{"shots":[A,B]}', "[0,1]", "[0,2]"),
        written('{"shots":[A,B]}', "[-0,1]", "[-1,1]"),
        written('{"shots":[A,B]}', "[10]", "[11]"),
        written('{"shots":[A,B]}', "[1e0]", "[1e1]"),
        written('{"shots":[A,B]}', "[0,1]", "[0:1]"),
        written('{"shots":[A;B]}', "[0,1]", "[0,1]"),
        written('{"shots":[A,B],"shots":[]}', "[0]", "[1]"),
        written('{"shots":[A,B],"a":[1]}', "[0]", "[1]"),
        written('{"shots":[A,B]', "[0]", "[1]"),
        written('{"shots":[A,B]}}', "[0]", "[1]"),
        written('{"shots":[A,B]}]}', "[0]", "[1]"),
        written('{"shots":[A,B,]}', "[0]", "[1]"),
        '{"shots":[{"registers":{"a":[0],"a":[1]}},{"registers":{"a":[0],"a":[1]}}]}',
        '{"shots":[{"registers":{"a":[],"b":[0],"a":[1]}},{"registers":{"a":[],"b":[1],"a":[1]}}]}',
        '{"shots":[{"registers":{"a":[0]},"time":[1]},{"registers":{"a":[1]},"time":[0]}]}',
        '{"shots":[{"registers":{"a":[0]}},{"registers":{"b":[0]}}]}',
        '{"shots":[{"registers":{"\\u0061":[0]}},{"registers":{"\\u0061":[0]}}]}',
        '{"shots":[{"registers":{"a":[0],"b":[1]}},{"registers":{"b":[0],"a":[1]}}]}',
        '{"shots":[{"registers":null},{"registers":null}]}',
        '{"shots":[{"registers":{"a":[null]}},{"registers":{"a":[null]}}]}',
        '{"shots":[{"registers":{"a":[true]}},{"registers":{"a":[true]}}]}',
        '{"shots":[{"registers":{"a":[[0]]}},{"registers":{"a":[[1]]}}]}',
        '{"shots":[{"leakage_bits":[0]},{"leakage_bits":[0]}]}',
        '{"shots":[{"registers":{"a":[0]},"time":1},{"registers":{"a":[1]},"time":0}]}',
        '{"shots":[{"registers":{"a":[0]},"leakage_bits":null},{"registers":{"a":[1]}}]}',
        '{"shots":[1,0]}',
        '{"shots":[]}',
        '{"shots":null}',
        "[]",
        "",
        written('\ufeff{"shots":[A,B]}', "[0]", "[1]"),
    ],
)
def test_what_is_not_regular_is_left_to_the_parser(content: str) -> None:
    assert regular_bits(content.encode()) is None
    assert outcome(shots_v2_by_json, content.encode()) == outcome(shots_v2, content.encode())


@pytest.mark.parametrize("separators", SEPARATORS)
def test_many_shots_are_read_in_the_quick_way(separators: tuple[str, str]) -> None:
    generator = np.random.default_rng(1)
    bits = generator.integers(0, 2, (40_000, 5), dtype=np.uint8)  # more than are compared at once
    rows = [{"registers": {"output_all": row[:3], "c": row[3:]}} for row in bits.tolist()]
    content = json.dumps({"shots": rows}, separators=separators).encode()
    assert regular_bits(content) is not None
    found = shots_v2(content)
    assert np.array_equal(bits[:, :3], found.registers["output_all"])
    assert np.array_equal(bits[:, 3:], found.registers["c"])
    for place in (len(content) // 3, 2 * len(content) // 3, len(content) - 30):
        cut = content.find(b"[", place)
        other = content[: cut + 1] + b"7" + content[cut + 2 :]
        with pytest.raises(UnreadableFormatError, match="'7' for a bit"):
            shots_v2(other)


def test_shots_that_leaked_are_left_out_and_numbered() -> None:
    rows = [
        {"registers": {"output_all": [1, 0]}, "leakage_bits": [0]},
        {"registers": {"output_all": [1, 1]}, "leakage_bits": [1]},
        {"registers": {"output_all": [0, 1]}, "leakage_bits": [0]},
    ]
    del rows[2]["leakage_bits"]
    irregular = shots_v2(json.dumps({"shots": rows}).encode())
    rows[2]["leakage_bits"] = [0]
    content = json.dumps({"shots": rows}).encode()
    assert regular_bits(content) is not None
    for found in (irregular, shots_v2(content)):
        assert [[1, 0], [0, 1]] == found.registers["output_all"].tolist()
        assert (1,) == found.leaked


@given(st.lists(st.integers(0, 2**80), max_size=20), st.integers(0, 90), st.booleans())
def test_shots_of_version_1_have_qubit_0_in_column_0(
    states: list[int], width: int, as_text: bool
) -> None:
    content = json.dumps([str(each) if as_text else each for each in states]).encode()
    array = shots_v1(content, width).registers["output_all"]
    needed = max([width, *(each.bit_length() for each in states)])
    assert (len(states), needed) == array.shape
    assert [[each >> place & 1 for place in range(needed)] for each in states] == array.tolist()


@every(
    "content", [b"", b"{}", b'["a"]', b"[-1]", b"[1.5]", b"[null]", b"[[1]]", b'["-1"]', b"[{}]"]
)
def test_other_shots_of_version_1_are_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFormatError):
        shots_v1(content, 2)
