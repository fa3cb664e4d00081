"""The whole judgement: reads, runs, measures, prints, writes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import torch
import yaml
from rich.console import Console

from ..calibrate import HELD_OUT_PAIRS
from ..data.ground import GroundError
from ..predict import open_predictor
from .chips import Chip, read_held_out, read_labelled, read_pairs
from .consensus import consensus_figures
from .contenders import Contender, Judged, Ours, run_contenders
from .figures import Figure, known
from .files import write_files
from .hard_skies import sky_figures
from .labelled import difference_figures, labelled_figures
from .peers import peers
from .probabilities import reliability_curves, reliability_figures
from .surfaces import clear_figures
from .tables import print_tables

WIDTH = 120
"""Columns of the tables where the terminal does not say."""


def evaluate(
    models: Sequence[str], data: Path, recipe: Path, output: Path, *, with_peers: bool, threads: int
) -> list[Figure]:
    """Measures models on real images, prints tables, and writes files and pictures.

    Args:
        models: `default`, ids of cards, card folders, checkpoints.
        data: Holds `s2` and `labelled`.
        recipe: The training recipe, for the held-out sites.
        output: Folder for `metrics.json`, `metrics.csv`, `chips.csv`, `bars.png`, `reliability.png` and `sheets`.
        with_peers: Whether published detectors are run beside.
        threads: Of the CPU.

    Raises:
        GroundError: Images, the recipe or a published detector are missing or broken.
        ModelError: A card is missing or broken.
        ExportError: A checkpoint is missing or broken.
    """
    from .bars import draw_bars, draw_reliability  # matplotlib takes long to import
    from .sheets import draw_sheets

    torch.set_num_threads(threads)
    ours = _open(models)
    others: list[Contender] = peers(threads) if with_peers else []
    images = data / "s2"
    chips = [*read_labelled(data / "labelled"), *read_held_out(images, validation_sites(recipe))]
    chips += read_pairs(images, HELD_OUT_PAIRS)
    judged = run_contenders([*ours, *others], chips, Console(stderr=True))
    curves = reliability_curves(ours, chips)
    figures = [*measure(judged, chips), *reliability_figures(curves)]
    print_tables(figures, judged, chips, Console(width=None if Console().is_terminal else WIDTH))
    write_files(output, figures, judged, chips)
    draw_bars(output / "bars.png", figures, judged)
    draw_reliability(output / "reliability.png", curves)
    draw_sheets(output / "sheets", judged, chips)
    return figures


def measure(judged: Sequence[Judged], chips: Sequence[Chip]) -> list[Figure]:
    """Everything that masks alone can tell."""
    return list(
        known(
            [
                *labelled_figures(judged, chips),
                *difference_figures(judged, chips),
                *consensus_figures(judged, chips),
                *clear_figures(judged, chips),
                *sky_figures(judged, chips),
            ]
        )
    )


def validation_sites(recipe: Path) -> list[str]:
    """The sites that a recipe holds out of training.

    Raises:
        GroundError: The recipe cannot be read or names none.
    """
    try:
        sites = yaml.safe_load(recipe.read_text(encoding="utf-8"))["data"]["init_args"]["validation_sites"]
    except (OSError, ValueError, KeyError, TypeError, yaml.YAMLError) as error:
        raise GroundError(f"the recipe {recipe} cannot be read or holds out no sites") from error
    return [str(site) for site in sites or ()]


def _open(models: Sequence[str]) -> list[Ours]:
    """Opens the models; the second of two with one name gets a number behind it."""
    seen: Counter[str] = Counter()
    ours = []
    for model in models:
        predictor = open_predictor(model)
        seen[predictor.name] += 1
        count = seen[predictor.name]
        ours.append(Ours(predictor, predictor.name if count == 1 else f"{predictor.name} ({count})"))
    return ours
