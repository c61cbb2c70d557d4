"""`spec.py fetch`: take a published document over as the contract."""

from datetime import UTC, datetime
from typing import Annotated

import typer
import yaml

from ..formats import plain
from ..project import CONTRACT, ROOT
from ..upstream.exclusive import BusyError, exclusive
from ..upstream.fetch import fetch as fetch_contract
from ..upstream.read import LIVE

Source = Annotated[
    str, typer.Argument(help="An address, or a file in JSON or YAML.", show_default=True)
]


def fetch(source: Source = LIVE) -> None:
    """Take a published document over as the contract.

    Our own texts stay where it has none. It is refused, and nothing changes, if it is no valid
    OpenAPI document, another API's, cut off, or if the overlay does not fit it any more.
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
        typer.echo(f"{name} says the same already")
    else:
        typer.echo(f"{name} is {fetched.record.source} of {fetched.record.date.isoformat()}")
        typer.echo("next: spec.py diff, spec.py generate")
