"""`cloudmask zones`: how cloudy each polygon is."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from .. import console
from ..options import Debug, Json, Overwrite


def zones_command(
    mask: Annotated[str, typer.Argument(metavar="MASK", help="A mask that cloudmask has written.")],
    polygons: Annotated[Path, typer.Argument(metavar="POLYGONS", help="A vector file, in any coordinate system.")],
    output: Annotated[
        Path, typer.Option("--output", "-o", help="The table to write: .csv, .parquet, or .gpkg with the polygons.")
    ],
    layer: Annotated[str | None, typer.Option(metavar="NAME", help="The layer with the polygons.")] = None,
    id_field: Annotated[
        str | None, typer.Option("--id", metavar="ATTRIBUTE", help="What names a polygon; else the file's feature ids.")
    ] = None,
    centres: Annotated[
        bool,
        typer.Option(
            "--centres",
            help="Count pixels whose centre lies in a polygon; without it, the exact shares of pixels at its border. "
            "The column 'method' says which.",
        ),
    ] = False,
    overwrite: Overwrite = False,
    json: Json = False,
    debug: Debug = False,
) -> None:
    """Write a table of how much of each class lies in each polygon.

    Percentages of the classes are of the polygon's area with data, and 100 together; those of no data and of what lies
    beyond the mask are of the whole polygon.
    """
    from ..zone_statistics import zones

    with console.show_progress() as on_progress:
        result = zones(
            mask,
            polygons,
            output,
            exact=not centres,
            layer=layer,
            id_field=id_field,
            overwrite=overwrite,
            on_progress=on_progress,
        )
    if json:
        console.print_json(result.to_dict())
        return
    how = "exact shares of pixels" if result.method == "exact" else "pixels' centres"
    console.out().print(f"{result.polygons} polygons by {how} in {result.seconds:.1f} s")
    console.out().print("table:", str(result.table), markup=False)
    console.print_warnings(result.warnings)
