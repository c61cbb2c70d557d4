"""What a reply that departs from the document tells, and at which line of the user's program."""

import asyncio
import copy
import inspect
import pickle
import threading
import warnings
from collections.abc import Callable

import pytest

from ionq_session import AsyncIonQSession, IonQSession, ResponseDriftWarning

from .wire import ScriptedServer, reply, scripted

DEPARTING = reply(200, b'{"id": "a-job", "status": "gone"}')
HERE = __file__
KEY = "made-up-key"


def line() -> int:
    """The number of the line after the one that calls this."""
    frame = inspect.currentframe()
    assert frame is not None
    assert frame.f_back is not None
    return frame.f_back.f_lineno + 1


def told(program: Callable[[ScriptedServer], int]) -> None:
    """Run a program, which returns the line at which it expects its one warning."""
    with scripted(DEPARTING) as server, warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        expected = program(server)
    (warning,) = caught
    assert ResponseDriftWarning is warning.category
    assert (HERE, expected) == (warning.filename, warning.lineno)


def test_a_warning_is_at_the_line_that_called() -> None:
    def program(server: ScriptedServer) -> int:
        with IonQSession(KEY, base_url=server.base_url) as session:
            expected = line()
            session.cancel_job("a-job")
        return expected

    told(program)


def test_a_warning_is_at_the_line_that_called_a_method_of_the_users() -> None:
    class Mine(IonQSession):
        def cancel(self) -> int:
            expected = line()
            self.cancel_job("a-job")
            return expected

    def program(server: ScriptedServer) -> int:
        with Mine(KEY, base_url=server.base_url) as session:
            return session.cancel()

    told(program)


def test_a_warning_is_at_the_line_that_called_in_a_thread() -> None:
    def program(server: ScriptedServer) -> int:
        def work() -> None:
            with IonQSession(KEY, base_url=server.base_url) as session:
                expected.append(line())
                session.cancel_job("a-job")

        expected: list[int] = []
        thread = threading.Thread(target=work)
        thread.start()
        thread.join()
        return expected[0]

    told(program)


def test_a_warning_is_at_the_line_that_awaited() -> None:
    def program(server: ScriptedServer) -> int:
        async def main() -> int:
            async with AsyncIonQSession(KEY, base_url=server.base_url) as session:
                expected = line()
                await session.cancel_job("a-job")
            return expected

        return asyncio.run(main())

    told(program)


def test_a_warning_is_at_the_line_that_awaited_in_a_task_of_the_users() -> None:
    def program(server: ScriptedServer) -> int:
        async def work(session: AsyncIonQSession) -> int:
            expected = line()
            await session.cancel_job("a-job")
            return expected

        async def main() -> int:
            async with AsyncIonQSession(KEY, base_url=server.base_url) as session:
                return await asyncio.create_task(work(session))

        return asyncio.run(main())

    told(program)


def test_a_warning_of_a_method_that_is_a_task_is_at_the_line_that_runs_the_loop() -> None:
    def program(server: ScriptedServer) -> int:
        async def main() -> None:
            async with AsyncIonQSession(KEY, base_url=server.base_url) as session:
                await asyncio.gather(session.cancel_job("a-job"))

        expected = line()
        asyncio.run(main())
        return expected

    told(program)


def test_a_filter_by_module_knows_the_users_module() -> None:
    with scripted(DEPARTING) as server, warnings.catch_warnings():
        warnings.filterwarnings("error", category=ResponseDriftWarning, module=__name__)
        with (
            IonQSession(KEY, base_url=server.base_url) as session,
            pytest.raises(ResponseDriftWarning),
        ):
            session.cancel_job("a-job")


def test_a_warning_says_how_to_see_whether_the_document_has_changed() -> None:
    with (
        scripted(DEPARTING) as server,
        IonQSession(KEY, base_url=server.base_url) as session,
        pytest.warns(ResponseDriftWarning) as caught,
    ):
        session.cancel_job("a-job")
    (warning,) = caught
    assert isinstance(warning.message, ResponseDriftWarning)
    departure = "cancel_job: reply.status: expected one of 'canceled', got 'gone'"
    assert departure == warning.message.args[0]
    assert f"{departure}; session.check_contract() tells if IonQ's document has changed" == str(
        warning.message
    )


def test_a_warning_survives_pickle_and_copy() -> None:
    warning = ResponseDriftWarning("get_job: reply.x")
    for other in (pickle.loads(pickle.dumps(warning)), copy.copy(warning)):  # noqa: S301  # our own
        assert str(warning) == str(other)
