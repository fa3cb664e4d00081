"""The command line: options in, words out. What it does is done elsewhere."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path
from typing import Annotated

import typer

from . import console
from .bench.kinds import QUARTER_TILE, WHOLE_TILE, Kind, spelled_out
from .commands.apply import apply_command
from .commands.models import models_app
from .commands.refine import refine_command
from .commands.zones import zones_command
from .errors import CancelledError, CloudmaskError, UsageError
from .interrupts import check
from .options import (
    AllBands,
    Bands,
    BufferClouds,
    BufferShadows,
    Debug,
    DeviceName,
    Json,
    Level,
    MinArea,
    Offset,
    Overwrite,
    Precision,
    Prompt,
    Resolution,
    Scale,
    Scene,
    Threshold,
)
from .version import __version__

INTERRUPTED = 130

# Typer's own class of wrong usage has had several homes; this one is public.
_ClickUsageError: type[Exception] = typer.BadParameter.__mro__[1]

app = typer.Typer(
    name="cloudmask",
    help="Masks thick cloud, thin cloud and cloud shadow of Sentinel-2 scenes.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(models_app, name="models")


@app.callback(invoke_without_command=True)
def _root(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Show the version and end.")] = False,
) -> None:
    if version:
        console.out().print(f"cloudmask {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        console.out().print(context.get_help(), markup=False)


_BESIDE = "Written beside the mask"


@app.command()
def mask(
    scene: Scene,
    output: Annotated[Path, typer.Option("--output", "-o", help="The mask to write, a cloud-optimised GeoTIFF.")],
    model: Annotated[str | None, typer.Option(help="A model's id; see: cloudmask models list.")] = None,
    prompt: Prompt = None,
    device: DeviceName = "auto",
    precision: Precision = "auto",
    resolution: Annotated[
        Resolution, typer.Option(help="Metres per pixel of the mask; source is the finest of the bands.")
    ] = Resolution.SOURCE,
    aoi: Annotated[
        str | None,
        typer.Option(metavar="FILE|XMIN,YMIN,XMAX,YMAX", help="Mask only this: polygons of a file, or a box."),
    ] = None,
    aoi_crs: Annotated[
        str | None, typer.Option(metavar="CRS", help="Of the area, where it is not the file's or the scene's.")
    ] = None,
    bands: Bands = None,
    all_bands: AllBands = False,
    level: Level = None,
    offset: Offset = None,
    scale: Scale = None,
    threshold: Threshold = None,
    buffer_clouds: BufferClouds = 0.0,
    buffer_shadows: BufferShadows = 0.0,
    min_area: MinArea = 0.0,
    probabilities: Annotated[
        Path | None,
        typer.Option(help="The probability of each class, for cloudmask refine (GeoTIFF).", rich_help_panel=_BESIDE),
    ] = None,
    polygons: Annotated[
        Path | None,
        typer.Option(help="Clouds and shadows, or the prompts, as polygons (GeoPackage).", rich_help_panel=_BESIDE),
    ] = None,
    report: Annotated[
        Path | None, typer.Option(help="Areas, inputs and timings (JSON).", rich_help_panel=_BESIDE)
    ] = None,
    quicklook: Annotated[
        Path | None, typer.Option(help="A picture of scene and mask (PNG).", rich_help_panel=_BESIDE)
    ] = None,
    stac: Annotated[
        Path | None, typer.Option(help="A STAC item, for catalogues (JSON).", rich_help_panel=_BESIDE)
    ] = None,
    style: Annotated[
        Path | None,
        typer.Option(
            help="The style for QGIS (.qml); beside the mask and named like it, QGIS takes it of itself.",
            rich_help_panel=_BESIDE,
        ),
    ] = None,
    overwrite: Overwrite = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Mask a scene: thick cloud, thin cloud, cloud shadow; or whatever --prompt names."""
    from .pipeline import mask as mask_scene
    from .refinement import parse_thresholds
    from .scene import parse_band_mapping

    with console.show_progress() as on_progress:
        result = mask_scene(
            scene[0] if len(scene) == 1 else scene,
            output,
            model=model,
            prompts=prompt or None,
            device=device,
            precision=precision,
            resolution=resolution.metres,
            aoi=aoi,
            aoi_crs=aoi_crs,
            level=level,
            offset=offset,
            scale=scale,
            bands=parse_band_mapping(bands) if bands else None,
            all_bands=all_bands,
            thresholds=parse_thresholds(threshold or []),
            buffer_clouds=buffer_clouds,
            buffer_shadows=buffer_shadows,
            min_area=min_area,
            probabilities=probabilities,
            polygons=polygons,
            report=report,
            quicklook=quicklook,
            stac=stac,
            style=style,
            overwrite=overwrite,
            on_progress=on_progress,
            on_notice=console.print_notice,
        )
    if json:
        console.print_json(result.report.to_dict())
        return
    console.print_report(result.report, result.files)


@app.command()
def info(
    scene: Scene,
    bands: Bands = None,
    level: Level = None,
    offset: Offset = None,
    scale: Scale = None,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Show what is recognised of a scene: bands, level, baseline, offset, grid, and what the default model lacks."""
    from .catalog import find_card
    from .scene import open_scene, parse_band_mapping
    from .suitability import band_warnings

    with open_scene(
        scene[0] if len(scene) == 1 else scene,
        level=level,
        offset=offset,
        scale=scale,
        bands=parse_band_mapping(bands) if bands else None,
    ) as opened:
        warnings = [*opened.warnings, *band_warnings(opened, find_card())]
        document = {**opened.to_info(), "warnings": warnings}
    if json:
        console.print_json(document)
    else:
        console.print_info(document)


app.command("refine")(refine_command)
app.command("apply")(apply_command)
app.command("zones")(zones_command)


@app.command()
def doctor(json: Json = False, debug: Debug = False) -> None:
    """Check this installation: versions, devices, and a real run on each of them."""
    from .doctor import examine

    document = examine()
    if json:
        console.print_json(document)
    else:
        console.print_doctor(document)
    if document["problems"]:
        raise typer.Exit(1)


@app.command()
def bench(
    kind: Annotated[
        list[Kind] | None,
        typer.Option(help="What to measure; may be given several times; all: every input.  [default: geotiff]"),
    ] = None,
    size: Annotated[
        int | None,
        typer.Option(
            help=f"Edge of the scene in pixels of 10 m.  [default: {WHOLE_TILE}; {QUARTER_TILE} for jp2 and remote]",
            min=64,
        ),
    ] = None,
    model: Annotated[str | None, typer.Option(help="A model's id.")] = None,
    device: DeviceName = "auto",
    precision: Precision = "auto",
    all_bands: AllBands = False,
    folder: Annotated[Path | None, typer.Option(help="Where to make the scenes, which are then kept.")] = None,
    latency: Annotated[float, typer.Option(help="Milliseconds before each answer to a remote read.", min=0)] = 30,
    rounds: Annotated[int, typer.Option(help="How often to measure; medians are told.", min=1)] = 1,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Measure this machine with made-up scenes, from file to finished mask, and each part alone.

    geotiff: four bands in a tiled GeoTIFF. jp2: the 13 JPEG 2000 bands of a product, masked at 10 and at 20 m.
    remote: four bands in a cloud-optimised GeoTIFF, read from a server on this machine.
    clipseg: no scene; CLIPSeg as it is run here against the published network, on a chip, four prompts, random weights.
    """
    from .bench.measure import measure

    if folder is not None and not folder.is_dir():
        raise UsageError(f"there is no folder {folder}", "make it first, or leave --folder out")
    with console.show_progress() as on_progress:
        document = measure(
            spelled_out(kind or [Kind.GEOTIFF]),
            size=size,
            model=model,
            device=device,
            precision=precision,
            all_bands=all_bands,
            folder=folder,
            latency=latency / 1000,
            rounds=rounds,
            on_progress=on_progress,
        )
    if json:
        console.print_json(document)
    else:
        console.print_bench(document)


def run() -> int:
    """Runs a command.

    Returns:
        The exit code: 0 done, 1 failed, 2 wrong usage, 130 cancelled.
    """
    try:
        code = int(app(standalone_mode=False) or 0)
        if code == INTERRUPTED:  # Typer has caught it
            raise KeyboardInterrupt
        return code
    except CancelledError:
        raise KeyboardInterrupt from None
    except _ClickUsageError as error:
        return _usage(error)
    except CloudmaskError as error:
        check()
        if "--debug" in sys.argv:
            traceback.print_exc()
        console.print_error(str(error))
        return 2 if isinstance(error, UsageError) else 1
    except typer.Abort:
        raise KeyboardInterrupt from None
    except Exception as error:  # noqa: BLE001 - the boundary of the process: whatever nobody foresaw
        check()
        if "--debug" in sys.argv:
            traceback.print_exc()
        told = f"{type(error).__name__}: {error}"
        console.print_error(f"cloudmask met something unforeseen ({told}): add --debug to see where, and report it")
        return 1


def _usage(error: Exception) -> int:
    """Typer's own message in our form; a call without arguments shows the help."""
    context = getattr(error, "ctx", None)
    if type(error).__name__ == "NoArgsIsHelpError":
        console.out().print(context.get_help() if context else str(error), markup=False)
        return 2
    message = getattr(error, "format_message", lambda: str(error))().rstrip(".")
    command = context.command_path if context else "cloudmask"
    console.print_error(f"{message}; see: {command} --help")
    return 2
