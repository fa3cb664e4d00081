"""`cut-whus2`: cuts whole scenes of WHUS2-CD+ into patches, bands with their names, as the authors' grid lies."""

from __future__ import annotations

import argparse
import shutil
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np
import rasterio
from numpy.typing import NDArray
from rasterio.errors import RasterioError
from rich.console import Console
from rich.progress import track

from engine.errors import CloudmaskError
from engine.scene import open_scene
from engine.window import Window

from ..cloudsen12 import DataError
from .naming import bands_of
from .whus2 import FACTORS, FUSED, ORDERS, SCENES, scene_of

EDGE = 384
"""Published edge of a patch at 10 m, px, and how far patches lie from each other; 192 at 20 m and 64 at 60 m."""

_ENDING = "_Mask"


Planes = Callable[[str, Window], NDArray[np.generic]]
"""Reads a part of a group of bands: by the group's name, and the window in pixels of 10 m."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Adds the command's arguments."""
    parser.add_argument("folder", type=Path, help="folder of the scenes: train/10m, 20m, 60m and labels, or products")
    parser.add_argument("target", type=Path, help="folder of the patches, which pre-training and fine-tuning read")
    parser.add_argument("--split", choices=("train", "test"), default="train", help="which part (default: train)")
    parser.add_argument("--edge", type=int, default=EDGE, help=f"edge of a patch at 10 m, px (default: {EDGE})")
    parser.add_argument(
        "--unnamed", choices=sorted(ORDERS), help="how bands were stacked that have no names: see docs/training.md"
    )


def run(options: argparse.Namespace) -> int:
    """Cuts every scene that has a label, and tells how many patches there are."""
    count = cut_scenes(options.folder, options.target, options.split, options.edge, options.unnamed)
    Console(stderr=True, soft_wrap=True, highlight=False).print(f"{count} patches in {options.target}", markup=False)
    return 0


def cut_scenes(folder: Path, target: Path, split: str = "train", edge: int = EDGE, unnamed: str | None = None) -> int:
    """Cuts every labelled scene of a split; scenes that were cut already stay.

    A patch with a pixel of 0 in any band is left out, and numbers go on over it, as published.

    Args:
        folder: Holds `<split>/labels/<product>_Mask.tif` and, for each, rasters `<split>/10m/<product>.tif` and so on,
            or the product itself (`.SAFE`, `.zip`) in `<split>`.
        target: Gets `<split>/10m/<product>/<number>.tif` and so on.
        split: `train` or `test`.
        edge: Of a patch at 10 m, a multiple of 6, px.
        unnamed: `fused` or `sorted`, where rasters do not name their bands.

    Returns:
        Patches of all these scenes.

    Raises:
        DataError: There are no scenes, or one is unknown, damaged, or of another size than its label.
    """
    if edge < 1 or edge % max(FACTORS.values()):
        raise DataError(f"patches of {edge} px cannot be cut at 60 m too", "give a multiple of 6")
    labels = sorted((folder / split / "labels").glob("*.tif"))
    if not labels:
        raise DataError(f"there are no labels in {folder / split / 'labels'}", "give the folder of the whole scenes")
    for label in labels:
        product = label.stem.removesuffix(_ENDING)
        if scene_of(product) not in SCENES[split]:
            raise DataError(f"{product} is no scene that WHUS2-CD+ has for {split}", "take it out of the folder")
        if not (target / split / "labels" / product).is_dir():
            _cut_scene(folder / split, label, product, target / split, edge, unnamed)
    return len(list((target / split / "labels").rglob("*.tif")))


def _cut_scene(folder: Path, label: Path, product: str, target: Path, edge: int, unnamed: str | None) -> None:
    """Cuts a scene beside its place; its labels come last, and tell that it is whole."""
    part = target / f".{product}.part"
    shutil.rmtree(part, ignore_errors=True)
    try:
        with (
            _reading(label.name),
            rasterio.open(label) as mask,
            _planes(folder, product, mask.shape, unnamed) as planes,
        ):
            windows = list(_windows(mask.shape, edge))
            console = Console(stderr=True, soft_wrap=True, highlight=False)
            for number, window in enumerate(track(windows, product, console=console, transient=True), 1):
                stacks = {group: planes(group, window) for group in FUSED}
                if all(stack.all() for stack in stacks.values()):
                    for group, stack in stacks.items():
                        _write(part / group / f"{number}.tif", stack, FUSED[group])
                    codes = mask.read(
                        [1], window=((window.row, window.row + edge), (window.column, window.column + edge))
                    )
                    _write(part / "labels" / f"{number}{_ENDING}.tif", codes, ("",))
        for group in (*FUSED, "labels"):
            (part / group).mkdir(parents=True, exist_ok=True)
            (target / group).mkdir(parents=True, exist_ok=True)
            shutil.rmtree(target / group / product, ignore_errors=True)
            (part / group).rename(target / group / product)
    finally:
        shutil.rmtree(part, ignore_errors=True)


@contextmanager
def _planes(folder: Path, product: str, shape: tuple[int, int], unnamed: str | None) -> Iterator[Planes]:
    """Opens a scene: its product by the engine, which knows bands by name, or its three rasters.

    Raises:
        DataError: It is not there, its bands cannot be told, or it has not the size of its label.
    """
    whole = next((path for ending in (".SAFE", ".zip") if (path := folder / f"{product}{ending}").exists()), None)
    with ExitStack() as opened:
        if whole is not None:
            scene = opened.enter_context(open_scene(whole))
            _require_size(scene.grid().height, scene.grid().width, shape, product)

            def of_product(group: str, window: Window) -> NDArray[np.generic]:
                return scene.read(
                    _coarser(window, FACTORS[group]), resolution=10.0 * FACTORS[group], bands=FUSED[group]
                )

            yield of_product
            return
        rasters = {group: opened.enter_context(rasterio.open(folder / group / f"{product}.tif")) for group in FUSED}
        order = ORDERS.get(unnamed or "")
        hint = "name the bands as descriptions, or say --unnamed fused or sorted: how they were stacked"
        names = {group: f"{group}/{product}.tif" for group in FUSED}
        places = {
            group: bands_of(raster.descriptions, FUSED[group], order[group] if order else None, names[group], hint)
            for group, raster in rasters.items()
        }
        for group, raster in rasters.items():
            _require_size(raster.height * FACTORS[group], raster.width * FACTORS[group], shape, names[group])

        def of_rasters(group: str, window: Window) -> NDArray[np.generic]:
            part = _coarser(window, FACTORS[group])
            rows, columns = (part.row, part.row + part.height), (part.column, part.column + part.width)
            stack: NDArray[np.generic] = rasters[group].read(
                [place + 1 for place in places[group]], window=(rows, columns)
            )
            return stack

        yield of_rasters


@contextmanager
def _reading(name: str) -> Iterator[None]:
    """Tells of a raster that cannot be read, in a sentence."""
    try:
        yield
    except RasterioError as error:
        raise DataError(f"the scene of {name} cannot be read: {error}", "download or fuse it again") from error
    except CloudmaskError as error:
        raise error if isinstance(error, DataError) else DataError(error.sentence, error.hint) from error


def _require_size(height: int, width: int, label: tuple[int, int], name: str) -> None:
    if (height, width) != label:
        raise DataError(
            f"the label of {name} has {label[0]} × {label[1]} px, its image {height} × {width}",
            "give the label of this scene",
        )


def _coarser(window: Window, factor: int) -> Window:
    return Window(
        row=window.row // factor, column=window.column // factor,
        height=window.height // factor, width=window.width // factor,
    )  # fmt: skip


def _windows(shape: tuple[int, int], edge: int) -> Iterator[Window]:
    """Patches beside each other; what is left at the right and below is unused."""
    for row in range(0, shape[0] - edge + 1, edge):
        for column in range(0, shape[1] - edge + 1, edge):
            yield Window(row=row, column=column, height=edge, width=edge)


def _write(path: Path, stack: NDArray[np.generic], names: Sequence[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    shape = {"count": len(stack), "height": stack.shape[1], "width": stack.shape[2], "dtype": stack.dtype}
    with rasterio.open(path, "w", driver="GTiff", compress="deflate", **shape) as target:
        target.write(stack)
        target.descriptions = tuple(names)
