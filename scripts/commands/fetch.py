"""The `fetch` command: make a published document the contract."""

from datetime import UTC, datetime
from typing import Annotated

import typer
import yaml

from ..formats import plain
from ..project import CONTRACT, ROOT
from ..upstream.exclusive import BusyError, exclusive
from ..upstream.fetch import fetch as fetch_contract
from ..upstream.read import LIVE

Source = Annotated[str, typer.Argument(help="A URL, or a file in JSON or YAML.", show_default=True)]


def fetch(source: Source = LIVE) -> None:
    """Make a published document the contract.

    This project's descriptions stay where the document has none. The document is refused, and
    nothing changes, if it is not valid OpenAPI, describes another API, is truncated, or if the
    overlay no longer applies to it.
    """
    try:
        with exclusive():
            fetched = fetch_contract(source, datetime.now(UTC).date())
    except BusyError as error:
        typer.echo(plain(str(error)), err=True)
        raise typer.Exit(1) from None
    except (OSError, ValueError, yaml.YAMLError) as error:
        typer.echo(plain(f"{error}\nnothing has changed"), err=True)
        raise typer.Exit(1) from None
    name = CONTRACT.relative_to(ROOT)
    if not fetched.changed:
        typer.echo(f"{name} is already up to date")
    else:
        typer.echo(f"{name} is {fetched.record.source} of {fetched.record.date.isoformat()}")
        typer.echo("next: run the commands `diff` and `generate`")
