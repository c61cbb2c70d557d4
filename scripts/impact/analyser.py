"""A client of pyright's language server: where a name is used, and where it is defined.

Many users' editors run it, so it sees what they see. Pyright's command line only reports errors,
and using a field that was retyped, or a value of an open enumeration, is none. Jedi, tried on the
same code, silently ends a project-wide search after 30 parsed files; it does not narrow types by
`isinstance` and `match`, so that a field of one kind of job counts as used wherever any job is; and
it misses keyword arguments of methods and the items of asynchronous comprehensions.
"""

import os
import sys
from collections.abc import AsyncGenerator, Iterable, Sequence
from contextlib import asynccontextmanager
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types as lsp
from pygls.exceptions import PyglsError
from pygls.lsp.client import LanguageClient
from pygls.uris import to_fs_path
from pygls.workspace import PositionCodec

from .sources import Place, Source

# The server exits if one of its own requests is answered with an error, as unknown ones are.
IGNORED_MESSAGES = (
    lsp.CLIENT_REGISTER_CAPABILITY,
    lsp.CLIENT_UNREGISTER_CAPABILITY,
    lsp.WORKSPACE_DIAGNOSTIC_REFRESH,
    lsp.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS,
    lsp.WINDOW_LOG_MESSAGE,
    "pyright/beginProgress",
    "pyright/reportProgress",
    "pyright/endProgress",
)


class AnalyserError(RuntimeError):
    """The language server failed."""


class Analyser:
    """A running language server; `analyser()` starts one."""

    def __init__(self, client: LanguageClient) -> None:
        self._client = client
        self._lines: dict[Path, list[str]] = {}
        self._codec = PositionCodec()

    def open(self, source: Source) -> None:
        """Open a file in the server, which searches and answers for open files only."""
        if source.resolved in self._lines:
            return
        self._lines[source.resolved] = source.lines
        item = lsp.TextDocumentItem(source.resolved.as_uri(), "python", 1, source.text)
        self._client.text_document_did_open(lsp.DidOpenTextDocumentParams(item))

    async def references(self, place: Place) -> list[Place]:
        """The places in open files that use the name at a place, without the place itself.

        Raises:
            AnalyserError: The server failed.
        """
        document, position = self._position(place)
        context = lsp.ReferenceContext(include_declaration=False)
        try:
            found = await self._client.text_document_references_async(
                lsp.ReferenceParams(context, document, position)
            )
        except (PyglsError, RuntimeError) as error:
            raise AnalyserError(f"pyright could not follow {place}: {error}") from error
        return [each for each in self._places(found or []) if each != place]

    async def definitions(self, place: Place) -> list[Place]:
        """Where the name at a place is defined; for a field of a union, several places.

        Raises:
            AnalyserError: The server failed.
        """
        document, position = self._position(place)
        try:
            found = await self._client.text_document_definition_async(
                lsp.DefinitionParams(document, position)
            )
        except (PyglsError, RuntimeError) as error:
            raise AnalyserError(f"pyright could not resolve {place}: {error}") from error
        several = found if isinstance(found, Sequence) else [found] if found else []
        return self._places(each for each in several if isinstance(each, lsp.Location))

    def _position(self, place: Place) -> tuple[lsp.TextDocumentIdentifier, lsp.Position]:
        position = lsp.Position(place.line - 1, place.column - 1)
        return (
            lsp.TextDocumentIdentifier(place.path.as_uri()),
            self._codec.position_to_client_units(self._lines[place.path], position),
        )

    def _places(self, locations: Iterable[lsp.Location]) -> list[Place]:
        found: list[Place] = []
        for each in locations:
            path = Path(to_fs_path(each.uri) or "").resolve()
            if path in self._lines:
                start = self._codec.position_from_client_units(self._lines[path], each.range.start)
                found.append(Place(path, start.line + 1, start.character + 1))
        return sorted(set(found))


@asynccontextmanager
async def analyser(workspace: Path, imports: Sequence[Path]) -> AsyncGenerator[Analyser]:
    """Start a language server, and stop it afterwards.

    Args:
        workspace: An empty folder, so that the server reads no configuration of the user's.
        imports: Folders to resolve imports in, before those of the running interpreter.

    Raises:
        AnalyserError: The server does not start.
    """
    client = LanguageClient("ionq-session-impact", version("pygls"))

    analysis: dict[str, object] = {
        "diagnosticMode": "openFilesOnly",
        "extraPaths": [str(each) for each in imports],
        "typeCheckingMode": "off",
    }
    sections: dict[str | None, dict[str, object]] = {
        "python": {"pythonPath": sys.executable, "analysis": analysis},
        "python.analysis": analysis,
    }

    async def configuration(params: lsp.ConfigurationParams) -> list[dict[str, object] | None]:
        return [sections.get(each.section) for each in params.items]

    client.feature(lsp.WORKSPACE_CONFIGURATION)(configuration)
    for message in IGNORED_MESSAGES:
        client.feature(message)(_ignore)
    await client.start_io(  # pyright: ignore[reportUnknownMemberType]  # takes Popen's arguments
        sys.executable,
        *("-m", "pyright.langserver", "--stdio"),
        env={**os.environ, "PYRIGHT_PYTHON_IGNORE_WARNINGS": "1"},
    )
    try:
        await _initialize(client, workspace)
        yield Analyser(client)
        await client.shutdown_async(None)
    finally:
        if not client.stopped:
            client.exit(None)
        await client.stop()  # type: ignore[no-untyped-call]  # pygls does not declare that it returns None


def _ignore(*_: object) -> None:
    """Ignore a message."""


async def _initialize(client: LanguageClient, workspace: Path) -> None:
    uri = workspace.as_uri()
    # With pull diagnostics, none are computed, since none are requested.
    diagnostic = lsp.DiagnosticClientCapabilities(dynamic_registration=True)
    capabilities = lsp.ClientCapabilities(
        workspace=lsp.WorkspaceClientCapabilities(configuration=True, workspace_folders=True),
        text_document=lsp.TextDocumentClientCapabilities(diagnostic=diagnostic),
    )
    try:
        await client.initialize_async(
            lsp.InitializeParams(
                capabilities,
                process_id=os.getpid(),
                root_uri=uri,
                workspace_folders=[lsp.WorkspaceFolder(uri, workspace.name)],
            )
        )
    except (PyglsError, RuntimeError) as error:
        raise AnalyserError(
            f"pyright's language server does not start: {error}; does `pyright --version`?"
        ) from error
    client.initialized(lsp.InitializedParams())
