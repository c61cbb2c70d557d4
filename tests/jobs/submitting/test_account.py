"""The fingerprint of a key, which tells one project's submissions from another's."""

from ionq_session import AsyncIonQSession, IonQSession
from ionq_session.jobs.submitting.account import DIGITS, account_of

from ...cases import every

KEY = "made-up-key"


def test_it_tells_keys_apart_and_does_not_show_them() -> None:
    first = account_of(IonQSession(KEY).config)
    assert first is not None
    assert first == account_of(AsyncIonQSession(KEY).config)
    assert first != account_of(IonQSession("another-key").config)
    assert DIGITS == len(first)
    assert KEY not in first


@every("option", ["headers", "auth_headers"])
def test_a_header_counts_in_place_of_the_key(option: str) -> None:
    with IonQSession("another-key", **{option: {"Authorization": f"apiKey {KEY}"}}) as session:  # type: ignore[arg-type]  # one of two options
        assert account_of(IonQSession(KEY).config) == account_of(session.config)


def test_what_is_not_known_beforehand_has_none() -> None:
    def ask() -> str:
        raise AssertionError

    assert account_of(IonQSession(ask).config) is None
    assert account_of(IonQSession(KEY, auth=("user", "password")).config) is None
