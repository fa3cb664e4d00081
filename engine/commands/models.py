"""`cloudmask models`: which models there are, what a card says."""

from __future__ import annotations

from typing import Annotated

import typer

from .. import console
from ..options import Debug, Json

models_app = typer.Typer(help="The models that can be used.", no_args_is_help=True)


@models_app.command("list")
def models_list(json: Json = False, debug: Debug = False) -> None:
    """List the models."""
    from ..catalog import list_cards

    cards = list_cards()
    if json:
        console.print_json([card.to_dict() for card in cards])
    else:
        console.print_cards(cards)


@models_app.command("show")
def models_show(
    model: Annotated[str, typer.Argument(help="A model's id.")],
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Show a model's card: what it needs, what it was measured to do."""
    from ..catalog import find_card

    card = find_card(model)
    if json:
        console.print_json(card.to_dict())
    else:
        console.print_card(card)
