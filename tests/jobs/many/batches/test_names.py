"""Places in the names of circuits: read again as written, and a user's own numbers left alone."""

from hypothesis import given
from hypothesis import strategies as st

from ionq_session.jobs.many.batches.names import Numbered, numbered, read_names

from ....cases import every


@given(st.lists(st.none() | st.text(), min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_places_are_read_in_any_order(names: list[str | None], order: object) -> None:
    count = len(names)
    sent = {f"job-{place}": numbered(name, place, count) for place, name in enumerate(names)}
    items = list(sent.items())
    getattr(order, "shuffle")(items)  # noqa: B009  # hypothesis types it loosely
    found = read_names(dict(items))
    assert found == {
        f"job-{place}": Numbered(name or None, place, count) for place, name in enumerate(names)
    }


def test_a_part_of_a_batch_has_places_among_all() -> None:
    found = read_names({"a": "ghz [7/10]", "b": "[3/10]"})
    assert found == {"a": Numbered("ghz", 7, 10), "b": Numbered(None, 3, 10)}


@every(
    "names",
    {
        "nothing": (),
        "one without": ("a [0/2]", "b"),
        "none": (None, None),
        "twice": ("a [0/2]", "b [0/2]"),
        "from one": ("a [1/2]", "b [2/2]"),
        "different counts": ("a [0/2]", "b [1/3]"),
        "no space": ("a[0/1]",),
        "more behind": ("a [0/1] b",),
    },
)
def test_what_no_batch_was_named_has_no_places(names: tuple[str | None, ...]) -> None:
    assert read_names({str(place): name for place, name in enumerate(names)}) == {}
