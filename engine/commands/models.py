"""`cloudmask models`: which models there are, what a card says, fetching published ones, adding one's own."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import BarColumn, DownloadColumn, Progress, TextColumn, TimeRemainingColumn, TransferSpeedColumn

from .. import console
from ..errors import CancelledError
from ..interrupts import check
from ..options import Debug, Json
from ..progress import Progress as OnProgress

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
    with _show_bytes() as on_progress:
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


@contextmanager
def _show_bytes() -> Iterator[OnProgress]:
    """A bar on a terminal, a line every ten per cent elsewhere; an interrupt that was swallowed is heard here."""
    with _bar() if console.err().is_terminal else nullcontext(_Lines()) as show:

        def on_progress(stage: str, done: int, total: int, rate: float) -> None:
            check()
            if stage != "open":
                show(stage, done, total, rate)

        yield on_progress


@contextmanager
def _bar() -> Iterator[OnProgress]:
    columns = (TextColumn("fetching"), BarColumn(), DownloadColumn(), TransferSpeedColumn(), TimeRemainingColumn())
    with Progress(*columns, console=console.err(), transient=True) as progress:
        task = progress.add_task("fetching", total=None)
        yield lambda _stage, done, total, _rate: progress.update(task, completed=done, total=total)


class _Lines:
    """Plain lines for logs."""

    def __init__(self) -> None:
        self._next = 10
        self._started = time.perf_counter()

    def __call__(self, _stage: str, done: int, total: int, _rate: float) -> None:
        percent = 100 * done // total if total else 100
        if done == 0:
            self._next = 10
        if percent >= self._next:
            self._next = percent // 10 * 10 + 10
            console.err().print(f"fetching: {percent} % of {total / 1e6:,.1f} MB")
