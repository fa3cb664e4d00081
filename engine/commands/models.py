"""`cloudmask models`: which models there are, what a card says, fetching published ones, adding one's own."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from .. import console
from ..errors import CancelledError
from ..options import Debug, Json

models_app = typer.Typer(help="The models that can be used.", no_args_is_help=True)

Model = Annotated[str, typer.Argument(metavar="ID", help="A model's id.")]


@models_app.command("list")
def models_list(json: Json = False, debug: Debug = False) -> None:
    """List the models: those that are here, and those that can be downloaded."""
    from ..catalog import list_cards
    from .model_cards import print_cards

    cards = list_cards()
    if json:
        console.print_json([card.to_dict() for card in cards])
    else:
        print_cards(cards)


@models_app.command("show")
def models_show(model: Model, json: Json = False, debug: Debug = False) -> None:
    """Show a model's card: what it needs, what it was measured to do, its licence and files."""
    from ..catalog import find_card
    from .model_cards import print_card

    card = find_card(model)
    if json:
        console.print_json(card.to_dict())
    else:
        print_card(card)


@models_app.command("download")
def models_download(
    model: Model,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="Take the files from a folder instead of the network."),
    ] = None,
    yes: Annotated[
        bool, typer.Option("--yes", help="Agree to the licence, where it does not allow every use.")
    ] = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Fetch a published model, once: its files are checked, and a download that was cut goes on where it was."""
    from ..catalog import find_card, user_folder
    from ..download import download_model
    from .model_cards import print_before_download

    card = find_card(model)
    if not card.available and card.repository is not None:
        print_before_download(card, source, user_folder() / card.id)
        yes = yes or _agreed(card.notice)
    with console.show_progress() as on_progress:
        fetched = download_model(
            model, source=str(source) if source else None, accept_licence=yes, on_progress=on_progress
        )
    if json:
        console.print_json(fetched.to_dict())
    else:
        console.out().print(
            f"{fetched.id} is here: cloudmask mask SCENE -o MASK.tif --model {fetched.id}", markup=False
        )


@models_app.command("add")
def models_add(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder with card.json, SHA256SUMS and weights.")],
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Add a model of your own: its folder is checked and copied."""
    from ..own_models import add_model

    card = add_model(folder)
    if json:
        console.print_json(card.to_dict())
    else:
        console.out().print(f"{card.id} is here: cloudmask mask SCENE -o MASK.tif --model {card.id}", markup=False)


def _agreed(notice: str | None) -> bool:
    """Asks where somebody can answer; elsewhere `--yes` must have said it."""
    if notice is None or not (sys.stdin.isatty() and sys.stderr.isatty()):
        return False
    if not typer.confirm("Do you agree to use it under these terms?", err=True):
        raise CancelledError
    return True
