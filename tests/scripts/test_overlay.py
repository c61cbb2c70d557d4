"""Which actions of the overlay do not fit a document any more, and the overlay without them."""

from __future__ import annotations

import pytest
import yaml

from scripts.openapi.document import OPENAPI, Node, load, merged, node
from scripts.upstream.errors import DocumentError
from scripts.upstream.overlay import dropped
from scripts.upstream.overlay_text import without

OVERLAY = """\
# The head.
overlay: 1.0.0
actions:
  # Times.
  - target: $.components.schemas.Time  # a note
    description: >-
      Times come as ISO 8601, with milliseconds, and with a Z at their end, however long this text
      is that says so.
    update: {format: date-time}
  - target: $.components.schemas.Day
    description: As above.
    update: {format: date}

  # Names.
  - target: $.components.schemas.Name.enum
    description: "Others are known: many."
    remove: true
  - target: $.components.schemas.Name
    description: As above.
    update:
      anyOf:
        - {$ref: '#/components/schemas/Known'}
        - {type: string}
  - target: $.components.schemas.Tags
    description: One is missing.
    update: {enum: [b]}

# The tail.
"""


def document(**changes: Node) -> Node:
    schemas: Node = {
        "Time": {"type": "string"},
        "Day": {"type": "string"},
        "Name": {"type": "string", "enum": ["a"]},
        "Known": {"type": "string", "enum": ["a", "b"]},
        "Tags": {"type": "string", "enum": ["a"]},
        **changes,
    }
    return {"components": {"schemas": {name: each for name, each in schemas.items() if each}}}


KEPT: Node = {}
CASES: dict[str, tuple[Node, list[int]]] = {
    "all fit": (document(), []),
    "corrected": (document(Time={"type": "string", "format": "date-time"}), [1]),
    "gone": (document(Day={}), [2]),
    "corrected in a list": (document(Tags={"type": "string", "enum": ["a", "b"]}), [5]),
    "a removal that is not needed, and the rest is": (document(Name={"type": "string"}), [3]),
    "written by upstream in the same way": (
        document(Name={"anyOf": [{"type": "string"}, {"type": "integer"}]}),
        [3, 4],
    ),
    "a reference to what is gone, and what made room for it": (document(Known={}), [3, 4]),
    "nothing fits": (document(Time={}, Day={}, Name={}, Tags={}), [1, 2, 3, 4, 5]),
}


@pytest.mark.parametrize("name", CASES)
def test_actions_that_do_not_fit_are_found_and_the_rest_applies(name: str) -> None:
    changed, numbers = CASES[name]
    found = dropped(changed, node(yaml.safe_load(OVERLAY)))
    assert numbers == [each.number for each in found]
    text = without(OVERLAY, numbers)
    rest = node(yaml.safe_load(text))
    assert 5 - len(numbers) == len(rest["actions"] or [])  # type: ignore[arg-type]  # a list
    assert () == dropped(changed, rest)
    merged(changed, rest)


def test_what_is_dropped_has_its_reason_also_if_it_is_that_of_another() -> None:
    (found,) = dropped(document(Day={}), node(yaml.safe_load(OVERLAY)))
    assert ("$.components.schemas.Day", 2) == (found.target, found.number)
    assert found.reason.startswith("Times come as ISO 8601")
    assert "right already, or gone" in found.why


def test_all_other_lines_stay() -> None:
    assert OVERLAY == without(OVERLAY, [])
    lines = OVERLAY.splitlines()
    for number, target in ((1, "Time"), (4, "Name\n"), (5, "Tags")):
        start = OVERLAY[: OVERLAY.index(f"schemas.{target}")].count("\n")
        length = {1: 5, 4: 6, 5: 3}[number]
        rest = without(OVERLAY, [number]).splitlines()
        assert [*lines[:start], *lines[start + length :]][-8:] == rest[-8:], number


def test_the_next_action_gets_a_reason_that_would_be_gone() -> None:
    rest = node(yaml.safe_load(text := without(OVERLAY, [1, 3])))
    actions = rest["actions"]
    assert isinstance(actions, list)
    assert [True, True, False] == [
        str(node(each)["description"]).startswith(("Times come", "Others are known: many."))
        for each in actions
    ]
    assert "As above" not in text
    assert max(map(len, text.splitlines())) <= 100
    assert "  # Times.\n" in text


def test_an_overlay_of_another_layout_is_refused() -> None:
    with pytest.raises(DocumentError, match="not laid out"):
        without("actions: [{target: $.a, remove: true}, {target: $.b, remove: true}]\n", [1])


def test_every_action_of_the_overlay_can_be_taken_out() -> None:
    text = (OPENAPI / "overlay.yaml").read_text(encoding="utf-8")
    actions = load(OPENAPI / "overlay.yaml")["actions"]
    assert isinstance(actions, list)
    for number in range(1, len(actions) + 1, 7):
        assert len(without(text, [number])) < len(text)
    assert [] == node(yaml.safe_load(without(text, range(1, len(actions) + 1))))["actions"]


def test_the_overlay_fits_the_contract_as_a_whole() -> None:
    overlay = load(OPENAPI / "overlay.yaml")
    assert () == dropped(load(OPENAPI / "ionq-v0.4.yaml"), overlay)
