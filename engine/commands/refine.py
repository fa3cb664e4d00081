"""`cloudmask refine`: another mask from the same probabilities."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import console
from ..options import BufferClouds, BufferShadows, Debug, Json, MinArea, Overwrite, Threshold


def refine_command(
    probabilities: Annotated[Path, typer.Argument(help="Probabilities that mask --probabilities has written.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The mask to write, a cloud-optimised GeoTIFF.")],
    threshold: Threshold = None,
    buffer_clouds: BufferClouds = 0.0,
    buffer_shadows: BufferShadows = 0.0,
    min_area: MinArea = 0.0,
    report: Annotated[Path | None, typer.Option(help="Write areas and settings as JSON.")] = None,
    overwrite: Overwrite = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Draw a mask from stored probabilities, without the model: other thresholds, buffers, no small objects."""
    from ..refinement import parse_thresholds, refine

    with console.show_progress() as on_progress:
        result = refine(
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
    console.print_warnings(result.report["warnings"])
