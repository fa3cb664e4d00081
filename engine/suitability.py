"""Whether a scene is what a model was made for."""

from __future__ import annotations

from .catalog import Card
from .errors import RadiometryError
from .grid import Grid
from .scene import Scene


def check_fit(scene: Scene, grid: Grid, card: Card) -> list[str]:
    """Compares a scene with a model's card.

    Args:
        scene: The scene.
        grid: The grid on which it will be masked.
        card: The model's card.

    Returns:
        Sentences to warn with.

    Raises:
        RadiometryError: The model was not made for the scene's processing level.
    """
    return [*_level_warnings(scene, card), *_resolution_warnings(grid, card), *band_warnings(scene, card)]


def band_warnings(scene: Scene, card: Card) -> list[str]:
    """What the bands that a scene lacks cost the model, a sentence each."""
    return [f"{card.id}: {sentence}" for sentence in card.cautions_for(tuple(scene.bands))]


def _level_warnings(scene: Scene, card: Card) -> list[str]:
    levels = card.inputs.levels
    if scene.level is None:
        if {"L1C", "L2A"} <= set(levels):
            return ["the processing level is unknown; the model takes L1C and L2A, but say --level if you know it"]
        raise RadiometryError(
            f"the processing level is unknown and model {card.id} takes {' or '.join(levels)}", "give it with --level"
        )
    if scene.level not in levels:
        raise RadiometryError(
            f"the scene is {scene.level} and model {card.id} takes {' or '.join(levels)}", "choose another --model"
        )
    return []


def _resolution_warnings(grid: Grid, card: Card) -> list[str]:
    resolution, (finest, coarsest) = grid.resolution, card.inputs.resolution_range
    if resolution is None:
        return []
    # Neither 9.9999 m nor a degree's rounding is another resolution.
    if finest * 0.99 <= resolution <= coarsest * 1.01:
        return []
    return [f"pixels of {resolution:.3g} m are outside what model {card.id} was tried on, {finest:g} to {coarsest:g} m"]
