"""`cloudmask apply`: a raster without its clouds."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import console
from ..options import Debug, Json, Overwrite


def apply_command(
    mask: Annotated[str, typer.Argument(metavar="MASK", help="A mask that cloudmask has written.")],
    raster: Annotated[str, typer.Argument(metavar="RASTER", help="The raster to take clouds out of, on any grid.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The copy to write, a cloud-optimised GeoTIFF.")],
    classes: Annotated[
        str,
        typer.Option(
            metavar="NAME,…",
            help="Classes that become no data; of a mask made with prompts, some of these (clear_ground).",
        ),
    ] = "thick_cloud,thin_cloud,cloud_shadow",
    buffer: Annotated[float, typer.Option(metavar="M", help="Metres around them that become no data, too.")] = 0.0,
    nodata: Annotated[
        float | None,
        typer.Option(
            metavar="V",
            help="What stands for no data; by default the raster's own value, else NaN, the lowest signed number or 0.",
        ),
    ] = None,
    tiled: Annotated[bool, typer.Option("--tiled", help="Write a tiled GeoTIFF without overviews.")] = False,
    overwrite: Overwrite = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Copy a raster with no data where the mask has clouds or shadows.

    The raster may lie on another grid: each of its pixels then has the class of the mask's nearest pixel. Pixels where
    the mask has no data, and pixels beyond its edge, are kept.
    """
    from ..masked_copy import apply

    with console.show_progress() as on_progress:
        result = apply(
            mask,
            raster,
            output,
            classes=[name.strip() for name in classes.split(",") if name.strip()],
            buffer=buffer,
            nodata=nodata,
            tiled=tiled,
            overwrite=overwrite,
            on_progress=on_progress,
        )
    document = result.to_dict()
    if json:
        console.print_json(document)
        return
    value = "none declared" if document["nodata"] is None else f"no data is {document['nodata']}"
    console.out().print(
        f"{document['masked_percent']:.1f} % of {document['pixels']} pixels taken out ({value}) "
        f"in {document['seconds']:.1f} s"
    )
    console.out().print("raster:", str(result.raster), markup=False)
    console.print_warnings(result.warnings)
