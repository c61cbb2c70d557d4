"""Reservations: opened once, ended in any case, and no error of the user's is hidden."""

import asyncio
import json
import logging
from collections.abc import Generator
from typing import Any

import pytest

from ionq_api import JsonValue
from ionq_session import (
    AsyncIonQSession,
    Circuit,
    ConfigurationError,
    CostLimitError,
    IonQError,
    IonQSession,
    RefusedError,
    ReservationUnknownError,
    ServerError,
    SessionsUnavailableError,
)
from ionq_session.emulator import Emulator
from ionq_session.emulator.options import Options
from ionq_session.jobs.many.reserving.opening import WAITS, Terms, open_session

from ...both import KEY, Kind, both, perform
from ...cases import every
from ...wire import Step, reply, scripted
from ...world import BROKEN, Driver, World, drivers, status

COIN = [{"gate": "h", "target": 0}]


@pytest.fixture(name="emulator")
def _emulator() -> Generator[Emulator]:
    with Emulator(stage_seconds=0) as emulator:
        yield emulator


def options(emulator: Emulator) -> dict[str, Any]:
    return {"api_key": emulator.api_key, "base_url": emulator.base_url, "journal": None}


def test_jobs_run_in_it_and_it_ends(emulator: Emulator) -> None:
    with IonQSession(**options(emulator)) as session:
        reservation = session.reserve("qpu.forte-1", max_jobs=10, max_cost=500)
        assert "not open" in repr(reservation)
        with reservation as reserved:
            assert reserved is reservation
            result = reserved.run(COIN, shots=100, error_mitigation=False)
            handle = reserved.submit(COIN, name="second", backend="qpu.forte-1")
            handle.wait()
            job = handle.job()
            assert (reserved.id, "qpu.forte-1") == (job.session_id, job.backend)
            assert {handle.id, result.job_id} == {each.id for each in reserved.jobs()}
            assert [handle.id] == [each.id for each in reserved.jobs(name="second")]
            state = reserved.session()
            assert state.active
            assert {"job_count_limit": 10, "duration_limit_min": 240} | {
                "cost_limit": {"value": 500, "unit": "usd"}
            } == {key: each for key, each in _settings(state).items() if key != "expires_at"}
        assert reserved.has_ended
        assert not reserved.session().active
        reserved.end()
        with pytest.raises(ConfigurationError, match="has ended"):
            reserved.run(COIN)
        with pytest.raises(ConfigurationError, match="opened before"):
            reserved.open()


def _settings(session: Any) -> dict[str, JsonValue]:
    found: dict[str, JsonValue] = session.to_dict()["settings"]
    return found


def test_the_same_awaited(emulator: Emulator) -> None:
    async def main() -> None:
        async with AsyncIonQSession(**options(emulator)) as session:
            async with session.reserve("qpu.forte-1") as reserved:
                await reserved.run(COIN, shots=100, error_mitigation=False)
                handle = await reserved.submit(COIN)
                await handle.wait()
                assert 2 == len([each async for each in reserved.jobs()])
                assert (await reserved.session()).active
            assert not (await reserved.session()).active
            await reserved.end()
            with pytest.raises(ConfigurationError, match="has ended"):
                await reserved.submit(COIN)

    asyncio.run(main())


@both
def test_several_circuits_run_in_it(kind: Kind, emulator: Emulator) -> None:
    circuits = [Circuit(1).x(0), Circuit(1).z(0)]

    def use(session: Any) -> Any:
        if kind == "sync":
            with session.reserve("qpu.forte-1") as reserved:
                return reserved.run(circuits, shots=10, error_mitigation=False), reserved.id

        async def used() -> Any:
            async with session.reserve("qpu.forte-1") as reserved:
                found = await reserved.run(circuits, shots=10, error_mitigation=False)
                return found, reserved.id

        return used()

    batch, session_id = perform(kind, use, **options(emulator))
    assert [{"1": 10}, {"0": 10}] == [each.counts for each in batch]
    with IonQSession(**options(emulator)) as session:
        assert session_id == session.get_job(batch[0].job_id).session_id


class MineError(Exception):
    """An error of the user's."""


@every("error", [MineError, KeyboardInterrupt, SystemExit, GeneratorExit])
def test_it_ends_however_the_block_ends(emulator: Emulator, error: type[BaseException]) -> None:
    with IonQSession(**options(emulator)) as session:
        with pytest.raises(error), session.reserve("qpu.forte-1"):
            raise error
        assert [] == session.get_sessions(active=True).sessions


def test_it_ends_when_the_task_is_canceled(emulator: Emulator) -> None:
    async def main() -> None:
        async with AsyncIonQSession(**options(emulator)) as session:
            inside = asyncio.Event()

            async def body() -> None:
                async with session.reserve("qpu.forte-1"):
                    inside.set()
                    await asyncio.Event().wait()

            task = asyncio.create_task(body())
            await inside.wait()
            task.cancel()
            await asyncio.sleep(0)  # it begins to end the session
            task.cancel()  # and is canceled once more
            with pytest.raises(asyncio.CancelledError) as caught:
                await task
            assert not hasattr(caught.value, "__notes__")  # there is nothing to say
            assert [] == (await session.get_sessions(active=True)).sessions

    asyncio.run(main())


def test_other_places_are_refused(emulator: Emulator) -> None:
    with IonQSession(**options(emulator)) as session:
        with pytest.raises(ConfigurationError, match="not open"):
            session.reserve("qpu.forte-1").run(COIN)
        with session.reserve("qpu.forte-1") as reserved:
            with pytest.raises(ConfigurationError, match="that of the reservation"):
                reserved.submit(COIN, backend="simulator")
            with pytest.raises(ConfigurationError, match="that of the reservation"):
                reserved.submit(COIN, session_id="other")
            assert [] == [*reserved.jobs()]


def test_one_that_ended_by_itself_is_left_alone(emulator: Emulator) -> None:
    with (
        IonQSession(**options(emulator)) as session,
        session.reserve("qpu.forte-1", max_jobs=1) as reserved,
    ):
        reserved.run(COIN, shots=100, error_mitigation=False)
        with pytest.raises(RefusedError, match="session"):
            reserved.run(COIN)


def test_an_account_without_sessions_is_told_so() -> None:
    with (
        Emulator(options=Options(sessions=False)) as emulator,
        IonQSession(**options(emulator)) as session,
    ):
        with pytest.raises(SessionsUnavailableError, match="beta"), session.reserve("qpu.forte-1"):
            raise AssertionError("it was opened")
        with pytest.raises(SessionsUnavailableError):
            next(session.session_jobs("0191a111-025c-72c3-86cb-b503d3addccb"))


def test_jobs_of_a_session_that_is_not_there(emulator: Emulator) -> None:
    with IonQSession(**options(emulator)) as session, pytest.raises(IonQError) as caught:
        next(session.session_jobs("0191a111-025c-72c3-86cb-b503d3addccb"))
    assert "NotFoundError" == type(caught.value).__name__


@every(
    "arguments",
    [
        {"backend": ""},
        {"backend": None},
        {"max_jobs": 0},
        {"max_jobs": 1.5},
        {"max_minutes": -1},
        {"max_minutes": "60"},
        {"max_cost": -5},
        {"max_cost": (5, "")},
    ],
)
def test_wrong_arguments_are_refused_at_once(arguments: dict[str, Any]) -> None:
    (name,) = arguments
    given: dict[str, Any] = {"backend": "qpu.forte-1", **arguments}
    with IonQSession(KEY) as session, pytest.raises(ConfigurationError, match=name):
        session.reserve(**given)


# --- a service that fails -----------------------------------------------------------------------


def session_json(session_id: str, **fields: JsonValue) -> dict[str, JsonValue]:
    return {
        "id": session_id,
        "status": "created",
        "active": True,
        "organization_id": "com.example",
        "project_id": None,
        "backend": "qpu.forte-1",
        "creator_id": None,
        "created_at": "2026-10-01T00:00:00.000Z",
        "started_at": None,
        "ended_at": None,
        "ender_id": None,
        "settings": {"duration_limit_min": 240},
        **fields,
    }


def body(value: JsonValue) -> bytes:
    return json.dumps(value).encode()


def sessions(*each: JsonValue) -> bytes:
    return body({"organization_id": "com.example", "sessions": list(each)})


OPENED = session_json("mine")
NONE = reply(200, sessions())


def ending(kind: Kind, *steps: Step, raising: BaseException | None = None) -> list[str]:
    """Use a reservation whose ending is answered by the steps; the requests that were made."""
    with scripted(NONE, reply(201, body(OPENED)), *steps) as server:

        def use(session: Any) -> Any:
            if kind == "sync":
                with session.reserve("qpu.forte-1"):
                    if raising is not None:
                        raise raising
                return None

            async def used() -> None:
                async with session.reserve("qpu.forte-1"):
                    if raising is not None:
                        raise raising

            return used()

        try:
            perform(kind, use, base_url=server.base_url, retries_total=0)
        finally:
            told = [f"{each.method} {each.path}" for each in server.seen]
        return told


@both
def test_an_error_while_ending_does_not_hide_the_users_own(
    kind: Kind, caplog: pytest.LogCaptureFixture
) -> None:
    with (
        caplog.at_level(logging.ERROR, "ionq_session"),
        pytest.raises(MineError) as caught,
    ):
        ending(kind, reply(500), raising=MineError())
    (note,) = caught.value.__notes__
    assert "session.end_session('mine')" in note
    assert note in caplog.text


@both
def test_an_error_while_ending_is_raised_if_it_is_the_only_one(kind: Kind) -> None:
    with pytest.raises(ServerError) as caught:
        ending(kind, reply(500))
    assert "session.end_session('mine')" in caught.value.__notes__[0]


@both
@every(
    "refusal, steps",
    {
        "it has ended": (409, [reply(200, body(session_json("mine", active=False)))]),
        "it is gone": (404, [reply(404)]),
    },
)
def test_one_that_has_ended_needs_no_end(kind: Kind, refusal: int, steps: list[Step]) -> None:
    told = ending(kind, reply(refusal), *steps)
    assert ["POST /sessions/mine/end", "GET /sessions/mine"] == told[2:]


@both
def test_one_that_is_open_still_is_an_error(kind: Kind) -> None:
    with pytest.raises(IonQError, match="409"):
        ending(kind, reply(409, b'{"message": "409"}'), reply(200, body(OPENED)))


def test_an_interrupt_while_opening_says_what_to_look_for() -> None:
    def interrupt(attempt: Any) -> None:
        if attempt.call == "create_session":
            raise KeyboardInterrupt

    with (
        scripted(NONE, reply(201, body(OPENED))) as server,
        IonQSession(KEY, base_url=server.base_url, hooks={"attempt": [interrupt]}) as session,
        pytest.raises(KeyboardInterrupt) as caught,
    ):
        session.reserve("qpu.forte-1").open()
    assert "may have been opened" in caught.value.__notes__[0]


# --- a lost answer, on a clock of the test's own -------------------------------------------------

TERMS = Terms("qpu.forte-1", max_minutes=240)
OTHER = session_json("other-backend", backend="qpu.forte-enterprise-1")
LONGER = session_json("longer", settings={"duration_limit_min": 480})
BEFORE = session_json("before")


def opened(driver: Driver, *answers: Any) -> tuple[World, Any]:
    world = World([status(200, sessions(BEFORE)), *answers])
    try:
        return world, driver(world, open_session(TERMS, world.calls))
    except IonQError as error:
        return world, error


def listing(*each: JsonValue) -> Any:
    return status(200, sessions(BEFORE, *each))


@drivers
@every(
    "answers, waits",
    {
        "it is there at once": ([BROKEN, listing(OTHER, LONGER, OPENED)], 0),
        "it is there later": ([status(502), listing(), listing(OTHER), listing(OPENED)], 2),
        "no id came": ([status(201, body({**OPENED, "id": " "})), listing(OPENED)], 0),
        "no JSON came": ([status(201, b"<html>"), listing(OPENED)], 0),
    },
)
def test_a_session_whose_answer_was_lost_is_found(
    driver: Driver, answers: list[Any], waits: int
) -> None:
    world, session = opened(driver, *answers)
    assert "mine" == session.id
    assert [*WAITS[:waits]] == world.waits
    assert 1 == [each.method for each in world.requests].count("POST")


@drivers
def test_a_session_that_is_not_found_is_not_opened_again(driver: Driver) -> None:
    world, error = opened(driver, BROKEN, *[listing(OTHER, LONGER)] * 6)
    assert isinstance(error, ReservationUnknownError)
    assert () == error.candidates
    assert [*WAITS] == world.waits
    assert 1 == [each.method for each in world.requests].count("POST")
    assert "get_sessions(active=True)" in str(error)


@drivers
def test_two_that_it_may_be_are_named(driver: Driver) -> None:
    _, error = opened(driver, BROKEN, listing(OPENED, session_json("too")))
    assert isinstance(error, ReservationUnknownError)
    assert ("mine", "too") == error.candidates


@drivers
def test_a_list_that_is_refused_ends_the_search(driver: Driver) -> None:
    world, error = opened(driver, BROKEN, status(401))
    assert isinstance(error, ReservationUnknownError)
    assert [] == world.waits


@drivers
def test_what_was_refused_is_not_looked_for(driver: Driver) -> None:
    world, error = opened(driver, status(400))
    assert "BadRequestError" == type(error).__name__
    assert 2 == len(world.requests)


@drivers
def test_a_limit_in_another_unit_is_refused(driver: Driver) -> None:
    estimate: JsonValue = {"estimated_unit": "credit", "estimated_total_cost": 1}
    terms = Terms("qpu.forte-1", max_cost=(20.0, "usd"))
    world = World([status(200, body(estimate))])
    with pytest.raises(CostLimitError, match="credit"):
        driver(world, open_session(terms, world.calls))
    assert ["GET"] == [each.method for each in world.requests]
