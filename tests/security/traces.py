"""Looks for planted secrets in everything that a failure leaves behind."""

import base64
import copy
import html
import logging
import pickle
import re
import warnings
from collections.abc import Generator, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from types import FrameType, TracebackType
from urllib.parse import unquote

from attrs import frozen
from hpack import huffman_constants

import ionq_api
import ionq_session

KEY = 'KeyAb7nAr9XwVu"&<Zq9XkVuT42/+\\=%Lm0NpQrS63'
TOKEN = "ToKen5e8f2a7bQwErTy"
PASSWORD = "PaSsWd19gT5hYj7Ku"
PROXY_PASSWORD = "PrOxYpw3c4v5b6n7m"
CANARIES = (KEY, TOKEN, PASSWORD, PROXY_PASSWORD)

WINDOW = 8  # so many letters of a secret in a row are a leak
OURS = tuple(str(Path(each.__file__ or "").parent) for each in (ionq_session, ionq_api))
OUR_GENERATED = re.compile(r"<attrs generated .*ionq_(session|api)")
RUNS = re.compile(r"[A-Za-z0-9+/_-]{12,}")
HEX_RUNS = re.compile(r"(?:[0-9a-fA-F]{2}){8,}")
UNICODE_ESCAPES = re.compile(r"\\+[uU](?:0000)?00([0-9a-fA-F]{2})|\\+x([0-9a-fA-F]{2})")


WINDOWS = re.compile(
    "|".join(
        re.escape(each[start : start + WINDOW])
        for each in CANARIES
        for start in range(len(each) - WINDOW + 1)
    ),
    re.IGNORECASE,
)


@frozen
class Trace:
    """A text that somebody may see, and where."""

    where: str
    text: str


def leaks(found: Iterable[Trace]) -> list[str]:
    """The places whose text gives away a part of a planted secret, in any encoding."""
    texts: dict[str, str] = {}
    for trace in found:
        texts.setdefault(trace.text, trace.where)
    return sorted({where for text, where in texts.items() if gives_away(text)})


def gives_away(text: str) -> bool:
    """Whether a text holds a good part of a secret, plain or in an encoding."""
    if any(compressed in text for compressed in COMPRESSED):
        return True
    return any(WINDOWS.search(form) for form in _decoded(text))


def _decoded(text: str) -> Iterator[str]:
    """A text, and what it becomes by undoing each encoding, or several after each other."""
    yield text
    plain = text
    for _ in range(2):
        plain = UNICODE_ESCAPES.sub(_escaped, html.unescape(unquote(plain)))
        yield plain
    yield re.sub(r"[\\'\"\s]+", "", plain)  # however often a repr was taken of it
    for run in {*RUNS.findall(text), *RUNS.findall(plain)}:
        standard = run.replace("-", "+").replace("_", "/")
        for skipped in range(4):
            part = standard[skipped:]
            with suppress(ValueError):
                yield base64.b64decode(part[: len(part) // 4 * 4]).decode("latin-1")
    for run in HEX_RUNS.findall(text):
        yield bytes.fromhex(run).decode("latin-1")


def _escaped(found: re.Match[str]) -> str:
    return chr(int(found[1] or found[2], 16))


def _compressed(text: str) -> str:
    """How HTTP/2's header compression writes a text, as a repr shows it."""
    bits = "".join(
        f"{huffman_constants.REQUEST_CODES[code]:0{huffman_constants.REQUEST_CODES_LENGTH[code]}b}"
        for code in text.encode()
    )
    whole = bits[: len(bits) // 8 * 8]
    encoded = bytes(int(whole[at : at + 8], 2) for at in range(0, len(whole), 8))
    return repr(encoded)[2:-1]


COMPRESSED = [
    _compressed(prefix + each) for each in CANARIES for prefix in ("", "apiKey ", "Token ")
]


def of_value(where: str, value: object) -> Iterator[Trace]:
    """What any value shows of itself."""
    yield Trace(f"{where} str", str(value))
    yield Trace(f"{where} repr", repr(value))
    yield Trace(f"{where} format", f"{value}")
    for name, each in getattr(value, "__dict__", {}).items():
        yield Trace(f"{where}.{name} repr", repr(each))
        yield Trace(f"{where}.{name} str", str(each))


def of_copies(where: str, value: object) -> Iterator[Trace]:
    """What a pickle and a deep copy show, or the errors that refuse them."""
    try:
        yield Trace(f"{where} pickle", pickle.dumps(value).decode("latin-1"))
    except (TypeError, AttributeError, pickle.PicklingError) as refused:
        yield Trace(f"{where} refused pickle", f"{refused!r} {refused.__context__!r}")
    try:
        yield from of_value(f"{where} deepcopy", copy.deepcopy(value))
    except TypeError as refused:
        yield Trace(f"{where} refused deepcopy", f"{refused!r} {refused.__context__!r}")


def of_error(error: BaseException) -> Iterator[Trace]:
    """What an error shows, with all that led to it, and the variables of our frames."""
    todo, done = [error], set[int]()
    while todo:
        each = todo.pop()
        if id(each) in done:
            continue
        done.add(id(each))
        where = type(each).__name__
        yield from of_value(where, each)
        for number, argument in enumerate(each.args):
            yield Trace(f"{where} argument {number}", f"{argument} {argument!r}")
        if "_session." in type(each).__module__:
            yield from of_copies(where, each)
        yield from _of_traceback(where, each.__traceback__)
        todo += [other for other in (each.__cause__, each.__context__) if other is not None]


def _of_traceback(where: str, traceback: TracebackType | None) -> Iterator[Trace]:
    while traceback is not None:
        if _is_ours(traceback.tb_frame):
            for name, value in traceback.tb_frame.f_locals.items():
                code = traceback.tb_frame.f_code
                place = f"{where}: variable {name} of {Path(code.co_filename).name} {code.co_name}"
                yield Trace(place, _shown(value))
        traceback = traceback.tb_next


def _shown(value: object) -> str:
    try:
        return f"{value!r} {value}"
    except AttributeError:  # it was not made to its end
        return ""


def _is_ours(frame: FrameType) -> bool:
    name = frame.f_code.co_filename
    return name.startswith(OURS) or OUR_GENERATED.match(name) is not None


def of_record(record: logging.LogRecord) -> Iterator[Trace]:
    """What a log record shows."""
    where = f"log of {record.name}"
    yield Trace(where, logging.Formatter("%(message)s").format(record))
    for name, value in vars(record).items():
        yield Trace(f"{where}: {name}", f"{value!r} {value}")


def of_session(session: object) -> Iterator[Trace]:
    """What a session shows: of itself, of its configuration, and in its cookies."""
    yield from of_value("session", session)
    yield from of_copies("session", session)
    config: object = getattr(session, "config", None)
    yield from of_value("config", config)
    yield from of_copies("config", config)
    cookies: object = getattr(session, "cookies", None)
    yield from of_value("cookies", cookies)
    for cookie in getattr(cookies, "jar", ()):
        yield from of_value(f"cookie {cookie.name[:3]}", cookie)


class Collector(logging.Handler):
    """Everything that was logged and warned of."""

    def __init__(self) -> None:
        super().__init__(level=1)
        self.records: list[logging.LogRecord] = []
        self.warned: list[warnings.WarningMessage] = []

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record."""
        self.records.append(record)

    def traces(self) -> Iterator[Trace]:
        """What was logged and warned of."""
        for record in list(self.records):
            yield from of_record(record)
        for warning in self.warned:
            yield from of_value("warning", warning.message)
            yield from of_value("warning", warning)


@contextmanager
def collecting() -> Generator[Collector]:
    """Hear every logger at every level, and every warning."""
    collector = Collector()
    root = logging.getLogger()
    names = [name for name in root.manager.loggerDict if not name.startswith("ionq_session.emu")]
    levels = {name: logging.getLogger(name).level for name in ["", *names]}
    for name in levels:
        logging.getLogger(name).setLevel(1)
    root.addHandler(collector)
    try:
        with warnings.catch_warnings(record=True) as warned:
            warnings.simplefilter("always")
            yield collector
            collector.warned += warned
    finally:
        root.removeHandler(collector)
        for name, level in levels.items():
            logging.getLogger(name).setLevel(level)
