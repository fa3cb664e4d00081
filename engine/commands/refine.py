"""`cloudmask refine`: another mask from the same probabilities."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import console
from ..options import Debug, Json


def refine(
    probabilities: Annotated[Path, typer.Argument(help="Probabilities that mask --probabilities has written.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The mask to write, a cloud-optimised GeoTIFF.")],
    threshold: Annotated[
        list[str] | None,
        typer.Option(
            metavar="CLASS=P",
            help="Choose a class where its probability reaches P (0 to 1), and nowhere else: cloud (thick and thin "
            "together), thick_cloud, thin_cloud, cloud_shadow. Can be given several times.",
        ),
    ] = None,
    buffer_clouds: Annotated[
        float, typer.Option(metavar="M", help="Metres by which clouds grow, over clear ground and shadows.")
    ] = 0.0,
    buffer_shadows: Annotated[
        float, typer.Option(metavar="M", help="Metres by which shadows grow, over clear ground only.")
    ] = 0.0,
    min_area: Annotated[
        float, typer.Option(metavar="M2", help="Clouds and shadows under so many square metres become clear.")
    ] = 0.0,
    report: Annotated[Path | None, typer.Option(help="Write areas and settings as JSON.")] = None,
    overwrite: Annotated[bool, typer.Option("--overwrite", help="Replace files that exist.")] = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Draw a mask from stored probabilities, without the model: other thresholds, buffers, no small objects."""
    from ..refine import parse_thresholds
    from ..refine import refine as refine_probabilities

    with console.show_progress() as on_progress:
        result = refine_probabilities(
            probabilities,
            output,
            thresholds=parse_thresholds(threshold or []),
            buffer_clouds=buffer_clouds,
            buffer_shadows=buffer_shadows,
            min_area=min_area,
            report=report,
            overwrite=overwrite,
            on_progress=on_progress,
        )
    if json:
        console.print_json(result.report)
        return
    cloud = result.report["cloud_percent"]
    console.out().print(f"cloud: {'no valid pixel' if cloud is None else f'{cloud:.1f} % of valid pixels'}")
    for name, path in (("mask", result.mask), ("report", report)):
        if path:
            console.out().print(f"{name + ':':<9}", str(path), markup=False)
