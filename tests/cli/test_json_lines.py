"""On which line a value stands, in JSON of every shape."""

import json

from hypothesis import given
from hypothesis import strategies as st

from ionq_api.types import JsonValue
from ionq_session.cli.json_lines import line_of

from ..cases import every

NESTED = """\

{
  "input": {
    "circuit": [
      {"gate": "h", "target": 0},
      {
        "gate"
          :
        "cnot", "targets": [
          0,
          [1, {"deep": {}}]
        ]
      }
    ], "qubits": 2
  },
  "\\u0069nput2": {"a \\"quoted\\" name": 1,
    "brackets ]},{[": "]},{[",
    "ünïcödé 🦆": [
      "🦆", "\\ud83e\\udd86",
      null]
  },
  "again": 1,
  "again": {"x": 2,
    "y": 3}
}
"""


@every(
    "path, line",
    [
        ("", 2),
        (".input", 3),
        (".input.circuit", 4),
        (".input.circuit[0]", 5),
        (".input.circuit[0].target", 5),
        (".input.circuit[1]", 6),
        (".input.circuit[1].gate", 9),
        (".input.circuit[1].targets[0]", 10),
        (".input.circuit[1].targets[1][1].deep", 11),
        (".input.qubits", 14),
        (".input2", 16),
        ('.input2.a "quoted" name', 16),
        (".input2.brackets ]},{[", 17),
        (".input2.ünïcödé 🦆", 18),
        (".input2.ünïcödé 🦆[1]", 19),
        (".input2.ünïcödé 🦆[2]", 20),
        (".again", 23),
        (".again.y", 24),
    ],
)
def test_the_line_of_a_value(path: str, line: int) -> None:
    assert line == line_of(NESTED, path)
    assert line == line_of(NESTED.replace("\n", "\r\n"), path)


@every(
    "path, line",
    [
        (".nowhere", 2),
        (".input.circuit[1].rotation", 6),
        (".input.circuit[1].gate.deeper", 9),
        (".input.circuit[1].targets[1][1].deep.deeper[3].still", 11),
        (".input.circuit[2].gate", 4),
        (".input.circuit[10]", 4),
        (".inp", 2),
        ("nonsense", 2),
    ],
)
def test_what_is_missing_has_the_line_around_its_place(path: str, line: int) -> None:
    assert line == line_of(NESTED, path)


@every("text", ["1", '"a"', "null", "[]", "{}", " \n[ ]", "\n{\n}"])
def test_values_with_nothing_inside(text: str) -> None:
    line = (len(text) - len(text.lstrip()) and text.count("\n", 0, 2) + 1) or 1
    assert line == line_of(text, ".a[0]")


def leaves(value: JsonValue, path: str) -> list[tuple[str, JsonValue]]:
    """The paths of all values that hold no others."""
    if isinstance(value, dict):
        return [leaf for key, each in value.items() for leaf in leaves(each, f"{path}.{key}")]
    if isinstance(value, list):
        return [
            leaf for index, each in enumerate(value) for leaf in leaves(each, f"{path}[{index}]")
        ]
    return [(path, value)]


KEYS = st.text(st.characters(exclude_characters=".[", codec="utf-8"))
VALUES: st.SearchStrategy[JsonValue] = st.recursive(
    st.text(), lambda inner: st.lists(inner) | st.dictionaries(KEYS, inner), max_leaves=20
)


@given(VALUES, st.booleans())
def test_any_value_is_found_on_its_line(value: JsonValue, escaped: bool) -> None:
    text = json.dumps(value, indent=1, ensure_ascii=escaped)
    lines = text.split("\n")
    for path, leaf in leaves(value, ""):
        assert json.dumps(leaf, ensure_ascii=escaped) in lines[line_of(text, path) - 1]
