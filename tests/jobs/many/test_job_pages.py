"""Lists of jobs page by page: what is asked for, what is given, and where it ends."""

import re
import threading
from datetime import UTC, datetime
from typing import Any

import pytest

from ionq_api import JsonValue
from ionq_session import ConfigurationError, IonQSession, PagingError, ServerError
from ionq_session.emulator import Emulator

from ...both import KEY, Kind, both
from ...cases import every
from ...wire import Step, reply, scripted
from .lists import collect, ids, listed, page

FIRST, SECOND = [f"a{n}" for n in range(25)], [f"b{n}" for n in range(25)]


def numbers(queries: list[str], name: str) -> list[str | None]:
    """A parameter of each query."""
    found = [re.search(rf"(?:^|&){name}=([^&]*)", query) for query in queries]
    return [None if each is None else each[1] for each in found]


@both
def test_all_pages_follow_one_another(kind: Kind) -> None:
    with scripted(page(FIRST, "c1"), page([], "c2"), page(SECOND, "c3"), page(["z"])) as server:
        found = collect(kind, server.base_url, lambda session: session.jobs())
        assert [*FIRST, *SECOND, "z"] == ids(found)
        assert [None, "c1", "c2", "c3"] == numbers([each.query for each in server.seen], "next")


@both
def test_no_page_is_asked_for_before_it_is_needed(kind: Kind) -> None:
    with scripted(page(FIRST, "c1"), page(SECOND)) as server:
        collect(kind, server.base_url, lambda session: session.jobs(), most=0)
        assert [] == server.seen
        collect(kind, server.base_url, lambda session: session.jobs(), most=25)
        assert 1 == len(server.seen)


@both
def test_a_limit_asks_for_no_more_than_it_needs(kind: Kind) -> None:
    with scripted(page(FIRST, "c1"), page(SECOND[:5], "c2")) as server:
        found = collect(kind, server.base_url, lambda session: session.jobs(limit=30))
        assert [*FIRST, *SECOND[:5]] == ids(found)
        assert ["25", "5"] == numbers([each.query for each in server.seen], "limit")


@both
def test_filters_of_the_service_are_in_the_query(kind: Kind) -> None:
    with scripted(page([])) as server:
        collect(
            kind,
            server.base_url,
            lambda session: session.jobs(
                status="completed",
                backend=["qpu.forte-1", "simulator"],
                session_id="s",
                submitter_id="u",
            ),
        )
        collect(kind, server.base_url, lambda session: session.session_jobs("s", status="failed"))
        collect(kind, server.base_url, lambda session: session.children("p"))
        expected = (
            "/jobs?status=completed&target=qpu.forte-1%2Csimulator&session_id=s&submitter_id=u"
            "&limit=25 "
            "/sessions/s/jobs?status=failed&limit=25 "
            "/jobs?parent_job_id=p&limit=25"
        )
        assert expected.split() == [f"{each.path}?{each.query}" for each in server.seen]


def at(minute: int) -> datetime:
    return datetime(2026, 10, 1, 12, minute, tzinfo=UTC)


def minutes(*each: int) -> Step:
    return page([listed(str(n), minute=n) for n in each], f"after-{each[-1]}")


@both
def test_since_ends_at_the_first_page_that_is_older(kind: Kind) -> None:
    with scripted(minutes(50, 40), minutes(30, 20), minutes(18, 10), page(["never"])) as server:
        found = collect(kind, server.base_url, lambda session: session.jobs(since=at(30)))
        assert ["50", "40", "30"] == ids(found)
        assert 3 == len(server.seen)


@both
def test_a_list_in_another_order_is_read_to_its_end(kind: Kind) -> None:
    last = page([listed("55", minute=55)])
    with scripted(minutes(10, 20), minutes(11, 12), last) as server:
        found = collect(kind, server.base_url, lambda session: session.jobs(since=at(30)))
        assert ["55"] == ids(found)
        assert 3 == len(server.seen)


@both
def test_until_and_name_are_filtered_here(kind: Kind) -> None:
    jobs = [listed(str(n), minute=n, name="x" if n % 2 else "y") for n in (9, 8, 7, 6, 5, 4, 3)]
    with scripted(page(jobs)) as server:
        found = collect(
            kind, server.base_url, lambda session: session.jobs(name="x", until=at(8), limit=2)
        )
        assert ["7", "5"] == ids(found)
        assert ["25"] == numbers([each.query for each in server.seen], "limit")


@both
def test_a_job_without_a_time_is_not_hidden(kind: Kind) -> None:
    odd: dict[str, JsonValue] = {**listed("odd"), "submitted_at": None}
    with scripted(page([odd])) as server, pytest.warns(match="submitted_at"):
        found = collect(kind, server.base_url, lambda session: session.jobs(since=at(30)))
    assert ["odd"] == ids(found)


@both
@every(
    "news, steps",
    {
        "its own cursor": ("ab", [page(["a"], "c1"), page(["b"], "c1")]),
        "an earlier one": ("abc", [page(["a"], "c1"), page(["b"], "c2"), page(["c"], "c1")]),
        "it ignores the cursor": ("a", [page(["a"], "c1"), page(["a"], "c1")]),
        "the same page, with new cursors": ("a", [page(["a"], "c1"), page(["a"], "c2")]),
    },
)
def test_a_list_that_goes_in_a_circle_ends_with_an_error(
    kind: Kind, news: str, steps: list[Step]
) -> None:
    with scripted(*steps) as server:
        found = collect(kind, server.base_url, lambda session: session.jobs(), most=len(news))
        assert list(news) == ids(found)
        server.seen.clear()
        with pytest.raises(PagingError, match="circle"):
            collect(kind, server.base_url, lambda session: session.jobs())
        assert len(steps) == len(server.seen)


@both
def test_a_list_without_anything_new_ends_with_an_error(
    kind: Kind, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ionq_session.jobs.many.listing.paging.MOST_PAGES_WITHOUT_NEWS", 5)
    with scripted(*(page([], f"c{n}") for n in range(9))) as server:
        with pytest.raises(PagingError, match="nothing new on 5 pages"):
            collect(kind, server.base_url, lambda session: session.jobs())
        assert 5 == len(server.seen)


@both
@every("following", [None, "", " "])
def test_what_ends_a_list(kind: Kind, following: JsonValue) -> None:
    with scripted(page(["a"], following)) as server:
        assert ["a"] == ids(collect(kind, server.base_url, lambda session: session.jobs()))
        assert 1 == len(server.seen)


@both
def test_a_list_without_the_key_next_ends(kind: Kind) -> None:
    with scripted(reply(200, b'{"jobs": null}')) as server:
        with pytest.warns(match="get_jobs"):
            found = collect(kind, server.base_url, lambda session: session.jobs())
        assert [] == found
        assert 1 == len(server.seen)


@both
@pytest.mark.filterwarnings("ignore::ionq_session.ResponseDriftWarning")
def test_a_cursor_that_is_a_number_is_taken(kind: Kind) -> None:
    with scripted(page(["a"], 7), page(["b"], {"a": 1})) as server:
        assert ["a"] == ids(collect(kind, server.base_url, lambda session: session.jobs(), 1))
        server.seen.clear()
        with pytest.raises(PagingError, match="dict"):
            collect(kind, server.base_url, lambda session: session.jobs())
        assert [None, "7"] == numbers([each.query for each in server.seen], "next")


@both
def test_what_moved_to_the_next_page_comes_once(kind: Kind) -> None:
    with scripted(page(["a", "b", "c"], "c1"), page(["c", "d"])) as server:
        assert list("abcd") == ids(collect(kind, server.base_url, lambda session: session.jobs()))


def test_an_error_leaves_it_where_it_was() -> None:
    with (
        scripted(page(["a"], "c1"), reply(500), page(["b"])) as server,
        IonQSession(KEY, base_url=server.base_url, retries_total=0) as session,
    ):
        jobs = session.jobs()
        assert "a" == next(jobs).id
        with pytest.raises(ServerError):
            next(jobs)
        assert ["b"] == ids([*jobs])


def test_a_cursor_goes_on_behind_the_last_item() -> None:
    with (
        Emulator(stage_seconds=0) as emulator,
        IonQSession(emulator.api_key, base_url=emulator.base_url, journal=None) as session,
    ):
        submitted = [session.submit([{"gate": "h", "target": 0}]).id for _ in range(30)]
        expected = submitted[::-1]
        for taken in (0, 1, 24, 25, 26, 30):
            jobs = session.jobs()
            first = [next(jobs).id for _ in range(taken)]
            rest = session.jobs(cursor=jobs.cursor)
            assert expected == [*first, *ids([*rest])]
        finished = session.jobs()
        assert 30 == len([*finished])
        assert [] == [*session.jobs(cursor=finished.cursor)]
        assert finished.cursor is not None
        assert finished.cursor in repr(finished)
        limited = session.jobs(limit=10)
        assert expected == [*ids([*limited]), *ids([*session.jobs(cursor=limited.cursor)])]
        whole = session.get_jobs(limit=10)
        assert expected[10:] == ids([*session.jobs(cursor=whole.next_)])
        # What was submitted meanwhile may come, and nothing is left out.
        before = session.jobs(limit=5)
        seen = ids([*before])
        session.submit([{"gate": "h", "target": 0}])
        assert {*expected[5:]} <= {*ids([*session.jobs(cursor=before.cursor)])} | {*seen}


@every(
    "arguments",
    [
        {"since": datetime(2026, 1, 1)},  # of no time zone
        {"until": "2026-01-01"},
        {"limit": 0},
        {"limit": -1},
        {"limit": 1.5},
        {"limit": True},
        {"name": 1},
        {"status": 1},
        {"backend": []},
        {"backend": [1]},
        {"cursor": ""},
        {"cursor": 7},
    ],
)
def test_wrong_arguments_are_refused_at_once(arguments: dict[str, Any]) -> None:
    (name,) = arguments
    with IonQSession(KEY) as session, pytest.raises(ConfigurationError, match=name):
        session.jobs(**arguments)


def test_threads_share_an_iterator() -> None:
    pages = [page([f"{n}-{k}" for k in range(25)], f"c{n}") for n in range(20)]
    with (
        scripted(*pages, page(["last"])) as server,
        IonQSession(KEY, base_url=server.base_url) as session,
    ):
        jobs = session.jobs()
        found: list[list[str]] = [[] for _ in range(4)]

        def take(into: list[str]) -> None:
            into.extend(ids([*jobs]))

        threads = [threading.Thread(target=take, args=(each,)) for each in found]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        together = [each for part in found for each in part]
        assert 501 == len(together) == len({*together})
        assert 21 == len(server.seen)
