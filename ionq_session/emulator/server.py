"""The emulator: a real HTTP server on loopback, in threads of its own."""

import atexit
import os
from collections import defaultdict
from collections.abc import Mapping
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, NoReturn, Self

from .api.app import build
from .api.service import Service
from .arguments import check_arguments, check_rates
from .clock import Clock, SystemClock
from .execution.families import Families
from .execution.lifecycle import Lifecycle
from .execution.work import Workshop
from .faults import Faults
from .http.server_thread import HttpThread
from .machines.catalog import BackendStatus
from .machines.fleet import Fleet
from .machines.rates import GateRate, Rate
from .options import Options
from .store.database import Database
from .store.jobs import Store
from .store.sessions import SessionStore

if TYPE_CHECKING:
    import ssl

DEFAULT_API_KEY = "emulator-key"  # harmless, so that it may appear in examples and tests
DEFAULT_STAGE_SECONDS = 0.05  # long enough to observe each status, short enough not to wait


class Emulator:
    """A local IonQ Cloud.

    `with Emulator() as e:` runs one; point a client at `e.base_url` with `e.api_key`. Jobs survive
    a stop and a new start of the same emulator, and with `data` the end of its process.
    """

    def __init__(
        self,
        *,
        host: str = "127.0.0.1",
        port: int = 0,
        api_key: str = DEFAULT_API_KEY,
        clock: Clock | None = None,
        stage_seconds: float = DEFAULT_STAGE_SECONDS,
        data: Path | str | None = None,
        backends: Mapping[str, BackendStatus] | None = None,
        rates: Mapping[str, Rate] | None = None,
        options: Options | None = None,
        tls: bool = False,
    ) -> None:
        """Set up; nothing runs before `start`.

        Args:
            host: The address to listen on; anything but loopback opens it to the network.
            port: The port, or 0 for a free one.
            api_key: The key that clients must send.
            clock: The time that jobs live by; the machine's by default.
            stage_seconds: How long a job is submitted, ready and started, each, at least.
            data: A folder that keeps all jobs when the process ends, however it ends.
            backends: The status of backends that are not available, by name.
            rates: What a QPU charges, by name, if it is not the default.
            options: Decides what is not known of the service.
            tls: Whether to serve HTTPS, with a certificate authority of the emulator's own; see
                `ca_certificate`.

        Raises:
            ValueError: `api_key` can't be sent, `stage_seconds` or `port` is out of range, or a
                backend or status is unknown.
        """
        check_arguments(port, api_key, stage_seconds)
        self._host = host
        self._port = port
        self._api_key = api_key
        self._clock = SystemClock() if clock is None else clock
        self._options = Options() if options is None else options
        self.faults: Faults = Faults()
        self._fleet = Fleet()
        for name, status in (backends or {}).items():
            self._fleet.set_status(name, status)
        check_rates(rates or {}, self._fleet)
        self._workshop = Workshop(
            self._fleet,
            defaultdict(GateRate, rates or {}),
            fails_debiasing=self._options.debiasing_below_500 == "fail",
        )
        self._database = Database(None if data is None else Path(data))
        self._store, self._sessions = Store(self._database), SessionStore(self._database)
        self._lifecycle = Lifecycle(
            self._store,
            Families(self._store, self._sessions, self._clock),
            self._clock,
            self._fleet,
            self._workshop,
            stage_seconds,
        )
        self._authority = None
        if tls:
            from .http.tls import PrivateAuthority  # slow to import, and seldom used

            self._authority = PrivateAuthority()
        self._http: HttpThread | None = None
        self._process = os.getpid()

    def __repr__(self) -> str:
        """Name the address, and never the key."""
        return f"<Emulator {self.base_url if self._http else 'stopped'}>"

    @property
    def api_key(self) -> str:
        """The key that clients must send."""
        return self._api_key

    @property
    def port(self) -> int:
        """The port that the emulator listens on.

        Raises:
            RuntimeError: The emulator is not running.
        """
        if self._http is None:
            raise RuntimeError(
                "the emulator is not running: call start() or use it in a with statement"
            )
        return self._http.port

    @property
    def base_url(self) -> str:
        """The address to give to a client, with the version and without a trailing slash.

        Raises:
            RuntimeError: The emulator is not running.
        """
        host = f"[{self._host}]" if ":" in self._host else self._host
        scheme = "http" if self._authority is None else "https"
        return f"{scheme}://{host}:{self.port}/v0.4"

    @property
    def ca_certificate(self) -> bytes | None:
        """The certificate that clients must trust, as PEM; None without TLS."""
        return None if self._authority is None else self._authority.certificate

    def start(self) -> Self:
        """Start serving. When it returns, the emulator answers.

        The first start in a process takes most of a second, because it imports Qiskit.

        Returns:
            The emulator.

        Raises:
            RuntimeError: The emulator is already running.
            OSError: The port can't be bound, or the data folder can't be used.
        """
        if self._http is not None:
            raise RuntimeError(f"{self!r} is running already; stop it first, or make another one")
        # Slow the first time, but it has to be in the caller's thread: while a thread of ours
        # imports Qiskit, an import in another one ends in a deadlock error or half a module.
        from .circuits import compiled
        from .simulation import debiasing, engine, qaoa
        from .simulation.pool import WORKERS

        del compiled, debiasing, qaoa  # loaded, so that no worker has to

        engine.warm_up()
        service = Service(
            self._store,
            self._sessions,
            self._lifecycle,
            self._workshop,
            self._clock,
            self._fleet,
            self.faults,
            self._options,
        )
        app = build(service, self._api_key)
        self._process = os.getpid()
        self._database.open()
        WORKERS.hold()
        try:
            # The workers come first: they resume old jobs, among which there must be no new one.
            self._lifecycle.start()
            self._http = HttpThread(app, self._host, self._port, self._context())
        except BaseException:
            self._lifecycle.stop()
            WORKERS.release()
            self._database.close()
            raise
        atexit.register(self.stop)
        return self

    def stop(self) -> None:
        """Stop serving and join all threads; a running simulation is stopped.

        Its job starts again when the emulator does.

        It does nothing if the emulator is stopped, or was started by another process of which
        this one is a fork.
        """
        atexit.unregister(self.stop)
        if self._process != os.getpid():
            return
        if self._http is None:
            return
        from .simulation.pool import WORKERS  # loaded by the start

        self._http.stop()
        self._http = None
        self._lifecycle.stop()
        WORKERS.release()
        self._database.close()

    def _context(self) -> "ssl.SSLContext | None":
        if self._authority is None:
            return None
        return self._authority.context(self._host, "localhost", "127.0.0.1", "::1")

    def set_backend(self, name: str, status: BackendStatus) -> None:
        """Change the status of a backend, running or not.

        Jobs on a backend that is unavailable wait until it is available again; one that is retired
        accepts no new jobs.

        Args:
            name: The backend's name.
            status: `available`, `unavailable` or `retired`.

        Raises:
            ValueError: The backend or the status is unknown.
        """
        self._fleet.set_status(name, status)

    def settle(self, timeout: float = 60.0) -> None:
        """Wait until every step of a job that is due at the clock's present time is done.

        With a `ManualClock`, `clock.advance(...)` and then `settle()` take each job exactly one
        stage further.

        Args:
            timeout: How many real seconds to wait at most.

        Raises:
            TimeoutError: It took longer.
        """
        if not self._lifecycle.settle(timeout):
            raise TimeoutError(f"jobs were still being moved after {timeout} seconds")

    def __reduce__(self) -> NoReturn:
        """Refuse to be pickled or copied.

        Raises:
            TypeError: Always; its address and its key are all that another process needs.
        """
        raise TypeError(
            "an Emulator can't be pickled or copied: hand on its base_url and api_key instead"
        )

    def __enter__(self) -> Self:
        """Start."""
        return self.start()

    def __exit__(
        self,
        exc_type: type[BaseException] | None,
        exc: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Stop."""
        self.stop()
