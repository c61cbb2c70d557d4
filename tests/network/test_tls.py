"""Whom a session trusts, and what it shows of itself: a private authority, and mutual TLS."""

import asyncio
import copy
import os
import pickle
import ssl
from collections.abc import Callable
from pathlib import Path
from typing import Any, Literal, TypeAlias

import pytest

from ionq_session import (
    AsyncIonQSession,
    ConfigurationError,
    ConnectionFailedError,
    IonQError,
    IonQSession,
)
from ionq_session._transport import tls
from ionq_session.compat.qbraid import IonQSession as DropIn

from ..both import Kind, both, perform
from ..cases import every
from .bringing import Brought, perform_over
from .calling import backends, calls, failing_once, over, posting, verb
from .servers import Authority, serving

KINDS: tuple[Kind, ...] = ("sync", "async", "sync")


@both
@calls
@over
def test_a_private_authority(
    kind: Kind, call: Callable[[Any], Any], brought: Brought, authority: Authority
) -> None:
    with serving(failing_once(), context=authority.server_context()) as server:
        perform_over(brought, kind, call, base_url=server.base_url, verify=authority.bundle)
        assert 2 == len(server.seen)


@both
@calls
@every("variable", ["REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE", "SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_an_authority_from_the_environment(
    kind: Kind,
    call: Callable[[Any], Any],
    variable: str,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bundle = Path(authority.bundle)
    if variable == "SSL_CERT_DIR":  # OpenSSL finds a certificate there by the hash of its subject
        der = ssl.PEM_cert_to_DER_cert(bundle.read_text())
        (tmp_path / _subject_hash(der)).write_text(bundle.read_text())
    with serving(failing_once(), context=authority.server_context()) as server:
        monkeypatch.setenv(variable, str(tmp_path if variable == "SSL_CERT_DIR" else bundle))
        perform(kind, call, base_url=server.base_url)
        assert 2 == len(server.seen)
        with pytest.raises(ConnectionFailedError, match=r"(?i)certificate"):
            perform(kind, call, base_url=server.base_url, trust_env=False)


@pytest.mark.parametrize(
    ("file", "folders"),
    [
        ("missing.pem", "good"),
        ("stranger.pem", "good"),
        ("", "empty:good"),
        ("", "missing:good"),
        ("missing.pem", "empty:missing:good"),
        ("good.pem", "missing"),
    ],
)
def test_the_variables_of_openssl_are_taken_together(
    file: str,
    folders: str,
    authority: Authority,
    stranger: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    bundle = Path(authority.bundle).read_text()
    for name in ("good", "empty"):
        (tmp_path / name).mkdir()
    (tmp_path / "good" / _subject_hash(ssl.PEM_cert_to_DER_cert(bundle))).write_text(bundle)
    (tmp_path / "good.pem").write_text(bundle)
    (tmp_path / "stranger.pem").write_text(Path(stranger.bundle).read_text())
    if file:
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / file))
    places = os.pathsep.join(str(tmp_path / each) for each in folders.split(":"))
    monkeypatch.setenv("SSL_CERT_DIR", places)
    with serving(context=authority.server_context()) as server:
        perform("sync", backends, base_url=server.base_url)
        assert 1 == len(server.seen)


@both
@pytest.mark.parametrize("variable", ["SSL_CERT_FILE", "SSL_CERT_DIR"])
def test_the_shared_context_is_free_of_the_environment_that_it_was_made_in(
    kind: Kind,
    variable: str,
    authority: Authority,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tls, "_contexts", {})  # as in a process that has made none
    bundle = Path(authority.bundle)
    if variable == "SSL_CERT_DIR":
        der = ssl.PEM_cert_to_DER_cert(bundle.read_text())
        (tmp_path / _subject_hash(der)).write_text(bundle.read_text())
    monkeypatch.setenv(variable, str(tmp_path if variable == "SSL_CERT_DIR" else bundle))
    with serving(context=authority.server_context()) as server:
        for _ in range(2):
            with pytest.raises(ConnectionFailedError, match=r"(?i)certificate"):
                perform(kind, backends, base_url=server.base_url, trust_env=False)
            monkeypatch.delenv(variable, raising=False)
        assert [] == server.seen


def test_variables_of_openssl_that_name_nothing_that_is_there_are_an_error(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SSL_CERT_FILE", "/nowhere/bundle.pem")
    monkeypatch.setenv("SSL_CERT_DIR", "/nowhere/a:/nowhere/b")
    with pytest.raises(ConfigurationError, match=r"/nowhere/bundle\.pem"):
        perform("sync", backends, base_url="https://127.0.0.1:1/v0.4")


def _subject_hash(der: bytes) -> str:
    """The name of a certificate in a directory: OpenSSL's hash of the canonical subject."""
    import hashlib

    from cryptography import x509

    def element(tag: int, content: bytes) -> bytes:
        assert len(content) < 128
        return bytes([tag, len(content)]) + content

    canonical = b""
    for part in x509.load_der_x509_certificate(der).subject.rdns:
        pairs = b""
        for attribute in part:
            oid = x509.Name([x509.NameAttribute(attribute.oid, "xx")]).public_bytes()
            text = " ".join(str(attribute.value).lower().split()).encode()
            start = oid.index(b"\x06")
            pairs += element(0x30, oid[start : start + 2 + oid[start + 1]] + element(0x0C, text))
        canonical += element(0x31, pairs)
    digest = hashlib.sha1(canonical, usedforsecurity=False).digest()
    return f"{int.from_bytes(digest[:4], 'little'):08x}.0"


@both
@every("brought", ["transport", "client"])
def test_an_authority_from_the_environment_holds_over_what_is_brought_if_it_is_asked_for(
    kind: Kind, brought: Brought, authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("REQUESTS_CA_BUNDLE", authority.bundle)
    with serving(failing_once(), context=authority.server_context()) as server:
        perform_over(brought, kind, backends, base_url=server.base_url, trust_env=True)
        assert 2 == len(server.seen)


@both
@calls
@over
def test_no_check_at_all(
    kind: Kind, call: Callable[[Any], Any], brought: Brought, authority: Authority
) -> None:
    with serving(failing_once(), context=authority.server_context()) as server:
        perform_over(brought, kind, call, base_url=server.base_url, verify=False)
        assert 2 == len(server.seen)


@both
@calls
@every("own", {"common authorities": False, "another authority": True})
def test_an_unknown_authority_is_an_error_and_not_tried_again(
    kind: Kind, call: Callable[[Any], Any], own: bool, authority: Authority, stranger: Authority
) -> None:
    verify = stranger.bundle if own else True
    with serving(context=authority.server_context()) as server:
        with pytest.raises(ConnectionFailedError, match=r"(?i)certificate") as caught:
            perform(
                kind,
                call,
                base_url=server.base_url,
                verify=verify,
                retries_total=5,
                trust_env=False,
            )
        assert 1 == len(caught.value.attempts)
        assert [] == server.seen


@both
def test_a_certificate_for_another_host_is_an_error(kind: Kind, authority: Authority) -> None:
    with serving(context=authority.server_context(), host="127.0.0.2") as server:
        with pytest.raises(ConnectionFailedError, match=r"127\.0\.0\.2"):
            perform(kind, backends, base_url=server.base_url, verify=authority.bundle)
        assert [] == server.seen


@both
@calls
@over
@every("files", [1, 2])
def test_mutual_tls(
    kind: Kind, call: Callable[[Any], Any], brought: Brought, files: int, authority: Authority
) -> None:
    together, apart = authority.client_files()
    context = authority.server_context(ask_clients=True)
    with serving(failing_once(), context=context) as server:
        perform_over(
            brought,
            kind,
            call,
            base_url=server.base_url,
            verify=authority.bundle,
            cert=together if files == 1 else apart,
        )
        assert 2 == len(server.seen)


@both
@every("call", {"op": backends, "get": verb, "post": posting})
@every("newest", {"TLS 1.3": True, "TLS 1.2": False})
def test_without_a_certificate_of_its_own_it_is_an_error_of_ours(
    kind: Kind, call: Callable[[Any], Any], newest: bool, authority: Authority
) -> None:
    context = authority.server_context(ask_clients=True)
    if not newest:
        context.maximum_version = ssl.TLSVersion.TLSv1_2
    with serving(context=context) as server:
        with pytest.raises(IonQError):
            perform(kind, call, base_url=server.base_url, verify=authority.bundle)
        assert [] == server.seen


@both
def test_a_certificate_of_its_own_that_nobody_knows(
    kind: Kind, authority: Authority, stranger: Authority
) -> None:
    context = authority.server_context(ask_clients=True)
    with serving(context=context) as server, pytest.raises(IonQError):
        perform(
            kind,
            backends,
            base_url=server.base_url,
            verify=authority.bundle,
            cert=stranger.client_files()[1],
        )


@both
def test_one_call_says_whom_it_trusts_and_what_it_shows(kind: Kind, authority: Authority) -> None:
    context = authority.server_context(ask_clients=True)
    with serving(failing_once(), context=context) as server:
        perform(
            kind,
            lambda s: s.get("/x", verify=authority.bundle, cert=authority.client_files()[0]),
            base_url=server.base_url,
        )
        assert 2 == len(server.seen)


def test_changes_on_a_living_session_take_effect(authority: Authority, stranger: Authority) -> None:
    plain = authority.server_context()
    mutual = authority.server_context(ask_clients=True)
    with (
        serving(context=plain) as server,
        serving(context=mutual) as asking,
        IonQSession("made-up-key", base_url=server.base_url, trust_env=False) as session,
    ):
        with pytest.raises(ConnectionFailedError):
            session.get_backends()
        session.verify = authority.bundle
        session.get_backends()
        session.verify = stranger.bundle
        with pytest.raises(ConnectionFailedError):
            session.get_backends()
        session.verify = False
        session.get_backends()
        session.base_url = asking.base_url
        with pytest.raises(IonQError):
            session.get_backends()
        session.cert = authority.client_files()[1]
        session.get_backends()
        session.cert = None
        with pytest.raises(IonQError):
            session.get_backends()
        assert (2, 1) == (len(server.seen), len(asking.seen))


@both
@every("option", ["verify", "cert"])
@every("content", {"missing": None, "nonsense": "no certificate"})
def test_an_unusable_file_is_named(
    kind: Kind, option: str, content: str | None, tmp_path: Path
) -> None:
    path = tmp_path / "file.pem"
    if content is not None:
        path.write_text(content)
    with pytest.raises(ConfigurationError, match=r"file\.pem"):
        perform(kind, backends, base_url="https://127.0.0.1:1/v0.4", **{option: str(path)})


def test_contexts_are_built_once_and_shared(
    authority: Authority, monkeypatch: pytest.MonkeyPatch
) -> None:
    built: list[object] = []
    loading = ssl.SSLContext.load_verify_locations

    def counting(context: ssl.SSLContext, *args: Any, **options: Any) -> None:
        built.append(context)
        loading(context, *args, **options)

    monkeypatch.setattr(ssl.SSLContext, "load_verify_locations", counting)
    path = authority.folder / "counted.pem"  # no other test has it
    path.write_bytes(Path(authority.bundle).read_bytes())
    with serving(context=authority.server_context()) as server:
        for kind in KINDS:
            perform(kind, backends, base_url=server.base_url, verify=str(path))
        assert 1 == len(built)
        with pytest.raises(ConnectionFailedError):
            perform("sync", backends, base_url=server.base_url)
        before = len(built)
        for kind in KINDS:
            with pytest.raises(ConnectionFailedError):
                perform(kind, backends, base_url=server.base_url)
        assert before == len(built)


def test_a_renewed_authority_is_read_anew(authority: Authority, stranger: Authority) -> None:
    path = authority.folder / "renewed.pem"
    path.write_bytes(Path(stranger.bundle).read_bytes())
    os.utime(path, (1, 1))
    with serving(context=authority.server_context()) as server:
        with pytest.raises(ConnectionFailedError):
            perform("sync", backends, base_url=server.base_url, verify=str(path))
        path.write_bytes(Path(authority.bundle).read_bytes())
        os.utime(path, (2, 2))
        perform("sync", backends, base_url=server.base_url, verify=str(path))
        assert 1 == len(server.seen)


SESSIONS: list[Any] = [IonQSession, AsyncIonQSession, DropIn]
Place: TypeAlias = Literal["constructor", "copy", "attribute", "call"]

places = pytest.mark.parametrize("place", ["constructor", "copy", "attribute", "call"])
sessions = pytest.mark.parametrize("session", SESSIONS)


def asked(session: type[Any], place: Place, verify: object, base_url: str) -> object:
    """The reply to a call, blocking or awaited, with a value of `verify` that stands in a place."""
    options = {"verify": verify} if place == "constructor" else {}
    made = session("made-up-key", base_url=base_url, **options)

    def ask() -> Any:
        if place == "copy":
            return made.with_options(verify=verify).get("/whoami")
        if place == "attribute":
            made.verify = verify
        return made.get("/whoami", **({"verify": verify} if place == "call" else {}))

    if session is not AsyncIonQSession:
        with made:
            return ask()

    async def main() -> object:
        async with made:
            return await ask()

    return asyncio.run(main())


@sessions
@places
def test_nothing_but_false_turns_the_check_off(
    session: type[Any], place: Place, authority: Authority
) -> None:
    with serving(context=authority.server_context()) as server:
        with pytest.raises(ConnectionFailedError, match=r"(?i)certificate"):
            asked(session, place, None, server.base_url)
        values: list[object] = [0, 0.0, "", [], (), {}, b"", object()]
        for value in values:
            with pytest.raises(ConfigurationError, match=r"verify= takes"):
                asked(session, place, value, server.base_url)
        assert [] == server.seen


@sessions
@places
def test_a_path_and_a_context_are_used(
    session: type[Any], place: Place, authority: Authority, stranger: Authority
) -> None:
    with serving(context=authority.server_context()) as server:
        for bundle in (Path(authority.bundle), ssl.create_default_context(cafile=authority.bundle)):
            asked(session, place, bundle, server.base_url)
        assert 2 == len(server.seen)
        for bundle in (Path(stranger.bundle), ssl.create_default_context(cafile=stranger.bundle)):
            with pytest.raises(ConnectionFailedError, match=r"(?i)certificate"):
                asked(session, place, bundle, server.base_url)
        assert 2 == len(server.seen)


def test_a_context_of_the_user_s_is_shared_unchanged_and_not_pickled(authority: Authority) -> None:
    own = ssl.create_default_context(cafile=authority.bundle)
    with IonQSession("made-up-key", verify=own) as session:
        assert own is session.verify is session.with_options().verify is copy.copy(session).verify
        with pytest.raises(TypeError, match=r"ssl\.SSLContext.*path to a CA bundle"):
            pickle.dumps(session)
        session.cert = authority.client_files()[0]
        with pytest.raises(ConfigurationError, match=r"load_cert_chain"):
            session.get_backends()
