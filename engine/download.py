"""Fetches the files of a published model into the user's folder, where it then stands beside the bundled ones.

The card comes last: a folder without one is no model yet, so a download that is cut leaves none, only what the next one
goes on with. What the hub tells of files, and the digests of what has come, is written beside them; from then on every
use is held to it.
"""

from __future__ import annotations

import contextlib
import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from . import catalog
from .card_reader import CARD, REVISION, SUMS
from .cards import Card, CardFile, file_digest
from .errors import DownloadError, ModelError, TargetError
from .hub import RemoteFile, fetch_file, list_files
from .part_files import STAGE, check_space, copy_file
from .progress import CancelToken, Meter, Progress


def download_model(
    model: str,
    *,
    source: str | None = None,
    accept_licence: bool = False,
    on_progress: Progress | None = None,
    cancel: CancelToken | None = None,
) -> Card:
    """Fetches what a model lacks, first of the model that it builds on.

    Args:
        model: Its id.
        source: A folder that holds the files under their published names; None to fetch them where they are published.
        accept_licence: Whether the user agrees to what `Card.notice` says.
        on_progress: Told how many bytes are there, as stage `download`, model by model.
        cancel: Ends it; what is there is gone on with next time.

    Returns:
        The model's card in the user's folder.

    Raises:
        CancelledError: It was cancelled.
        DiskFullError: The files do not fit.
        DownloadError: A file cannot be fetched, or is another one than the card or the hub says.
        ModelError: There is no such model, it has nothing to fetch, or its licence was not agreed to.
        TargetError: The user's folder cannot be written.
    """
    card = catalog.find_card(model)
    if card.id != model:  # a folder, whose id may be that of a published model
        hint = "see: cloudmask models list; a folder is taken with: cloudmask models add FOLDER"
        raise ModelError(f"'{model}' is no id of a model", hint)
    if card.bundled:
        raise ModelError(f"model {card.id} comes with cloudmask", "there is nothing to fetch; use it as it is")
    if _is_whole(card):
        return card
    repository = card.repository
    if repository is None:
        raise ModelError(f"model {card.id} is published nowhere", "install it again with: cloudmask models add FOLDER")
    if card.notice is not None and not accept_licence:
        sentence = f"the licence of model {card.id} must be agreed to ({card.notice.rstrip('.')})"
        raise ModelError(sentence, "say --yes if you agree, or choose another model")
    if card.base_card is None or _is_whole(card.base_card):
        return _fetch(card, repository if source is None else Path(source), on_progress, cancel)
    if source is not None:
        raise ModelError(
            f"model {card.id} builds on {card.base}, which is not whole on this computer",
            f"fetch that one first: cloudmask models download {card.base} --from FOLDER",
        )
    download_model(card.base_card.id, accept_licence=accept_licence, on_progress=on_progress, cancel=cancel)
    return _fetch(card, repository, on_progress, cancel)


def _is_whole(card: Card) -> bool:
    """Whether nothing is to be done; damaged files are fetched again."""
    if not card.available:
        return False
    try:
        card.verify()
    except ModelError:
        if card.repository is None:
            raise
        return False
    return True


def _fetch(card: Card, origin: str | Path, on_progress: Progress | None, cancel: CancelToken | None) -> Card:
    """Fetches from a repository (a text) or a folder (a path), and makes a model of it."""
    folder = catalog.user_folder() / card.id
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetError(
            f"{folder} cannot be made ({error.strerror or error})", "name another folder for models in CLOUDMASK_MODELS"
        ) from error
    try:
        if isinstance(origin, str):
            revision: str | None = _from_hub(card, origin, folder, on_progress, cancel)
        else:
            _from_folder(card, origin, folder, on_progress, cancel)
            revision = card.revision
        _write_card(card, folder, revision)
    finally:
        with contextlib.suppress(OSError):  # an empty folder is left by nobody; one that holds something stays
            folder.rmdir()
    return catalog.read_card(folder)


def _from_hub(
    card: Card, repository: str, folder: Path, on_progress: Progress | None, cancel: CancelToken | None
) -> str:
    """Fetches all files; returns the revision that they are of."""
    listed = {each.path: each for each in list_files(repository, card.revision)}
    sought = [each for each in card.files if not each.optional or each.path in listed]
    wanted = [(each, _expected(card, each, listed)) for each in sought]
    check_space(folder, sum(max(remote.bytes - _there(folder / each.name), 0) for each, remote in wanted))
    share = _Share(sum(remote.bytes for _, remote in wanted), on_progress, cancel)
    for each, remote in wanted:
        fetch_file(
            repository,
            remote.commit,
            remote.path,
            folder / each.name,
            bytes=remote.bytes,
            sha256=remote.sha256,
            on_progress=share.of_one(),
            cancel=cancel,
        )
    return wanted[0][1].commit


def _expected(card: Card, file: CardFile, listed: Mapping[str, RemoteFile]) -> RemoteFile:
    """What the hub says of a file, held to what the card says of it."""
    remote = listed.get(file.path)
    if remote is None:
        raise DownloadError(
            f"the repository {card.repository} holds no {file.path}", "it was moved or removed: update cloudmask"
        )
    size = remote.bytes if file.bytes is None else file.bytes
    digest = remote.sha256 if file.sha256 is None else file.sha256
    if (size, digest) != (remote.bytes, remote.sha256 or digest):
        raise DownloadError(
            f"the repository {card.repository} holds another {file.path} than the card of model {card.id} speaks of",
            "nothing was fetched: update cloudmask",
        )
    return replace(remote, sha256=digest)


def _there(path: Path) -> int:
    """How much of a file has come already, whole or in part."""
    parts = [path, *path.parent.glob(f"{path.name}.*.part")]
    return max((each.stat().st_size for each in parts if each.is_file()), default=0)


def _from_folder(
    card: Card, source: Path, folder: Path, on_progress: Progress | None, cancel: CancelToken | None
) -> None:
    found = [(each, _found(card, source, each)) for each in card.files]
    paths = [(each, path) for each, path in found if path is not None]
    share = _Share(sum(path.stat().st_size for _, path in paths), on_progress, cancel)
    for each, path in paths:
        copy_file(
            path,
            folder / each.name,
            bytes=each.bytes,
            sha256=each.sha256,
            on_progress=share.of_one(),
            cancel=cancel,
        )


def _found(card: Card, source: Path, file: CardFile) -> Path | None:
    """A file in a folder as the hub has it, or as a card's folder does."""
    for path in (source / file.path, source / file.name):
        if path.is_file():
            return path
    if file.optional:
        return None
    names = ", ".join(each.path for each in card.files if not each.optional)
    raise ModelError(f"{source} holds no {file.path}", f"give a folder with all files of model {card.id}: {names}")


def _write_card(card: Card, folder: Path, revision: str | None) -> None:
    there = [each for each in card.files if (folder / each.name).is_file()]
    sums = "".join(f"{each.sha256 or file_digest(folder / each.name)}  {each.name}\n" for each in there)
    texts = {
        SUMS: (f"{REVISION}{revision}\n" if revision else "") + sums,
        CARD: json.dumps(card.raw, indent=2, ensure_ascii=False) + "\n",
    }
    try:
        for name, text in texts.items():
            draft = folder / f"{name}.part"
            draft.write_text(text, encoding="utf-8")
            draft.replace(folder / name)
    except OSError as error:
        raise TargetError(f"{folder} cannot be written ({error.strerror or error})", "make room there") from error


class _Share:
    """Adds up the progress of one file after the other."""

    def __init__(self, total: int, on_progress: Progress | None, cancel: CancelToken | None) -> None:
        self._meter = Meter(on_progress, cancel)
        self._meter.stage(STAGE, total)

    def of_one(self) -> Progress:
        """Progress for the next file."""
        before = 0

        def on_progress(stage: str, done: int, _total: int, _rate: float) -> None:
            nonlocal before
            if stage == STAGE:
                self._meter.advance(done - before)
                before = done

        return on_progress
