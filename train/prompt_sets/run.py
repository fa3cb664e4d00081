"""`prompt-sets`: scores CLIPSeg as it is with many sets of prompts."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeRemainingColumn
from rich.progress import Progress as Bar

from engine.cards import Card
from engine.catalog import find_card
from engine.errors import ModelError
from engine.models.devices import choose_device, choose_precision
from engine.output.failures import writing
from engine.prefetch import prefetch
from engine.sentinel2 import VISIBLE

from ..data.cloudsen12 import Chip, CloudSEN12
from ..ladder.scoring import strongest
from ..scoring.confusion import count
from ..scoring.selection import Selection
from ..scoring.windows import as_published
from .network import ManyPrompts
from .progress import Progress
from .report import Score, print_scores, write_scores
from .sets import PromptSets, read_sets

_SAVED_AFTER = 20.0
"""Seconds between two looks of what is counted onto the disk."""

_AHEAD = 2


def score_sets(
    data: str, model: str, sets: Path, output: Path, *, limit: int | None = None, device: str = "auto",
    precision: str = "fp32",
) -> list[Score]:  # fmt: skip
    """Scores all sets of a file on the test images, by the published protocol; goes on where it was stopped.

    Args:
        data: CloudSEN12+ in any published form.
        model: Id of an installed CLIPSeg, or its folder.
        sets: The file.
        output: Folder for `prompt_sets.csv`, `prompt_sets.png` and what is counted so far.
        limit: At most so many images, spread evenly over the set; None for all.
        device: `auto`, `cpu`, `cuda`, `cuda:1`, `mps`.
        precision: `auto`, `fp32`, `bf16`, `fp16`.

    Raises:
        UsageError: The file of sets has no meaning, or the folder holds other scores.
        ModelError: The model is not there, damaged, or no CLIPSeg; a prompt is too long.
        DataError: There are no test images, or one is damaged.
        TargetError: The folder cannot be written.
        KeyboardInterrupt: Somebody stopped it; carries the sentence that says what is left.
    """
    console = Console(stderr=True, markup=False, highlight=False)
    wanted = read_sets(sets)
    card = _clipseg(model)
    chosen = choose_device(device)
    exact = choose_precision(precision, chosen)
    images = Selection(data, limit=limit).open()
    settings = {
        "model": card.sha256,
        "images": images.digest,
        "sets": hashlib.sha256(repr([(each.name, each.prompts) for each in wanted.sets]).encode()).hexdigest(),
        "precision": exact,
    }
    with writing(output / "prompt_sets.csv"):
        output.mkdir(parents=True, exist_ok=True)
    progress = Progress(output, len(wanted.sets), settings)
    console.print(_outlook(wanted, images, progress), soft_wrap=True)
    if progress.done < len(images):
        network = ManyPrompts(card, wanted.prompts, chosen.name, exact)
        _count(network, wanted, images, progress, chosen.name, console)
    scores = [Score(each, matrix) for each, matrix in zip(wanted.sets, progress.matrices, strict=True)]
    with writing(output / "prompt_sets.csv"):
        write_scores(output, scores, wanted.source, len(images))
    print_scores(scores, wanted.source, images, output)
    return scores


def _clipseg(model: str) -> Card:
    card = find_card(model)
    if card.family != "clipseg":
        raise ModelError(f"model {card.id} takes no prompts", "name a CLIPSeg with --model")
    card.verify()
    return card


def _outlook(wanted: PromptSets, images: CloudSEN12, progress: Progress) -> str:
    told = f"{len(wanted.sets)} sets with {len(wanted.prompts)} different prompts on {len(images)} images"
    left = len(images) - progress.done
    if not left:
        return f"{told}: all are counted"
    return f"{told}; {progress.done} are counted, {left} are left" if progress.done else told


def _count(
    network: ManyPrompts, wanted: PromptSets, images: CloudSEN12, progress: Progress, device: str, console: Console
) -> None:
    """Counts the images that are left."""
    places = {prompt: place for place, prompt in enumerate(wanted.prompts)}
    asked = [[places[prompt] for prompt in each.prompts] for each in wanted.sets]
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    saved = time.monotonic()
    try:
        with (
            Bar(*columns, console=console, transient=True, disable=not console.is_terminal) as bar,
            prefetch(_left(images, progress.done), depth=_AHEAD) as ahead,
        ):
            task = bar.add_task("images", total=len(images), completed=progress.done)
            for chip in ahead:
                progress.matrices = progress.matrices + _matrices(network, chip, asked, device)
                progress.done += 1
                bar.advance(task)
                if time.monotonic() - saved > _SAVED_AFTER:
                    progress.save()
                    saved = time.monotonic()
    except KeyboardInterrupt:
        progress.save()
        raise KeyboardInterrupt(
            f"{progress.done} of {len(images)} images are counted, and the same command goes on"
        ) from None
    except Exception:
        progress.save()
        raise
    progress.save()


def _left(images: CloudSEN12, done: int) -> Iterator[Chip]:
    return (as_published(images[index]) for index in range(done, len(images)))


def _matrices(network: ManyPrompts, chip: Chip, asked: list[list[int]], device: str) -> NDArray[np.int64]:
    """Confusion of one image for each set, int64 [sets, 4, 4]."""
    planes = [chip.bands.index(band) for band in VISIBLE]
    pixels = np.ascontiguousarray(chip.image[planes])[None].view(np.int16)  # what torch moves to any device
    image = torch.from_numpy(pixels).to(device).view(torch.uint16)
    logits = network.logits(image)
    matrices = []
    for prompts in asked:
        prediction = strongest(logits[prompts])
        matrices.append(count(prediction.cpu().numpy(), chip.label))
    return np.stack(matrices)
