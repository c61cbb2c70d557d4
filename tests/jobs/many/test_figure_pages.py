"""Characterizations and usage page by page."""

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import pytest

from ionq_api import JsonValue
from ionq_session import ConfigurationError, IonQSession, PagingError
from ionq_session.emulator import Emulator

from ...both import KEY, Kind, both
from ...cases import every
from ...wire import Step, reply, scripted
from .lists import collect, ids


def measured(number: int) -> dict[str, JsonValue]:
    """A characterization."""
    return {
        "id": str(UUID(int=number)),
        "backend": "qpu.forte-1",
        "date": "2026-10-01T00:00:00.000Z",
        "qubits": 36,
        "connectivity": [],
        "fidelity": {"spam": {"median": 0.99, "stderr": None}},
        "timing": {"readout": 1, "reset": 1},
    }


def figures(numbers: range, pages: int | None) -> Step:
    """A page of characterizations, and how many are left."""
    body: dict[str, JsonValue] = {"characterizations": [measured(each) for each in numbers]}
    if pages is not None:
        body["pages"] = pages
    return reply(200, json.dumps(body).encode())


def of(*numbers: int) -> list[str]:
    return [str(UUID(int=each)) for each in numbers]


@both
@every(
    "pages",
    {
        "how many are left": (2, 1, 0),
        "how many there are": (3, 3, 3),
        "the key is missing": (None, None, None),
    },
)
def test_characterizations_are_counted_in_pages(kind: Kind, pages: tuple[int | None, ...]) -> None:
    parts = (range(10), range(10, 20), range(20, 25))
    steps = [figures(part, left) for part, left in zip(parts, pages, strict=True)]
    with scripted(*steps, figures(range(0), 0)) as server:
        found = collect(
            kind,
            server.base_url,
            lambda session: session.characterizations(
                "qpu.forte-1", start=date(2026, 1, 1), end=date(2026, 2, 1)
            ),
        )
        assert of(*range(25)) == ids(found)
        queries = [each.query for each in server.seen]
        assert "start=2026-01-01&end=2026-02-01&limit=10&page=1" == queries[0]
        assert "start=2026-01-01&end=2026-02-01&limit=10&page=3" == queries[2]


@both
def test_a_limit_keeps_the_size_of_the_pages(kind: Kind) -> None:
    with scripted(figures(range(3), 7)) as server:
        collect(kind, server.base_url, lambda session: session.characterizations("a", limit=3))
        assert "limit=3&page=1" == server.only.query
    with scripted(figures(range(10), 5), figures(range(10, 20), 4)) as server:
        found = collect(
            kind, server.base_url, lambda session: session.characterizations("a", limit=12)
        )
        assert of(*range(12)) == ids(found)
        assert ["limit=10&page=1", "limit=10&page=2"] == [each.query for each in server.seen]


@both
def test_a_service_that_ignores_the_page_is_noticed(kind: Kind) -> None:
    with scripted(figures(range(10), 5)) as server:
        with pytest.raises(PagingError, match="characterizations"):
            collect(kind, server.base_url, lambda session: session.characterizations("a"))
        assert 2 == len(server.seen)


@both
def test_a_backend_without_any(kind: Kind) -> None:
    with scripted(reply(200, b'{"characterizations": null, "pages": 0}')) as server:
        assert [] == collect(kind, server.base_url, lambda session: session.characterizations("a"))


def test_they_go_on_from_a_cursor() -> None:
    steps = [figures(range(10), 1), figures(range(10, 14), 0)]
    for taken in range(1, 14):
        with (
            scripted(*steps[: 1 + taken // 11], *steps[taken // 10 :]) as server,
            IonQSession(KEY, base_url=server.base_url) as session,
        ):
            first = session.characterizations("a")
            begin = [next(first) for _ in range(taken)]
            rest = session.characterizations("a", cursor=first.cursor)
            assert of(*range(14)) == ids([*begin, *rest])


def test_the_emulators() -> None:
    with Emulator() as emulator, IonQSession(KEY, base_url=emulator.base_url) as session:
        every_one = [*session.characterizations("qpu.forte-1", limit=23)]
        assert 23 == len({*ids(every_one)})
        assert every_one == sorted(every_one, key=lambda each: str(each.date), reverse=True)
        assert [] == [*session.characterizations("simulator")]


def period(day: date) -> dict[str, JsonValue]:
    return {
        "from": f"{day.isoformat()}T00:00:00.000Z",
        "job_count": 1,
        "time_us": 1.5,
        "amount": 2.5,
        "group_usages": [],
    }


def used(*days: date) -> Step:
    body: dict[str, JsonValue] = {
        "group_type": "project",
        "modality": "daily",
        "usage_data": [period(each) for each in days],
    }
    return reply(200, json.dumps(body).encode())


@both
def test_days_are_asked_for_a_year_at_a_time(kind: Kind) -> None:
    steps = (
        used(date(2026, 6, 30), date(2026, 1, 1)),
        # The day that an inclusive end repeats.
        used(date(2025, 6, 30), date(2025, 6, 29), date(2024, 7, 1)),
        used(date(2024, 1, 1)),
    )
    with scripted(*steps) as server:
        span = {"start": date(2024, 1, 1), "end": date(2026, 6, 30)}

        def make(session: Any) -> Any:
            return session.usage("com.example", **span)

        assert 1 == len(collect(kind, server.base_url, make, most=1))
        assert 1 == len(server.seen)
        server.seen.clear()
        found = collect(kind, server.base_url, make)
        assert ["2026-06-30", "2026-01-01", "2025-06-29", "2024-07-01", "2024-01-01"] == [
            each.from_.date().isoformat() for each in found
        ]
        assert [
            "start_date=2025-06-30&end_date=2026-06-30",
            "start_date=2024-06-29&end_date=2025-06-30",
            "start_date=2024-01-01&end_date=2024-06-29",
        ] == [each.query.partition("&group_by")[0] for each in server.seen]


@both
@every("modality", ["weekly", "monthly"])
def test_weeks_and_months_are_not_cut(kind: Kind, modality: str) -> None:
    with scripted(used(date(2020, 1, 1))) as server:
        collect(
            kind,
            server.base_url,
            lambda session: session.usage(
                "o", start=date(2010, 1, 1), end=date(2026, 1, 1), modality=modality
            ),
        )
        expected = f"start_date=2010-01-01&end_date=2026-01-01&group_by=project&modality={modality}"
        assert expected == server.only.query


def test_usage_goes_on_from_a_cursor() -> None:
    with (
        scripted(used(date(2026, 6, 30)), used(date(2024, 7, 1))) as server,
        IonQSession(KEY, base_url=server.base_url) as session,
    ):
        first = session.usage("o", start=date(2024, 6, 30), end=date(2026, 6, 30))
        next(first)
        rest = session.usage(
            "o", start=date(2024, 6, 30), end=date(2026, 6, 30), cursor=first.cursor
        )
        assert [date(2024, 7, 1)] == [each.from_.date() for each in rest]


def test_usage_of_the_emulator() -> None:
    with Emulator(stage_seconds=0) as emulator:
        with IonQSession(emulator.api_key, base_url=emulator.base_url, journal=None) as session:
            session.run([{"gate": "h", "target": 0}], backend="qpu.forte-1", shots=100)
            organization = session.get_sessions().organization_id
            found = [*session.usage(organization, start=date(2020, 1, 1))]
        assert [1] == [each.job_count for each in found]
        assert found[0].from_.date() == datetime.now(UTC).date()


@every(
    "arguments",
    [
        {"start": datetime(2026, 1, 1, tzinfo=UTC)},
        {"start": "2026-01-01"},
        {"start": date(2026, 1, 2), "end": date(2026, 1, 1)},
        {"start": date(2026, 1, 1), "cursor": "yesterday"},
        {"start": date(2026, 1, 1), "limit": 0},
    ],
)
def test_wrong_arguments_of_usage_are_refused(arguments: dict[str, Any]) -> None:
    with IonQSession(KEY) as session, pytest.raises(ConfigurationError):
        session.usage("o", **arguments)


@every("arguments", [{"start": "2026-01-01"}, {"cursor": "second"}, {"limit": 0}])
def test_wrong_arguments_of_characterizations_are_refused(arguments: dict[str, Any]) -> None:
    with IonQSession(KEY) as session, pytest.raises(ConfigurationError):
        session.characterizations("a", **arguments)
